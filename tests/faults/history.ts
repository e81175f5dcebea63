/** A value of one place (attempt, position) and its rank in the place's total order: the higher (epoch, seq) stands. */
export interface Version {
  epoch: number;
  seq: number;
  /** JSON text. */
  choice: string;
}

export type Operation =
  | { do: "start"; memberId: string }
  | ({ do: "save"; attemptId: string; position: number; key: string } & Version)
  | { do: "read"; attemptId: string };

/** What the caller knows after a call. `refused` is a definite no, `unknown` is no answer or 503: it may have happened. */
export type Outcome =
  | { is: "started"; attemptId: string }
  | { is: "saved"; receivedAt: number }
  | { is: "superseded"; stored: Version }
  | { is: "read"; answers: (Version & { position: number })[] }
  | { is: "refused" }
  | { is: "unknown" };

/** Calls and returns in the order in which they happened, of all clients together. A call that never returned is unknown. */
export type Step = { call: number; operation: Operation } | { returned: number; outcome: Outcome };

/** What stands in the database afterwards. */
export interface Stored {
  answers: ({ attemptId: string; position: number; receivedAt: number } & Version)[];
  events: ({ attemptId: string; position: number; key: string } & Version)[];
  attempts: { id: string; deadlineAt: number; graceMs: number }[];
}

export type Rule = "lost" | "backwards" | "phantom" | "too-many-attempts" | "late" | "event-missing" | "event-twice";
export interface Violation {
  rule: Rule;
  what: string;
}

type Report = (rule: Rule, what: string) => void;

/**
 * Checks a history against what is stored, in one pass: every place is a register with a total order, so no search is needed.
 * Rules: an acknowledged save is the stored value or gave way to a higher one that was sent; no reader sees a lower version
 * after a higher one; nobody has more attempts than allowed; nothing late is stored; one event for each key, none missing.
 */
export function checkHistory(steps: readonly Step[], stored: Stored, attemptLimit: number): Violation[] {
  const violations: Violation[] = [];
  const report: Report = (rule, what) => violations.push({ rule, what });
  const told = new Told(report);
  const calls = new Map<number, { operation: Operation; before: Map<number, Version> }>();
  for (const step of steps) {
    if ("operation" in step) calls.set(step.call, { operation: step.operation, before: told.called(step.operation) });
    else {
      const { operation, before } = calls.get(step.returned) as { operation: Operation; before: Map<number, Version> };
      told.returned(operation, step.outcome, before);
    }
  }
  for (const [memberId, own] of told.started)
    if (own.size > attemptLimit) report("too-many-attempts", `${memberId} has ${[...own].join(", ")}`);
  checkAnswers(stored, told, report);
  checkEvents(stored, told, report);
  return violations;
}

/** What was sent to one place and what was told about it. */
class Place {
  /** By version: the choice that was sent with it. */
  readonly sent = new Map<string, string>();
  /** Versions whose save was refused for good: they must have no effect. */
  readonly refused = new Set<string>();
  /** The highest version that somebody was told is stored. */
  known: Version | undefined;

  learn(version: Version): void {
    if (!this.known || isHigher(version, this.known)) this.known = version;
  }
}

/** Everything that clients were told, step by step. */
class Told {
  readonly attempts = new Map<string, Map<number, Place>>();
  readonly started = new Map<string, Set<string>>();
  /** Acknowledged saves by the name of their event. */
  readonly acknowledged = new Map<string, string>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  place(attemptId: string, position: number): Place {
    const places = this.attempts.get(attemptId) ?? new Map<number, Place>();
    this.attempts.set(attemptId, places);
    const place = places.get(position) ?? new Place();
    places.set(position, place);
    return place;
  }

  /** @returns what a read may not fall behind: the versions known before it was called. */
  called(operation: Operation): Map<number, Version> {
    const before = new Map<number, Version>();
    if (operation.do === "save") this.place(operation.attemptId, operation.position).sent.set(nameOf(operation), operation.choice);
    if (operation.do === "read") {
      for (const [position, { known }] of this.attempts.get(operation.attemptId) ?? []) if (known) before.set(position, known);
    }
    return before;
  }

