import { request } from "../lib/api.ts";
import { ProblemError, readProblem } from "../lib/problem.ts";
import { problemText } from "../text/zh-CN.ts";
import type {
  BankRow,
  CheckResult,
  DiffPart,
  DraftContent,
  DraftReply,
  Formulation,
  Formulations,
  Invitation,
  NewBank,
  Organisers,
  QuestionDesk,
  QuestionPage,
  ReleasesView,
  ReleaseView,
  ReviewRow,
  SimilarQuestion,
  StoredImage,
  Verdicts,
} from "./views.ts";

const at = (id: string) => `/desk/questions/${encodeURIComponent(id)}`;
const bankAt = (id: string) => `/desk/banks/${encodeURIComponent(id)}`;
/** Similarity, whole-bank checks and exports run apart on the server and may queue. */
const patient = { timeoutMs: 90_000 };

export const getBanks = () => request<{ banks: BankRow[] }>("GET", "/desk/banks");
export const createBank = (bank: NewBank) => request<unknown>("POST", "/desk/banks", bank);
export const changeBank = (id: string, change: { title: string; owner: string }) => request<unknown>("PUT", bankAt(id), change);
/** @param bankId null: all of them. */
export const checkBank = (bankId: string | null) => request<CheckResult>("POST", "/desk/check", { bankId }, patient);
export const getQuestions = (query: string) => request<QuestionPage>("GET", `/desk/questions?${query}`);
export const createQuestion = (body: { bankId: string; type: string; period: string }) =>
  request<QuestionDesk>("POST", "/desk/questions", body);
export const getQuestion = (id: string) => request<QuestionDesk>("GET", at(id));
export const saveDraft = (id: string, version: number, content: DraftContent) =>
  request<DraftReply>("PUT", `${at(id)}/draft`, { version, content });
/** `gone`: the question had nothing but this draft. */
export const dropDraft = (id: string, version: number) => request<{ gone: boolean }>("DELETE", `${at(id)}/draft?version=${version}`);
export const submitDraft = (id: string, version: number, reason: string) =>
  request<QuestionDesk>("POST", `${at(id)}/submissions`, { version, reason }, patient);
export const withdraw = (id: string) => request<QuestionDesk>("POST", `${at(id)}/withdrawals`, {});
export const retire = (id: string, reason: string) => request<unknown>("POST", `${at(id)}/retirement`, { reason });
export const unretire = (id: string) => request<unknown>("DELETE", `${at(id)}/retirement`);
export const getDiff = (id: string, from: number | "draft", to: number | "draft") =>
  request<{ parts: DiffPart[] }>("GET", `${at(id)}/diff?from=${from}&to=${to}`);
export const getSimilar = (id: string) => request<{ similar: SimilarQuestion[] }>("GET", `${at(id)}/similar`, undefined, patient);

export interface Verdict {
  items: { questionId: string; ordinal: number }[];
  verdict: "approve" | "return";
  comment: string;
}
export const judge = (body: Verdict) => request<Verdicts>("POST", "/desk/reviews", body, patient);
export const getReviews = (bankId: string) =>
  request<{ rows: ReviewRow[] }>("GET", `/desk/reviews${bankId ? `?bank=${encodeURIComponent(bankId)}` : ""}`, undefined, patient);

export const getReleases = (bankId: string) => request<ReleasesView>("GET", `${bankAt(bankId)}/releases`, undefined, patient);
export const createRelease = (bankId: string, body: { name: string; message: string }) =>
  request<ReleaseView>("POST", `${bankAt(bankId)}/releases`, body, patient);
export const exportPath = (bankId: string, format: string, release: string) =>
  `/api${bankAt(bankId)}/export?format=${format}${release ? `&release=${encodeURIComponent(release)}` : ""}`;
export const getLosses = (bankId: string, format: string, release: string) =>
  request<{ losses: { questionId: string; message: string }[] }>(
    "GET",
    `${bankAt(bankId)}/export/losses?format=${format}${release ? `&release=${encodeURIComponent(release)}` : ""}`,
    undefined,
    patient,
  );

export const getFormulations = () => request<Formulations>("GET", "/desk/formulations");
export const putFormulations = (version: number, formulations: Formulation[]) =>
  request<Formulations>("PUT", "/desk/formulations", { version, formulations });
export const getOrganisers = () => request<Organisers>("GET", "/desk/organisers");
export const invite = () => request<Invitation>("POST", "/desk/organisers/invitations", {});
export const templatePath = (kind: "word" | "excel") => `/api/desk/templates/${kind}`;
export const imagePath = (file: string) => `/api/images/${encodeURIComponent(file)}`;

/** Sends a picture as it is. Throws ProblemError like `request`. */
export async function uploadImage(picture: Blob): Promise<StoredImage> {
  try {
    const reply = await fetch("/api/desk/images", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": picture.type },
      body: picture,
    });
    const body: unknown = await reply.json().catch(() => undefined);
    if (!reply.ok) throw readProblem(reply.status, body, reply.headers.get("retry-after"), problemText.unreadable);
    return body as StoredImage;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(0, "no-reply", problemText.offline);
  }
}
