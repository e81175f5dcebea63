import type { Blueprint } from "./blueprint.ts";

/** The bank whose questions are for getting to know the screen; nothing drawn from it ever counts (feature E10). */
export const rehearsalBankId = "rehearsal";

/** Three questions, one of each kind that a member taps. */
export const rehearsalBlueprint = (releaseId: string): Blueprint => ({
  releases: [releaseId],
  rows: [
    { type: "single", count: 1, marks: 1 },
    { type: "multiple", count: 1, marks: 1 },
    { type: "judge", count: 1, marks: 1 },
  ],
  difficultyBound: 20,
});
