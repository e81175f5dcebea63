import { request } from "../lib/api.ts";
import type { Threads } from "./views.ts";

export const getThreads = (state: "open" | "closed") => request<Threads>("GET", `/desk/reports?state=${state}`);
/** @param seenUntil of the thread as it was read: what came later is not answered by this. */
export const answerThread = (questionId: string, body: { answer: string; close: boolean; seenUntil: number }) =>
  request<Threads>("POST", `/desk/reports/${encodeURIComponent(questionId)}/answers`, body);
