import type { Job } from "../jobs/runner.ts";

/** Drops sessions that are over. */
export const forgetSessionsJob: Job = {
  name: "forget-sessions",
  everyMs: 3_600_000,
  run: async (ctx) => {
    await ctx.writer.run("identity.forget-sessions", { now: ctx.clock.now() });
  },
};
