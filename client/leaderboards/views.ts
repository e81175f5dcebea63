/**
 * What the leaderboards' API answers: the server's own views, types only, so that no schema reaches a phone.
 * Instants are integer milliseconds, `value` is hundredths of a point.
 */
import type { z } from "zod";
import type { OverviewView } from "../../server/leaderboards/contract.ts";
import type { BoardNoticeView, MemberBoardView, MyPlaceView, UnitBoardView } from "../../server/leaderboards/views.ts";

export type UnitBoard = z.infer<typeof UnitBoardView>;
export type UnitRow = UnitBoard["rows"][number];
export type Totals = UnitBoard["totals"];
export type MemberBoard = z.infer<typeof MemberBoardView>;
export type MemberRow = MemberBoard["rows"][number];
export type MyPlace = z.infer<typeof MyPlaceView>;
export type BoardNotice = z.infer<typeof BoardNoticeView>;
export type Overview = z.infer<typeof OverviewView>;
export type OverviewCommittee = Overview["committees"][number];
