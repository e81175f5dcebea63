import type { Job } from "../jobs/runner.ts";
import { closeOverdue } from "./service.ts";
import { countUses } from "./uses.ts";

/** Closes what nobody touches any more, through the same compare-and-set as the submit button. */
export const sweepJob: Job = { name: "sweep-attempts", everyMs: 1_000, run: closeOverdue };

/** After a reveal point there is no hurry. */
export const countUsesJob: Job = { name: "count-uses", everyMs: 60_000, run: countUses };
