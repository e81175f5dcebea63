import { createLoad } from "../lib/load.ts";
import { request } from "../lib/api.ts";
import type { OwnReport, OwnReports } from "./views.ts";

const path = (attemptId: string) => `/attempts/${encodeURIComponent(attemptId)}`;

export const sendReport = (attemptId: string, position: number, body: { reason: string; text: string }) =>
  request<OwnReports>("POST", `${path(attemptId)}/questions/${position}/reports`, body);

/** What the member has said about questions of one paper. The result is worth reading without it, so a failure stays silent. */
export function createOwnReports(attemptId: string) {
  const load = createLoad(() => request<OwnReports>("GET", `${path(attemptId)}/reports`));
  return {
    /** Whether it is known what was said before: until then nothing new is asked for. */
    known: () => load.data() !== undefined,
    /** Newest first. */
    at: (position: number): OwnReport[] => load.data()?.reports.filter((report) => report.position === position) ?? [],
    again: load.again,
  };
}

export type OwnReportsState = ReturnType<typeof createOwnReports>;
