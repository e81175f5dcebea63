import { expect, it } from "vitest";
import { checkHistory, type Operation, type Outcome, type Rule, type Step, type Stored } from "./history.ts";

const attemptId = "a1";
type Save = Extract<Operation, { do: "save" }>;
const save = (seq: number, choice: string, parts: Partial<Save> = {}): Save => ({
  do: "save",
  attemptId,
  position: 0,
  epoch: 1,
  seq,
  choice,
  key: `key-${seq}`,
  ...parts,
});
const read: Operation = { do: "read", attemptId };
const saved: Outcome = { is: "saved", receivedAt: 500 };

/** Calls one after the other, each returning before the next begins; `undefined` never returns. */
const inTurn = (...pairs: [Operation, Outcome | undefined][]): Step[] =>
  pairs.flatMap(([operation, outcome], call): Step[] =>
    outcome
      ? [
          { call, operation },
          { returned: call, outcome },
        ]
      : [{ call, operation }],
  );

/** A database that holds just these saves: every one as an event, the last one as the answer. */
const holding = (...saves: Save[]): Stored => ({
  answers: saves.slice(-1).map((last) => ({ ...last, receivedAt: 500 })),
  events: saves,
  attempts: [{ id: attemptId, deadlineAt: 1_000, graceMs: 100 }],
});
const rulesBroken = (steps: Step[], stored: Stored): Rule[] => checkHistory(steps, stored, 1).map((violation) => violation.rule);

it("accepts an acknowledged save that stands, and one that gave way to a later save", () => {
  expect(rulesBroken(inTurn([save(1, "2"), saved]), holding(save(1, "2")))).toEqual([]);
  expect(rulesBroken(inTurn([save(1, "2"), saved], [save(2, "3"), saved]), holding(save(1, "2"), save(2, "3")))).toEqual([]);
});

it("accepts that an unknown save happened, and that it did not", () => {
  const steps = inTurn([save(1, "2"), saved], [save(2, "3"), { is: "unknown" }], [save(3, "1"), undefined]);
  expect(rulesBroken(steps, holding(save(1, "2")))).toEqual([]);
  expect(rulesBroken(steps, holding(save(1, "2"), save(2, "3")))).toEqual([]);
  expect(rulesBroken(steps, holding(save(1, "2"), save(3, "1")))).toEqual([]);
});

it("catches an acknowledged save that is not there", () => {
  const nothing: Stored = { ...holding(), events: [] };
  expect(rulesBroken(inTurn([save(1, "2"), saved]), nothing)).toEqual(["lost", "event-missing"]);
});

it("catches an acknowledged save that an older one stands in for", () => {
  const steps = inTurn([save(1, "2"), saved], [save(2, "3"), saved]);
  expect(rulesBroken(steps, { ...holding(save(1, "2")), events: [save(1, "2"), save(2, "3")] })).toEqual(["lost"]);
});

it("catches another choice under the version that was acknowledged", () => {
  expect(rulesBroken(inTurn([save(1, "2"), saved]), holding(save(1, "3")))).toEqual(["lost", "phantom", "phantom"]);
});

it("catches a value that a reader saw and that is gone", () => {
  const seen: Outcome = { is: "read", answers: [{ ...save(2, "3"), position: 0 }] };
  const steps = inTurn([save(1, "2"), saved], [save(2, "3"), { is: "unknown" }], [read, seen]);
  expect(rulesBroken(steps, holding(save(1, "2")))).toEqual(["lost"]);
});

it("catches a reader who is sent back in time, and lets one pass who asked before", () => {
  const old: Outcome = { is: "read", answers: [{ ...save(1, "2"), position: 0 }] };
  const both = holding(save(1, "2"), save(2, "3"));
  expect(rulesBroken(inTurn([save(1, "2"), saved], [save(2, "3"), saved], [read, old]), both)).toEqual(["backwards"]);
  const overlapping: Step[] = [
    ...inTurn([save(1, "2"), saved]),
    { call: 7, operation: read },
    { call: 8, operation: save(2, "3") },
    { returned: 8, outcome: saved },
    { returned: 7, outcome: old },
  ];
  expect(rulesBroken(overlapping, both)).toEqual([]);
});

it("catches a save that gave way to one that is not higher", () => {
  const steps = inTurn([save(2, "2"), { is: "superseded", stored: { epoch: 1, seq: 1, choice: "1" } }]);
  expect(rulesBroken(steps, holding(save(2, "2")))).toEqual(["backwards"]);
});

it("catches what was refused and stored all the same, and what nobody sent", () => {
  expect(rulesBroken(inTurn([save(1, "2"), { is: "refused" }]), holding(save(1, "2")))).toEqual(["phantom"]);
  expect(rulesBroken([], holding(save(9, "1")))).toEqual(["phantom", "phantom"]);
});

it("catches one key with two events, and an answer that came too late", () => {
  const steps = inTurn([save(1, "2"), saved]);
  expect(rulesBroken(steps, { ...holding(save(1, "2")), events: [save(1, "2"), save(1, "2")] })).toEqual(["event-twice"]);
  const late = holding(save(1, "2"));
  late.answers = late.answers.map((answer) => ({ ...answer, receivedAt: 1_101 }));
  expect(rulesBroken(steps, late)).toEqual(["late"]);
});

it("catches a second attempt where one is allowed, however often start was pressed", () => {
  const start: Operation = { do: "start", memberId: "m" };
  const pressed = (id: string): [Operation, Outcome] => [start, { is: "started", attemptId: id }];
  expect(rulesBroken(inTurn(pressed("a1"), pressed("a1"), pressed("a1")), holding())).toEqual([]);
  expect(rulesBroken(inTurn(pressed("a1"), pressed("a2")), holding())).toEqual(["too-many-attempts"]);
});

it("reads a million steps in one pass", () => {
  const steps: Step[] = [];
  for (let call = 0; call < 500_000; call++) {
    steps.push(
      { call, operation: save(call + 1, "1", { attemptId: `a${call % 900}`, position: call % 20 }) },
      { returned: call, outcome: saved },
    );
  }
  const lost = checkHistory(steps, { answers: [], events: [], attempts: [] }, 1).filter((violation) => violation.rule === "lost");
  expect(lost).toHaveLength(900);
});
