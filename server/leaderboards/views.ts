import { z } from "zod";

// Plain zod and nothing of the HTTP library: the projector's thread parses with these views and should stay small.

const TotalsView = z.object({ eligible: z.number(), started: z.number(), locked: z.number() });

const UnitRowView = z.object({
  unitId: z.string(),
  rank: z.number(),
  name: z.string(),
  shortName: z.string(),
  parentId: z.string().nullable(),
  eligible: z.number(),
  locked: z.number(),
  scoreSum: z.number(),
  /** Hundredths of a point. */
  value: z.number(),
  /** Places gained in about the last minute; negative for lost. */
  moved: z.number(),
});

const MemberRowView = z.object({
  rank: z.number(),
  maskedName: z.string(),
  branchName: z.string(),
  score: z.number(),
  elapsedMs: z.number(),
  mine: z.boolean(),
});

const published = {
  competitionId: z.string(),
  version: z.number(),
  asOf: z.number(),
  maxScore: z.number(),
  formulaText: z.string(),
  totals: TotalsView,
};

/** The branch board or its roll-up to committees: every row, in rank order. */
export const UnitBoardView = z.object({ ...published, rows: z.array(UnitRowView) });

/** The first hundred. */
export const MemberBoardView = z.object({ ...published, rows: z.array(MemberRowView) });

/** The member's own place with two neighbours each side; rank null until something is locked. */
export const MyPlaceView = z.object({ rank: z.number().nullable(), total: z.number(), rows: z.array(MemberRowView) });

/** What the stream sends: whole and small, so that a reader who missed some needs only the last. */
export const BoardNoticeView = z.object({
  competitionId: z.string(),
  version: z.number(),
  asOf: z.number(),
  totals: TotalsView,
  top: z.array(UnitRowView.pick({ unitId: true, rank: true, shortName: true, value: true, moved: true })),
});

/** What of the organiser's overview moves with the boards. Counts only: who has not begun is not named here. */
export const ProgressView = z.object({
  asOf: z.number(),
  totals: TotalsView,
  committees: z.array(
    z.object({
      unitId: z.string(),
      name: z.string(),
      eligible: z.number(),
      started: z.number(),
      locked: z.number(),
      value: z.number(),
      /** Whole percent locked of each branch beneath, in rank order of the branches. */
      branches: z.array(z.number()),
    }),
  ),
});

export type Progress = z.infer<typeof ProgressView>;
export type MyPlace = z.infer<typeof MyPlaceView>;
