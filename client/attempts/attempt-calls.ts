import { request } from "../lib/api.ts";
import { ProblemError } from "../lib/problem.ts";
import type { AttemptView, QuestionView, ResultView, SaveReply, SubmitReply } from "../lib/views.ts";
import type { Entry } from "./outbox.ts";
import { readSaved, readSaveProblem, type Verdict } from "./save-reply.ts";

/** A save is small: when it takes longer than this, the network is gone and a new try is worth more than waiting. */
const saveTimeoutMs = 8_000;

const path = (attemptId: string) => `/attempts/${encodeURIComponent(attemptId)}`;

export const getAttempt = (attemptId: string) => request<AttemptView>("GET", path(attemptId));
export const leaseAttempt = (attemptId: string) => request<AttemptView>("POST", `${path(attemptId)}/lease`, {});
export const openQuestion = (attemptId: string, position: number) =>
  request<QuestionView>("POST", `${path(attemptId)}/questions/${position}/open`, {});
export const submitAttempt = (attemptId: string, epoch: number) => request<SubmitReply>("POST", `${path(attemptId)}/submit`, { epoch });
export const getResult = (attemptId: string) => request<ResultView>("GET", `${path(attemptId)}/result`);

/** One try at saving; every outcome is a verdict, none is thrown. Outlives a tab that is being closed. */
export async function saveAnswer(attemptId: string, position: number, entry: Entry): Promise<Verdict> {
  const { epoch, seq, choice, key } = entry;
  const keepalive = document.visibilityState === "hidden";
  try {
    const url = `${path(attemptId)}/answers/${position}`;
    return readSaved(await request<SaveReply>("PUT", url, { epoch, seq, choice, key }, { timeoutMs: saveTimeoutMs, keepalive }));
  } catch (error) {
    if (error instanceof ProblemError) return readSaveProblem(error);
    throw error;
  }
}
