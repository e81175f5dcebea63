import type { Rules } from "../competitions/rules.ts";
import type { Db } from "../database.ts";
import { maxScoreOf } from "../papers/blueprint.ts";
import type { Roster } from "../roster/service.ts";
import { countMembers, listUnits } from "../roster/store.ts";
import { buildTree } from "../roster/tree.ts";
import { memberRow } from "./bodies.ts";
import { buildLeaderboard, memberStanding } from "./board.ts";
import type { Leaderboard } from "./leaderboard.ts";
import { memberAt, placesAround, type RankedMembers, rankMembers, topPlaces } from "./members.ts";
import type { PastRanks } from "./movement.ts";
import { type EachResult, mapNames } from "./store.ts";
import { collectAttempts, tallyAttempts } from "./tally.ts";
import { type BoardUnits, boardUnits } from "./units.ts";
import { type MyPlace, MyPlaceView } from "./views.ts";

/** Everyone's place at one moment. */
export interface Places {
  members: RankedMembers;
  units: BoardUnits;
}

export interface Projection extends Places {
  board: Leaderboard;
}

export interface ProjectionInput {
  eachResult: EachResult;
  competitionId: string;
  rules: Rules;
  roster: Roster;
  version: number;
  asOf: number;
  before: PastRanks["ranks"];
}

/** The whole board, recomputed from the locked scores. At a district's size that is cheaper than being clever (reliability 3.7). */
export async function project(db: Db, input: ProjectionInput): Promise<Projection> {
  const { competitionId, rules, roster, version, asOf, before } = input;
  const units = boardUnits(roster.tree, rules.audience, roster.eligible);
  const { attempts, add } = collectAttempts(units);
  await input.eachResult(db, competitionId, add);
  const tally = tallyAttempts(attempts, units);
  const members = rankMembers(attempts, tally.locked);
  const names = await namesAt(db, members, topPlaces(members));
  const { branches: formula, members: memberBoard } = rules.leaderboards;
  const board = buildLeaderboard({
    competitionId,
    version,
    asOf,
    rules: { formula, maxScore: maxScoreOf(rules.blueprint), memberBoard },
    units,
    tally,
    members,
    names,
    before,
  });
  return { board, members, units };
}

/** A member's own place and neighbours, names masked. */
export async function viewPlace(db: Db, { members, units }: Places, memberId: string): Promise<MyPlace> {
  const places = placesAround(members, memberId);
  const names = await namesAt(db, members, places);
  const rows = places.map((place) => memberStanding(place, { members, names, units }));
  const rank = rows.find((row) => row.memberId === memberId)?.rank ?? null;
  return MyPlaceView.parse({ rank, total: members.list.length, rows: rows.map((row) => memberRow(row, memberId)) });
}

export async function readRoster(db: Db): Promise<Roster> {
  return { tree: buildTree(await listUnits(db)), eligible: await countMembers(db) };
}

const namesAt = (db: Db, members: RankedMembers, places: number[]) =>
  mapNames(
    db,
    places.map((place) => memberAt(members, place)),
  );
