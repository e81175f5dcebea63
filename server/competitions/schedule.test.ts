import { expect, it } from "vitest";
import { phaseAt, scheduleOf } from "./schedule.ts";

const schedule = { opensAt: 100, closesAt: 200, revealAt: 300 };

it.each([
  [99, "scheduled"],
  [100, "open"],
  [199, "open"],
  [200, "closed"],
  [299, "closed"],
  [300, "revealed"],
])("at %i the competition is %s", (now, phase) => {
  expect(phaseAt(schedule, now)).toBe(phase);
});

it("reveals nothing while a late answer can still count", () => {
  const rules = {
    opensAt: "2026-12-01T08:00:00+08:00",
    closesAt: "2026-12-01T12:00:00+08:00",
    revealAt: "2026-12-01T12:00:00+08:00",
    graceSeconds: 30,
  };
  const { closesAt, revealAt } = scheduleOf(rules);
  expect(closesAt).toBe(Date.UTC(2026, 11, 1, 4));
  expect(revealAt - closesAt).toBe(30_000);
});
