import { setTimeout as sleep } from "node:timers/promises";
import type { Luck } from "../../server/demo/random.ts";
import { type Answer, createHttpClient, type HttpClient } from "../../server/demo/http-client.ts";
import type { Operation, Outcome, Step, Version } from "./history.ts";

/** The log of all phones together, in the order in which things happened. */
export class History {
  readonly steps: Step[] = [];
  #calls = 0;

  async record(operation: Operation, work: () => Promise<Outcome>): Promise<Outcome> {
    const call = this.#calls++;
    this.steps.push({ call, operation });
    const outcome = await work();
    this.steps.push({ returned: call, outcome });
    return outcome;
  }

  acknowledged(): number {
    return this.steps.filter((step) => "outcome" in step && step.outcome.is === "saved").length;
  }
}

export interface Receipt extends Version {
  attemptId: string;
  position: number;
  receivedAt: number;
  receipt: string;
}

const longestPauseMs = 800;

interface PhoneOptions {
  memberId: string;
  token: string;
  competitionId: string;
  questions: number;
  client: HttpClient;
  history: History;
  luck: Luck;
}

/**
 * A member's phone that keeps the save contract: one answer at a time, numbered, under a key of its own, and sent again
 * unchanged until there is a definite reply. Now and then it reads the attempt, presses start again or takes the lease anew.
 */
export class Phone {
  readonly receipts: Receipt[] = [];
  stopped = false;
  readonly #o: PhoneOptions;
  #cookie: string | undefined;
  #attemptId = "";
  #epoch = 0;
  #seq = 0;

  constructor(options: PhoneOptions) {
    this.#o = options;
  }

  async run(): Promise<void> {
    if (!(await this.#enter())) return;
    while (!this.stopped) {
      const turn = this.#o.luck.next();
      if (turn < 0.86) await this.#save();
      else if (turn < 0.94) await this.read();
      else if (turn < 0.97) await this.#start();
      else await this.#takeLease();
    }
  }

  /** Reads the attempt once more; what a reader is shown may never go back. */
  async read(): Promise<void> {
    const path = `/api/attempts/${this.#attemptId}`;
    await this.#o.history.record({ do: "read", attemptId: this.#attemptId }, async () => {
      const answer = await this.#once("GET", path);
      if (answer?.status !== 200) return { is: "unknown" };
      const { answers } = answer.body as { answers: (Version & { position: number; choice: unknown })[] };
      return {
        is: "read",
        answers: answers.map((a) => ({ position: a.position, epoch: a.epoch, seq: a.seq, choice: JSON.stringify(a.choice) })),
      };
    });
  }

  async #enter(): Promise<boolean> {
    const signedIn = await this.#untilDefinite("POST", "/api/session/card", { token: this.#o.token });
    this.#cookie = signedIn?.cookie;
    return this.#start();
  }

  async #start(): Promise<boolean> {
    const path = `/api/competitions/${this.#o.competitionId}/attempts`;
    const outcome = await this.#o.history.record({ do: "start", memberId: this.#o.memberId }, async () => {
      const { id, epoch } = ((await this.#untilDefinite("POST", path, {}))?.body ?? {}) as { id?: string; epoch?: number };
      if (id === undefined || epoch === undefined) return { is: "unknown" };
      this.#attemptId = id;
      this.#epoch = epoch;
      return { is: "started", attemptId: id };
    });
    return outcome.is === "started";
  }

  async #takeLease(): Promise<void> {
    const taken = await this.#untilDefinite("POST", `/api/attempts/${this.#attemptId}/lease`, {});
    if (taken) this.#epoch = (taken.body as { epoch: number }).epoch;
  }

  async #save(): Promise<void> {
    const { luck, questions, history } = this.#o;
    const attemptId = this.#attemptId;
    const position = luck.below(questions);
    const body = {
      epoch: this.#epoch,
      seq: ++this.#seq,
      choice: luck.below(4),
      key: `${this.#o.memberId}-${this.#epoch}-${this.#seq}`.padEnd(20, "k"),
    };
    const version = { epoch: body.epoch, seq: body.seq, choice: JSON.stringify(body.choice) };
    const path = `/api/attempts/${attemptId}/answers/${position}`;
    for (let tries = 0; ; tries++) {
      const outcome = await history.record({ do: "save", attemptId, position, key: body.key, ...version }, async () =>
        this.#readSave(await this.#once("PUT", path, body), position, version),
      );
      if (outcome.is !== "unknown" || this.stopped) return;
      await this.#pause(tries);
    }
  }

  #readSave(answer: Answer | undefined, position: number, sent: Version): Outcome {
    if (!answer || answer.status === 503 || answer.status === 429) return { is: "unknown" };
    if (answer.status === 409) {
      // Another device holds the lease: here that is this phone, whose own request for it got no reply.
      this.#epoch = (answer.body as { epoch: number }).epoch;
      return { is: "refused" };
    }
    if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const saved = answer.body as {
      outcome: "saved" | "superseded";
      receivedAt: number;
      receipt: string;
      stored?: Version & { choice: unknown };
    };
    const attemptId = this.#attemptId;
    if (saved.outcome === "superseded" && saved.stored) {
      const { epoch, seq, choice } = saved.stored;
      return { is: "superseded", stored: { epoch, seq, choice: JSON.stringify(choice) } };
    }
    this.receipts.push({ attemptId, position, ...sent, receivedAt: saved.receivedAt, receipt: saved.receipt });
    return { is: "saved", receivedAt: saved.receivedAt };
  }

  async #untilDefinite(method: "POST", path: string, body: unknown): Promise<Answer | undefined> {
    for (let tries = 0; ; tries++) {
      const answer = await this.#once(method, path, body);
      if (answer && answer.status !== 503) {
        if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        return answer;
      }
      if (this.stopped) return undefined;
      await this.#pause(tries);
    }
  }

  /** One try; undefined when no answer came. */
  #once(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<Answer | undefined> {
    return this.#o.client.send(method, path, this.#cookie, body).catch(() => undefined);
  }

  /** Waits longer after every vain try, and each phone its own time: full jitter, as the client does. */
  #pause(tries: number): Promise<void> {
    return sleep(this.#o.luck.below(Math.min(longestPauseMs, 60 * 2 ** tries)));
  }
}

/** One connection for each phone. */
export function createClient(port: number, phones: number): HttpClient {
  const address = `http://127.0.0.1:${port}`;
  return createHttpClient(address, address, phones);
}
