import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AttemptView } from "../attempts/contract.ts";
import type { Question } from "../bank/question.ts";
import { guess } from "./guess.ts";
import type { Answer, HttpClient } from "./http-client.ts";
import { knownAs } from "./knowledge.ts";
import { chanceOf, type Sitter, tempoMs, thinkingMs } from "./plan.ts";
import { createLuck, type Luck } from "./random.ts";

export interface SittingOptions {
  http: HttpClient;
  competitionId: string;
  known: Map<string, Question[]>;
  /** 1 is the pace of life; a sixtieth makes a minute a second. */
  pace: number;
}

/** What people do besides answering question after question. */
interface Habits {
  pocketsPhone: boolean;
  pressesTwice: boolean;
  losesReplies: boolean;
  changesDevice: boolean;
  changesMind: boolean;
  walksAway: boolean;
}

const habitsOf = (luck: Luck): Habits => ({
  pocketsPhone: luck.next() < 0.03,
  pressesTwice: luck.next() < 0.02,
  losesReplies: luck.next() < 0.03,
  changesDevice: luck.next() < 0.02,
  changesMind: luck.next() < 0.05,
  walksAway: luck.next() < 0.015,
});

export type Outcome = "submitted" | "walked-away" | "had-submitted" | "shut-out";

/** One member's sitting over the public API, from the card to the receipt, or to wherever this member leaves off. */
export async function sit(sitter: Sitter, options: SittingOptions): Promise<Outcome> {
  const { competitionId, pace } = options;
  const luck = createLuck(`sitting ${sitter.seed}`);
  const habits = habitsOf(luck);
  const tempo = tempoMs(luck, sitter.elder);
  const pause = (ms: number) => sleep(ms * pace);
  let device = await openDevice(sitter, options);
  await device.get("/competitions");
  await pause(2_000 + 4_000 * luck.next());

  const start = () => device.post(`/competitions/${competitionId}/attempts`, {});
  const [started] = await Promise.all(habits.pressesTwice ? [start(), start()] : [start()]);
  if (started.status !== 200) return started.status === 409 ? "had-submitted" : "shut-out";
  let attempt = await takeLease(device, started.body as AttemptView);
  let seq = 0;
  const save = async (position: number, choice: unknown) => {
    const body = { epoch: attempt.epoch, seq: ++seq, choice, key: randomBytes(12).toString("hex") };
    const path = `/attempts/${attempt.id}/answers/${position}`;
    await device.put(path, body);
    // The reply went missing on the way: the phone sends the very same save again.
    if (habits.losesReplies && luck.next() < 0.2) await device.put(path, body);
  };

  const answered = new Set(attempt.answers.map((a) => a.position));
  const left = attempt.questions.filter((q) => !answered.has(q.position));
  const half = Math.floor(left.length / 2);
  for (const [i, question] of left.entries()) {
    await pause(thinkingMs(luck, tempo));
    if (i === half && habits.pocketsPhone) await pause(30_000 + 60_000 * luck.next());
    if (i === half && habits.changesDevice) {
      device = await openDevice(sitter, options);
      attempt = await takeLease(device, attempt);
    }
    if (i === half && habits.walksAway) return "walked-away";
    if (luck.next() < 0.015) continue;
    const known = options.known.get(knownAs(question))?.[0];
    const sure = luck.next() < chanceOf(sitter.ability, known?.difficulty ?? 2);
    if (habits.changesMind && i % 7 === 3) await save(question.position, guess(question, undefined, false, luck));
    await save(question.position, guess(question, known, sure, luck));
  }
  await pause(3_000 + 5_000 * luck.next());
  const submit = () => device.post(`/attempts/${attempt.id}/submit`, { epoch: attempt.epoch });
  await Promise.all(habits.pressesTwice ? [submit(), submit()] : [submit()]);
  return "submitted";
}

async function takeLease(device: Device, attempt: AttemptView): Promise<AttemptView> {
  const taken = await device.post(`/attempts/${attempt.id}/lease`, {});
  return taken.status === 200 ? (taken.body as AttemptView) : attempt;
}

interface Device {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
}

/** Scans the card and presses the button; afterwards every call carries the session. */
async function openDevice({ token }: Sitter, { http }: SittingOptions): Promise<Device> {
  const { cookie } = await patiently(http, "POST", "/session/card", undefined, { token });
  return {
    get: (path) => patiently(http, "GET", path, cookie),
    post: (path, body) => patiently(http, "POST", path, cookie, body),
    put: (path, body) => patiently(http, "PUT", path, cookie, body),
  };
}

const tries = 12;

/** Does what the phone does when the server is busy or away: the same request again, later each time. */
async function patiently(
  http: HttpClient,
  method: "GET" | "POST" | "PUT",
  path: string,
  cookie: string | undefined,
  body?: unknown,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await http.send(method, `/api${path}`, cookie, body).catch((error: unknown) => {
      if (attempt >= tries) throw error;
      return undefined;
    });
    if (answer && answer.status !== 429 && answer.status !== 503) return answer;
    if (answer && attempt >= tries) return answer;
    await sleep((answer?.retryAfterMs ?? Math.min(1_000 * attempt, 5_000)) * (1 + Math.random()));
  }
}
