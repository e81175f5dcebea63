import { countUsesJob, sweepJob } from "../attempts/jobs.ts";
import { forgetImportFilesJob } from "../desk/import-jobs.ts";
import { forgetSessionsJob } from "../identity/jobs.ts";
import { publishJob, recheckStreamsJob } from "../leaderboards/jobs.ts";
import type { Job } from "./runner.ts";

/** Every periodic duty of the server. */
export const jobs: Job[] = [sweepJob, publishJob, recheckStreamsJob, forgetSessionsJob, countUsesJob, forgetImportFilesJob];
