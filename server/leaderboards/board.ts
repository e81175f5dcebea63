import type { Formula } from "../competitions/rules.ts";
import { sum, unitValue } from "./formula.ts";
import type { Leaderboard, MemberStanding, UnitStanding } from "./leaderboard.ts";
import { maskName } from "./masking.ts";
import { type RankedMembers, topPlaces } from "./members.ts";
import { competitionRanks } from "./ranking.ts";
import type { Tally } from "./tally.ts";
import type { BoardUnit, BoardUnits } from "./units.ts";

export interface BoardRules {
  formula: Formula;
  maxScore: number;
  /** False: no list of persons anywhere (feature G11). */
  memberBoard: boolean;
}

export interface BoardInput {
  competitionId: string;
  version: number;
  asOf: number;
  rules: BoardRules;
  units: BoardUnits;
  tally: Tally;
  members: RankedMembers;
  /** Full names by member id, of at least the members at `topPlaces`. */
  names: ReadonlyMap<string, string>;
  /** Ranks of the comparison board by unit id; a unit that had nothing locked then is absent. */
  before: ReadonlyMap<string, number>;
}

/** The whole list from what is known now. The same input in any order gives the same bytes. */
export function buildLeaderboard(input: BoardInput): Leaderboard {
  const { competitionId, version, asOf, rules, units, tally, before } = input;
  const started = (places: number[]) => sum(places.map((place) => tally.started[place] ?? 0));
  const figures = (unit: BoardUnit, places: number[]): Figures => ({
    unit,
    eligible: sum(places.map((place) => units.branches[place]?.eligible ?? 0)),
    started: started(places),
    scores: places.length === 1 ? (tally.scores[places[0] as number] ?? []) : places.flatMap((place) => tally.scores[place] ?? []),
  });
  const branches = rankUnits(
    units.branches.map((unit, place) => figures(unit, [place])),
    rules.formula,
    before,
  );
  return {
    competitionId,
    version,
    asOf,
    maxScore: rules.maxScore,
    totals: {
      eligible: sum(branches.map((b) => b.eligible)),
      started: sum(branches.map((b) => b.started)),
      locked: sum(branches.map((b) => b.locked)),
    },
    branches,
    committees: rankUnits(
      units.committees.map((unit) => figures(unit, unit.branches)),
      rules.formula,
      before,
    ),
    members: rules.memberBoard ? topPlaces(input.members).map((place) => memberStanding(place, input)) : [],
  };
}

interface Figures {
  unit: BoardUnit;
  eligible: number;
  started: number;
  scores: readonly number[];
}

/** Sorted by value; inside a tie the order of the roster stays, because sorting is stable (fault E13). */
function rankUnits(all: Figures[], formula: Formula, before: ReadonlyMap<string, number>): UnitStanding[] {
  const rows = all.map((figures) => ({ ...figures, value: unitValue(formula, figures) })).sort((a, b) => b.value - a.value);
  const ranks = competitionRanks(rows, (a, b) => a.value === b.value);
  return rows.map(({ unit, eligible, started, scores, value }, i) => {
    const rank = ranks[i] as number;
    const rankBefore = before.get(unit.id);
    return {
      unitId: unit.id,
      rank,
      name: unit.name,
      shortName: unit.shortName,
      parentId: unit.parentId,
      eligible,
      started,
      locked: scores.length,
      scoreSum: sum(scores),
      value,
      moved: rankBefore === undefined || scores.length === 0 ? 0 : rankBefore - rank,
    };
  });
}

/** The row at a place of the ranked members, from 0. */
export function memberStanding(place: number, { members, names, units }: Pick<BoardInput, "members" | "names" | "units">): MemberStanding {
  const { attempts, list, ranks } = members;
  const i = list[place] as number;
  const memberId = attempts.memberIds[i] as string;
  return {
    memberId,
    rank: ranks[place] as number,
    maskedName: maskName(names.get(memberId) ?? ""),
    branchName: units.branches[attempts.branches[i] as number]?.name ?? "",
    score: attempts.scores[i] as number,
    elapsedMs: (attempts.seconds[i] as number) * 1000,
  };
}
