import type { AppContext } from "../context.ts";

/** A periodic duty: harmless when run twice, carried out through the same service as the button. */
export interface Job {
  name: string;
  everyMs: number;
  run: (ctx: AppContext) => Promise<void>;
}

/** Runs each job at its own pace, one at a time per job. Only the process that holds the job's lease does it. */
export function startJobs(ctx: AppContext, jobs: Job[]): { stop(): Promise<void> } {
  let stopped = false;
  const running = new Set<Promise<void>>();
  const timers = new Map<Job, NodeJS.Timeout>();

  const turn = async (job: Job) => {
    try {
      const holder = ctx.config.instanceId;
      const mine =
        ctx.database.engine === "sqlite" ||
        (await ctx.writer.run("jobs.lease", { name: job.name, holder, now: ctx.clock.now(), forMs: job.everyMs * 3 + 5_000 }));
      if (mine) await job.run(ctx);
    } catch (error) {
      if (!stopped) ctx.log.error({ err: error, job: job.name }, "job failed; it will be tried again");
    }
  };
  const schedule = (job: Job) => {
    if (stopped) return;
    timers.set(
      job,
      setTimeout(() => {
        const work = turn(job).then(() => {
          running.delete(work);
          schedule(job);
        });
        running.add(work);
      }, job.everyMs),
    );
  };
  for (const job of jobs) schedule(job);

  return {
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
