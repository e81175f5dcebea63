import type { Job } from "../jobs/runner.ts";
import { fileKeptMs } from "./import-service.ts";

const stagedForMs = 3_600_000;

/** Lets go of uploaded files after 30 days, and of what a process that was killed left half-done. */
export const forgetImportFilesJob: Job = {
  name: "forget-import-files",
  everyMs: 3_600_000,
  run: async (ctx) => {
    const now = ctx.clock.now();
    await ctx.writer.run("desk.import-forget", { filesBefore: now - fileKeptMs, stagedBefore: now - stagedForMs });
  },
};
