/**
 * The rules by which a page stays connected to a stream of notices, without any input or output.
 *
 * EventSource hides comment heartbeats, so a stream that says nothing may be quiet or may be swallowed by a
 * proxy (fault D02). Silence is therefore answered by a conditional GET: if nothing is newer, the quiet was
 * real; if something is newer and the stream still says nothing, the stream is not to be trusted and is opened
 * again, while the GETs carry on. All times are milliseconds of one monotonic clock.
 */
export interface WatchRules {
  /** Silence on an open stream after which conditional GETs begin. */
  quietMs: number;
  /** Pause between two conditional GETs while they stand in for the stream: drawn evenly from this range. */
  pollMs: readonly [number, number];
  /** Least time between two GETs that notices ask for: changes are shown in batches. */
  batchMs: number;
  /** Age of the last proof at which the figures count as stale, with the stream open and with it lost. */
  staleMs: { open: number; lost: number };
}

/** A phone: notices arrive when something changes; forty quiet seconds are normal. */
export const phoneRules: WatchRules = { quietMs: 40_000, pollMs: [5_000, 10_000], batchMs: 5_000, staleMs: { open: 60_000, lost: 15_000 } };
/** A wall: its figures may never be older than 15 s without saying so, hence it asks early and steadily. */
export const wallRules: WatchRules = { quietMs: 9_000, pollMs: [4_500, 5_500], batchMs: 5_000, staleMs: { open: 15_000, lost: 15_000 } };

/** How a conditional GET ended. `refused`: the server answered and will go on answering no (401, 403, 404). */
export type CheckOutcome = "same" | "newer" | "failed" | "refused";

export interface Watch {
  stream: "closed" | "opening" | "open";
  /** Last notice of the stream. */
  heardAt: number;
  /** Last moment at which what the page holds was known to be the newest there is. */
  provenAt: number;
  /** Since when the page watches without a pause: a page that was hidden is given time before it is called stale. */
  resumedAt: number;
  /** When the stream is due to be opened, or given up if it is still opening. */
  openAt: number;
  /** Openings in a row that brought no notice. */
  attempts: number;
  checkAt: number;
  checkedAt: number;
  checking: boolean;
  /** The GET brought something that the stream did not tell of: until then the stream may still tell. */
  doubtAt: number;
  refused: boolean;
  paused: boolean;
}

export type WatchEvent =
  | { type: "tick" | "opened" | "online" | "ask" | "pause" | "resume" }
  /** `retrying`: the browser comes back by itself, at the pace and from the notice the server named. */
  | { type: "broken"; retrying: boolean }
  | { type: "notice"; current: boolean }
  | { type: "checked"; outcome: CheckOutcome; retryAfterMs?: number };

export type WatchCommand = "open" | "close" | "check";

export type Link = { kind: "live" } | { kind: "reconnecting" } | { kind: "stale"; since: number } | { kind: "refused" };

const never = Number.POSITIVE_INFINITY;
const openingMs = 20_000;
const doubtMs = 3_000;
const refusedMs = 30_000;

/** A watch that has not begun: the first tick opens the stream and asks for what there is. */
export function startWatch(now: number): Watch {
  return {
    stream: "closed",
    heardAt: now,
    provenAt: now,
    resumedAt: now,
    openAt: now,
    attempts: 0,
    checkAt: now,
    checkedAt: -never,
    checking: false,
    doubtAt: never,
    refused: false,
    paused: false,
  };
}

/** Wait before the next opening: 1–5 s, doubling to at most 30 s, the whole of it jittered (fault D03). */
export function reopenDelay(attempts: number, random: number): number {
  const ceiling = Math.min(5_000 * 2 ** Math.min(attempts, 4), 30_000);
  return 1_000 + random * (ceiling - 1_000);
}

const pollDelay = (rules: WatchRules, random: number) => rules.pollMs[0] + random * (rules.pollMs[1] - rules.pollMs[0]);

/** Closes the stream (again) and plans the next opening. */
function lose(watch: Watch, now: number, random: number): Watch {
  const attempts = watch.attempts + 1;
  return { ...watch, stream: "closed", attempts, openAt: now + reopenDelay(attempts - 1, random), doubtAt: never };
}

