import { askedDelay, retryDelay } from "../lib/retry.ts";
import { adopt, type Entry, nextUnsent, type Outbox, settle } from "./outbox.ts";
import type { Verdict } from "./save-reply.ts";

/** How the last try went, as far as the member needs to know. */
export type Connection = "ok" | "offline" | "busy";
/** Why nothing more is sent from this device. */
export type Stopped = "taken-over" | "closed" | "signed-out";

export interface SaverParts {
  /** The outbox is held by the page, which draws it; the saver reads and replaces it. */
  read(): Outbox;
  write(next: Outbox): void;
  send(position: number, entry: Entry): Promise<Verdict>;
  /** Called after each change of what is going on. */
  changed(state: SaverState): void;
  heard?(verdict: Verdict): void;
  random?(): number;
}

export interface SaverState {
  /** The question whose save is under way. */
  sending: number | undefined;
  connection: Connection;
  /** Seconds the server asked us to wait, while it is busy. */
  waitSeconds: number;
  stopped: Stopped | undefined;
}

export interface Saver {
  /** There may be something to send. A wait that the server asked for is kept; any other ends here. */
  poke(): void;
  /** Resolves when nothing is left to send: true, or false when it has stopped for good or `withinMs` has passed. */
  flush(withinMs?: number): Promise<boolean>;
  /** A new lease was taken: sends again. */
  restart(): void;
  /** Nothing more goes out from here: what the page learnt by other ways than a save. */
  stop(reason: Stopped): void;
  end(): void;
}

/** Sends what the outbox holds: one request in flight, oldest choice first, until the server has answered for each. */
export function createSaver(parts: SaverParts): Saver {
  const random = parts.random ?? Math.random;
  let state: SaverState = { sending: undefined, connection: "ok", waitSeconds: 0, stopped: undefined };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedToWait = false;
  let ended = false;
  let round = 0;
  const flushing = new Set<(done: boolean) => void>();

  const change = (next: Partial<SaverState>) => {
    state = { ...state, ...next };
    parts.changed(state);
  };
  const settleFlushes = () => {
    const done = nextUnsent(parts.read()) === undefined;
    if (!done && !state.stopped && !ended) return;
    for (const resolve of flushing) resolve(done);
    flushing.clear();
  };
  const sleep = (ms: number, asked: boolean) => {
    askedToWait = asked;
    timer = setTimeout(run, ms);
  };
  const stopTimer = () => {
    clearTimeout(timer);
    timer = undefined;
    askedToWait = false;
  };

  async function run(): Promise<void> {
    stopTimer();
    if (ended || state.stopped || state.sending !== undefined) return;
    const next = nextUnsent(parts.read());
    if (!next) return settleFlushes();
    const mine = ++round;
    change({ sending: next.position });
    const verdict = await parts.send(next.position, next.entry);
    if (ended || mine !== round) return;
    apply(next.position, next.entry.key, verdict);
    change({ sending: undefined });
    if (timer === undefined) void run();
    settleFlushes();
  }

  function apply(position: number, key: string, verdict: Verdict): void {
    const put = (entry: Partial<Entry>) => parts.write(settle(parts.read(), position, key, entry));
    if (verdict.kind === "no-reply" || verdict.kind === "busy") return tryLater(verdict);
    failures = 0;
    state = { ...state, connection: "ok", waitSeconds: 0 };
    if (verdict.kind === "saved") put({ state: "saved", receivedAt: verdict.receivedAt, receipt: verdict.receipt });
    else if (verdict.kind === "superseded") parts.write(adopt(parts.read(), position, key, verdict.stored));
    else if (verdict.kind === "refused" || verdict.kind === "late") put({ state: verdict.kind });
    else state = { ...state, stopped: verdict.kind };
    parts.heard?.(verdict);
  }

  function tryLater(verdict: Extract<Verdict, { kind: "no-reply" | "busy" }>): void {
    failures += 1;
    if (verdict.kind === "busy") {
      state = { ...state, connection: "busy", waitSeconds: verdict.retryAfter };
      sleep(askedDelay(verdict.retryAfter, random()), true);
    } else {
      state = { ...state, connection: "offline", waitSeconds: 0 };
      sleep(retryDelay(failures, random()), false);
    }
  }

  return {
    poke() {
      if (!askedToWait) void run();
    },
    flush(withinMs) {
      if (nextUnsent(parts.read()) === undefined && state.sending === undefined) return Promise.resolve(true);
      if (state.stopped || ended) return Promise.resolve(false);
      return new Promise((resolve) => {
        flushing.add(resolve);
        if (withinMs !== undefined) setTimeout(() => flushing.delete(resolve) && resolve(nextUnsent(parts.read()) === undefined), withinMs);
        if (!askedToWait) void run();
      });
    },
    restart() {
      round += 1;
      failures = 0;
      stopTimer();
      change({ stopped: undefined, sending: undefined, connection: "ok", waitSeconds: 0 });
      void run();
    },
    stop(reason) {
      round += 1;
      stopTimer();
      change({ stopped: reason, sending: undefined });
      settleFlushes();
    },
    end() {
      ended = true;
      stopTimer();
      settleFlushes();
    },
  };
}