  returned(operation: Operation, outcome: Outcome, before: Map<number, Version>): void {
    if (operation.do === "start" && outcome.is === "started") {
      this.started.set(operation.memberId, (this.started.get(operation.memberId) ?? new Set<string>()).add(outcome.attemptId));
    } else if (operation.do === "save") this.#saveReturned(operation, outcome);
    else if (operation.do === "read" && outcome.is === "read") this.#readReturned(operation.attemptId, outcome.answers, before);
  }

  #saveReturned(save: Extract<Operation, { do: "save" }>, outcome: Outcome): void {
    const place = this.place(save.attemptId, save.position);
    const where = `${save.attemptId}/${save.position} ${nameOf(save)}`;
    // A refusal is for good (a lease only rises, a locked attempt stays locked), unless its reply was given before.
    if (outcome.is === "refused" && !this.acknowledged.has(eventName(save))) place.refused.add(nameOf(save));
    if (outcome.is === "saved" || outcome.is === "superseded") {
      this.acknowledged.set(eventName(save), where);
      const stands = outcome.is === "saved" ? save : outcome.stored;
      if (outcome.is === "superseded" && !isHigher(stands, save)) this.#report("backwards", `${where} gave way to ${nameOf(stands)}`);
      place.learn(stands);
    }
  }

  #readReturned(attemptId: string, answers: (Version & { position: number })[], before: Map<number, Version>): void {
    const seen = new Map(answers.map((answer) => [answer.position, answer]));
    for (const [position, known] of before) {
      const now = seen.get(position);
      if (!now || isHigher(known, now))
        this.#report("backwards", `${attemptId}/${position}: ${now ? nameOf(now) : "nothing"} after ${nameOf(known)}`);
    }
    for (const answer of answers) this.place(attemptId, answer.position).learn(answer);
  }
}

function checkAnswers(stored: Stored, told: Told, report: Report): void {
  const answers = new Map(stored.answers.map((answer) => [`${answer.attemptId}/${answer.position}`, answer]));
  const ends = new Map(stored.attempts.map((attempt) => [attempt.id, attempt.deadlineAt + attempt.graceMs]));
  for (const [attemptId, places] of told.attempts) {
    for (const [position, { known }] of places) {
      const answer = answers.get(`${attemptId}/${position}`);
      if (!known || (answer && (isHigher(answer, known) || saysTheSame(answer, known)))) continue;
      report(
        "lost",
        `${attemptId}/${position}: told ${nameOf(known)} ${known.choice}, stored ${answer ? `${nameOf(answer)} ${answer.choice}` : "nothing"}`,
      );
    }
  }
  for (const answer of answers.values()) {
    const where = `${answer.attemptId}/${answer.position} ${nameOf(answer)}`;
    const place = told.place(answer.attemptId, answer.position);
    const isOurs = place.sent.get(nameOf(answer)) === answer.choice && !place.refused.has(nameOf(answer));
    if (!isOurs) report("phantom", `${where} ${answer.choice} is stored and nobody's accepted save`);
    if (answer.receivedAt > (ends.get(answer.attemptId) ?? -1)) report("late", `${where} came at ${answer.receivedAt}`);
  }
}

function checkEvents(stored: Stored, told: Told, report: Report): void {
  const seen = new Set<string>();
  for (const event of stored.events) {
    const name = eventName(event);
    if (seen.has(name)) report("event-twice", `${name} ${nameOf(event)}`);
    seen.add(name);
    if (told.place(event.attemptId, event.position).sent.get(nameOf(event)) !== event.choice)
      report("phantom", `event ${name} ${nameOf(event)}`);
  }
  for (const [name, where] of told.acknowledged) if (!seen.has(name)) report("event-missing", where);
}

const nameOf = ({ epoch, seq }: Version): string => `(${epoch}, ${seq})`;
const eventName = ({ attemptId, key }: { attemptId: string; key: string }): string => `${attemptId} ${key}`;
const isHigher = (a: Version, b: Version): boolean => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);
const saysTheSame = (a: Version, b: Version): boolean => nameOf(a) === nameOf(b) && a.choice === b.choice;