/** What the watch becomes after `event` at `now`, and what is to be done, in this order. `random` is in [0, 1). */
export function step(watch: Watch, event: WatchEvent, now: number, random: number, rules: WatchRules): [Watch, WatchCommand[]] {
  switch (event.type) {
    case "pause":
      return [{ ...watch, paused: true, stream: "closed", checking: false, doubtAt: never }, ["close"]];
    case "resume":
      if (!watch.paused) return [watch, []];
      return tick({ ...watch, paused: false, resumedAt: now, heardAt: now, openAt: now, attempts: 0, checkAt: now }, now, random, rules);
    case "online":
      return tick({ ...watch, openAt: Math.min(watch.openAt, now + random * 1_000), checkAt: now }, now, random, rules);
    case "ask":
      return tick({ ...watch, checkAt: now }, now, random, rules);
    case "opened":
      return [watch.stream === "opening" ? { ...watch, stream: "open" } : watch, []];
    case "broken": {
      if (watch.stream === "closed") return [watch, []];
      // The GET says whether the server is gone or has stopped knowing this session.
      const checkAt = Math.min(watch.checkAt, now + random * 3_000);
      if (event.retrying) return [{ ...watch, stream: "opening", openAt: now + openingMs, checkAt, doubtAt: never }, []];
      return [{ ...lose(watch, now, random), checkAt }, ["close"]];
    }
    case "notice": {
      const heard: Watch = { ...watch, stream: "open", heardAt: now, attempts: 0, doubtAt: never, refused: false };
      if (event.current) return [{ ...heard, provenAt: now, checkAt: never }, []];
      // Everyone hears of a change in the same instant; not everyone may ask for it in the same instant.
      const due = Math.max(now + random * 1_500, watch.checkedAt + rules.batchMs);
      return tick({ ...heard, checkAt: Math.min(watch.checkAt, due) }, now, random, rules);
    }
    case "checked":
      return [checked(watch, event.outcome, now + (event.retryAfterMs ?? 0), now, random, rules), []];
    case "tick":
      return tick(watch, now, random, rules);
  }
}

function checked(watch: Watch, outcome: CheckOutcome, notBefore: number, now: number, random: number, rules: WatchRules): Watch {
  const done: Watch = { ...watch, checking: false, refused: outcome === "refused" };
  if (outcome === "refused") return { ...done, checkAt: now + refusedMs };
  // A notice that came while the GET was under way may have asked for another one: that one stands.
  const next = Math.min(watch.checkAt, now + pollDelay(rules, random));
  if (outcome === "failed") return { ...done, checkAt: Math.max(next, notBefore) };
  const silent = watch.stream === "open" && now - watch.heardAt >= rules.quietMs;
  const doubtAt = outcome === "newer" && silent ? now + doubtMs : watch.doubtAt;
  return { ...done, provenAt: now, doubtAt, checkAt: watch.stream === "open" && !silent ? watch.checkAt : next };
}

function tick(watch: Watch, now: number, random: number, rules: WatchRules): [Watch, WatchCommand[]] {
  if (watch.paused) return [watch, []];
  const commands: WatchCommand[] = [];
  let next = watch;
  if (next.stream === "open" && now >= next.doubtAt) {
    next = lose(next, now, random);
    commands.push("close");
  }
  if (next.stream === "opening" && now >= next.openAt) {
    next = lose(next, now, random);
    commands.push("close");
  }
  if (next.stream === "closed" && !next.refused && now >= next.openAt) {
    next = { ...next, stream: "opening", openAt: now + openingMs };
    commands.push("open");
  }
  const unheard = next.stream !== "open" || now - next.heardAt >= rules.quietMs;
  if (unheard && next.checkAt === never) next = { ...next, checkAt: Math.max(now, next.checkedAt + rules.pollMs[0]) };
  if (!next.checking && now >= next.checkAt) {
    next = { ...next, checking: true, checkedAt: now, checkAt: never };
    commands.push("check");
  }
  return [next, commands];
}

/** How the figures on the page stand to the truth. `since` is the moment they were last known to be the newest. */
export function linkOf(watch: Watch, now: number, rules: WatchRules): Link {
  if (watch.refused) return { kind: "refused" };
  const limit = watch.stream === "open" ? rules.staleMs.open : rules.staleMs.lost;
  if (now - Math.max(watch.provenAt, watch.resumedAt) > limit) return { kind: "stale", since: watch.provenAt };
  return watch.stream === "open" ? { kind: "live" } : { kind: "reconnecting" };
}
