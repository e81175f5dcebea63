import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { AttemptView } from "../../server/attempts/contract.ts";
import type { SubmittedView } from "../../server/attempts/contract.ts";
import type { Question } from "../../server/bank/question.ts";
import { guess } from "../../server/demo/guess.ts";
import { knownAs, readKnowledge } from "../../server/demo/knowledge.ts";
import { createLuck, type Luck } from "../../server/demo/random.ts";
import { Line, type Reply } from "./line.ts";
import { addDuration, type Durations } from "./quantile.ts";

// Members of the crowd, in a process of their own: each has a phone with a connection of its own and does what a
// phone does, at the pace of life: page, card, home, start, twenty answers, submit.

export interface MembersJob {
  port: number;
  competitionId: string;
  tokens: string[];
  /** The last one comes this long after the first. */
  entryMs: number;
  /** Least and most time from the start to the submit. */
  sittingMs: [number, number];
  /** Where the acknowledged answers are written down: a list of Acknowledged as JSON. */
  acknowledgedFile: string;
}

/** What one member was told is stored. */
export interface Acknowledged {
  attemptId: string;
  receiptCode: string | undefined;
  /** position, seq, JSON of the choice. */
  answers: [number, number, string][];
}

export interface MembersReport {
  errors: number;
  firstError: string | undefined;
  durations: Record<"signIn" | "home" | "start" | "save" | "submit", Durations>;
  /** When the last start and the last submit were acknowledged, ms after the first member came. */
  startedMs: number;
  submittedMs: number;
}

const tries = 8;

process.once("message", (job: MembersJob) => void run(job));
process.once("disconnect", () => process.exit(1));

async function run(job: MembersJob): Promise<void> {
  const known = readKnowledge();
  const report: MembersReport = {
    errors: 0,
    firstError: undefined,
    durations: { signIn: [], home: [], start: [], save: [], submit: [] },
    startedMs: 0,
    submittedMs: 0,
  };
  const began = performance.now();
  const acknowledged = await Promise.all(
    job.tokens.map((token, i) => {
      const luck = createLuck(`crowd ${token}`);
      const member = new Member({ job, report, known, luck, began, line: new Line(`127.0.0.${2 + (i % 8)}`, job.port) });
      return member.sit(token);
    }),
  );
  writeFileSync(job.acknowledgedFile, JSON.stringify(acknowledged));
  process.send?.(report, () => process.exit(0));
}

interface MemberOptions {
  job: MembersJob;
  report: MembersReport;
  known: Map<string, Question[]>;
  luck: Luck;
  began: number;
  line: Line;
}

class Member {
  readonly #o: MemberOptions;

  constructor(options: MemberOptions) {
    this.#o = options;
  }

  async sit(token: string): Promise<Acknowledged> {
    const { job, luck, line, report } = this.#o;
    await this.#until(job.entryMs * luck.next());
    const done: Acknowledged = { attemptId: "", receiptCode: undefined, answers: [] };
    if (!(await this.#ask("home", "GET", "/api/session"))) return done;
    const signedIn = await this.#ask("signIn", "POST", "/api/session/card", { token });
    line.cookie = signedIn?.header("set-cookie")?.split(";")[0] ?? "";
    await this.#ask("home", "GET", "/api/competitions");
    const started = await this.#ask("start", "POST", `/api/competitions/${job.competitionId}/attempts`, {});
    if (!started) return done;
    const { id } = JSON.parse(started.text) as AttemptView;
    // A phone that opens a paper takes the lease, so that an older one becomes read-only.
    const leased = await this.#ask("start", "POST", `/api/attempts/${id}/lease`, {});
    if (!leased) return done;
    const attempt = JSON.parse(leased.text) as AttemptView;
    const startedMs = this.#now();
    report.startedMs = Math.max(report.startedMs, startedMs);

    done.attemptId = id;
    const [least, most] = job.sittingMs;
    const sitting = least + (most - least) * luck.next();
    const moments = attempt.questions.map(() => sitting * luck.next()).sort((a, b) => a - b);
    for (const [i, question] of attempt.questions.entries()) {
      await this.#until(startedMs + (moments[i] as number));
      const remembered = this.#o.known.get(knownAs(question))?.[0];
      const choice = guess(question, remembered, luck.next() < 0.6, luck);
      const body = {
        epoch: attempt.epoch,
        seq: i + 1,
        choice,
        key: `${i + 1}-${luck.below(2 ** 30)}-${luck.below(2 ** 30)}`.padEnd(16, "k"),
      };
      const saved = await this.#ask("save", "PUT", `/api/attempts/${id}/answers/${question.position}`, body);
      if (saved) done.answers.push([question.position, body.seq, JSON.stringify(choice)]);
    }
    await this.#until(startedMs + sitting);
    const submitted = await this.#ask("submit", "POST", `/api/attempts/${id}/submit`, { epoch: attempt.epoch });
    report.submittedMs = Math.max(report.submittedMs, this.#now());
    if (submitted) done.receiptCode = (JSON.parse(submitted.text) as SubmittedView).receiptCode;
    line.close();
    return done;
  }

  /** Asks until there is a good answer; every other outcome is an error of the bench. @returns undefined when it gave up. */
  async #ask(what: keyof MembersReport["durations"], method: string, path: string, body?: unknown): Promise<Reply | undefined> {
    const { line, report, luck } = this.#o;
    for (let attempt = 1; attempt <= tries; attempt++) {
      const reply = await line.request(method, path, body).catch((error: Error) => error);
      if (!(reply instanceof Error) && reply.status === 200) {
        addDuration(report.durations[what], reply.ms);
        return reply;
      }
      report.errors++;
      report.firstError ??= `${method} ${path}: ${reply instanceof Error ? reply.message : `${reply.status} ${reply.text.slice(0, 300)}`}`;
      await sleep(200 * attempt * (1 + luck.next()));
    }
    return undefined;
  }

  #now(): number {
    return performance.now() - this.#o.began;
  }

  async #until(ms: number): Promise<void> {
    const wait = ms - this.#now();
    if (wait > 0) await sleep(wait);
  }
}
