import type { Job } from "../jobs/runner.ts";
import { boardsOf } from "./service.ts";

/** At most one board a second and competition, and none when nothing has changed (feature G4). */
export const publishJob: Job = { name: "publish-leaderboards", everyMs: 1_000, run: (ctx) => boardsOf(ctx).publishDue() };
