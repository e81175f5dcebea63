import type { Job } from "../jobs/runner.ts";
import { fileKeptMs } from "./import-service.ts";
import { listLeftStaging, listOldFiles } from "./import-store.ts";
import { untilDone } from "./import-undo.ts";

const stagedForMs = 3_600_000;

/** Lets go of uploaded files after 30 days, and of what a process that was killed left half-done. */
export const forgetImportFilesJob: Job = {
  name: "forget-import-files",
  everyMs: 3_600_000,
  run: async (ctx) => {
    const now = ctx.clock.now();
    for (const importId of await listOldFiles(ctx.db, now - fileKeptMs)) {
      await untilDone(() => ctx.writer.run("desk.import-forget-file", { importId }));
    }
    for (const importId of await listLeftStaging(ctx.db, now - stagedForMs)) {
      await untilDone(() => ctx.writer.run("desk.import-sweep", { importId }));
    }
    await ctx.writer.run("desk.import-forget-made", { before: now - stagedForMs });
  },
};
