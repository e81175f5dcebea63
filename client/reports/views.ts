/** What the routes about faulty questions answer: the server's own contract, types only. */
import type { OwnReportsView, ThreadsView } from "../../server/reports/contract.ts";

export type OwnReports = OwnReportsView;
export type OwnReport = OwnReportsView["reports"][number];
export type Threads = ThreadsView;
export type Thread = ThreadsView["threads"][number];
