import { actorOfSession } from "../identity/actor.ts";
import type { Job } from "../jobs/runner.ts";
import { boardsOf } from "./service.ts";

/** At most one board a second and competition, and none when nothing has changed (feature G4). */
export const publishJob: Job = { name: "publish-leaderboards", everyMs: 1_000, run: (ctx) => boardsOf(ctx).publishDue() };

/** Screens and phones watch for hours: who was signed out or whose card was withdrawn watches half a minute longer (fault G11). */
export const recheckStreamsJob: Job = {
  name: "recheck-streams",
  everyMs: 30_000,
  run: (ctx) => ctx.streams.recheck(async (session) => (await actorOfSession(ctx, session)) !== undefined),
};
