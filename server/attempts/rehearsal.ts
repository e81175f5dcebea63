import type { Blueprint } from "../competitions/rules.ts";

/** Three questions on the member's own device, from a bank that no competition draws from. */
export const rehearsalBlueprint: Blueprint = {
  releases: ["rehearsal/1"],
  rows: [
    { type: "single", count: 1, marks: 5 },
    { type: "multiple", count: 1, marks: 5 },
    { type: "judge", count: 1, marks: 5 },
  ],
  difficultyBound: 20,
};

export const rehearsalLimitMs = 10 * 60_000;
