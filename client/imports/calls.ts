import { request } from "../lib/api.ts";
import { ProblemError, readProblem } from "../lib/problem.ts";
import { problemText } from "../text/zh-CN.ts";
import type {
  ColumnMap,
  Counts,
  Decision,
  Defaults,
  ImportDesk,
  ImportQuestion,
  ImportRow,
  Mending,
  RefusedPiece,
  SheetRows,
  Unit,
} from "./views.ts";

const at = (id: string) => `/desk/imports/${encodeURIComponent(id)}`;
/** Reading and confirming a file of thousands takes its time. */
const patient = { timeoutMs: 200_000 };

export const getImports = () => request<{ imports: ImportRow[] }>("GET", "/desk/imports");
export const getImport = (id: string, query = "") => request<ImportDesk>("GET", `${at(id)}${query}`);
export const getUnits = (id: string, from: number, count: number) =>
  request<{ units: Unit[] }>("GET", `${at(id)}/units?from=${from}&count=${count}`);
export const getRefusals = (id: string, from: number, count: number) =>
  request<{ refusals: RefusedPiece[] }>("GET", `${at(id)}/refusals?from=${from}&count=${count}`);
export const getSheets = (id: string) => request<{ sheets: SheetRows[] }>("GET", `${at(id)}/sheets`, undefined, patient);
export const discardImport = (id: string) => request<unknown>("DELETE", at(id));

export interface Mended {
  question: ImportQuestion;
  mark: string;
  counts: Counts;
}
export const mendQuestion = (id: string, number: number, change: { reading?: Mending | null; decision?: Decision }) =>
  request<Mended>("PUT", `${at(id)}/questions/${number}`, change);

export interface BulkChange {
  type?: string;
  decision?: Decision;
  period?: string;
  topic?: string;
  difficulty?: string;
  source?: string;
}
export interface Bulk {
  changed: number;
  refused: { number: number; detail: string }[];
  marks: string;
  counts: Counts;
}
export const changeMany = (id: string, numbers: number[], change: BulkChange) =>
  request<Bulk>("POST", `${at(id)}/bulk`, { numbers, change }, patient);

export const putColumns = (id: string, map: Pick<ColumnMap, "sheet" | "headerRow" | "columns">) =>
  request<ImportDesk>("PUT", `${at(id)}/columns`, map, patient);
export const confirmImport = (id: string, defaults: Defaults) =>
  request<ImportDesk>("POST", `${at(id)}/confirmation`, { only: "decided", defaults }, patient);
export const undoImport = (id: string) =>
  request<{ removed: number; kept: { id: string; stem: string }[]; import: ImportDesk }>(
    "DELETE",
    `${at(id)}/confirmation`,
    undefined,
    patient,
  );
export const errorsPath = (id: string) => `/api${at(id)}/errors.xlsx`;

/**
 * Sends a file as it is. `progress` from 0 to 1 while it goes up; at 1 the server is reading it. XMLHttpRequest because
 * fetch says nothing about how far an upload is. Rejects with ProblemError.
 */
export function uploadFile(bankId: string, file: File, progress: (share: number) => void): Promise<ImportDesk> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", `/api/desk/imports?bank=${encodeURIComponent(bankId)}`);
    call.setRequestHeader("content-type", "application/octet-stream");
    call.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    call.timeout = patient.timeoutMs;
    call.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    call.addEventListener("load", () => {
      const body = parsed(call.responseText);
      if (call.status === 200 && body !== undefined) resolve(body as ImportDesk);
      else reject(readProblem(call.status, body, call.getResponseHeader("retry-after"), problemText.unreadable));
    });
    const silent = () => reject(new ProblemError(0, "no-reply", problemText.offline));
    call.addEventListener("error", silent);
    call.addEventListener("timeout", silent);
    call.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
