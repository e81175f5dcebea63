import { formulaText } from "../competitions/formula-text.ts";
import { type Rules, RulesSchema } from "../competitions/rules.ts";
import { noSuchCompetition } from "../competitions/problems.ts";
import { findCompetition } from "../competitions/store.ts";
import type { Db } from "../database.ts";
import type { Roster } from "../roster/service.ts";
import { type Bodies, renderBodies } from "./bodies.ts";
import { digestOf } from "./canonical.ts";
import { contentDigest } from "./content.ts";
import type { Leaderboard } from "./leaderboard.ts";
import { comparisonAt, type PastRanks, ranksOf, remember } from "./movement.ts";
import { type Places, project, readRoster, viewPlace } from "./projection.ts";
import { shadowDigest } from "./shadow.ts";
import {
  type Counts,
  countAttempts,
  type EachResult,
  eachResult as eachResultAtOnce,
  findLeaderboard,
  findVersion,
  listWindows,
  type Window,
} from "./store.ts";
import type { MyPlace } from "./views.ts";

/** A board made ready for readers. */
export interface Rendered {
  competitionId: string;
  version: number;
  asOf: number;
  bodies: Bodies;
}

/** A board that is due: to be stored as the one after `follows`, then sent. */
export interface Publication extends Rendered {
  follows: number;
  digest: string;
  /** JSON of the Leaderboard, to be kept. */
  stored: string;
}

/** Why a competition has no new board though it may need one. */
export interface Trouble {
  competitionId: string;
  reason: string;
}

const shadowDisagrees = "the shadow comes to other figures";

/** What the projector does for the rest of the server; times are the server's clock. */
export interface Projector {
  /** Boards that say something else than the last published ones. Trouble with one holds up no other. */
  findDue(now: number): Promise<{ due: Publication[]; troubles: Trouble[] }>;
  /** The last published board, or what there is to show before the first. @throws Problem 404 */
  load(competitionId: string, now: number): Promise<Rendered>;
  /** A member's place among those who have locked something. */
  findPlace(competitionId: string, memberId: string): Promise<MyPlace>;
}

/** A score or a head-count may change without a change in the number of attempts. */
const lookAgainMs = 30_000;
/** After the end nothing changes but by a late ruling or transfer. */
const lookAgainSettledMs = 300_000;
const auditMs = 60_000;
const rosterMs = 10_000;
/** Competitions whose full ranking is kept for members who ask for their own place. */
const placesKept = 4;

interface Known {
  version: number;
  content: string;
  counts: Counts | undefined;
  past: readonly PastRanks[];
  lookedAt: number;
  auditedAt: number;
  settled: boolean;
}

/** Holds what was published last and finds what is due. Reads only; whoever asks stores and sends. */
export function createProjector(db: Db, eachResult: EachResult = eachResultAtOnce): Projector {
  const known = new Map<string, Known>();
  const places = new Map<string, Places & { version: number }>();
  const rulesOf = new Map<string, Rules>();
  let roster: { readAt: number; value: Roster } | undefined;

  /** A competition's rules never change once it was accepted. @throws Problem 404 */
  const getRules = async (reading: Db, competitionId: string): Promise<Rules> => {
    let rules = rulesOf.get(competitionId);
    if (!rules) {
      const row = await findCompetition(reading, competitionId);
      if (!row) throw noSuchCompetition();
      rulesOf.set(competitionId, (rules = RulesSchema.parse(JSON.parse(row.rules))));
    }
    return rules;
  };

  const freshRoster = async (tx: Db, now: number, maxAgeMs: number): Promise<Roster> => {
    if (!roster || now - roster.readAt >= maxAgeMs) roster = { readAt: now, value: await readRoster(tx) };
    return roster.value;
  };

  const keepPlaces = (competitionId: string, version: number, { members, units }: Places) => {
    places.delete(competitionId);
    places.set(competitionId, { version, members, units });
    if (places.size > placesKept) places.delete(places.keys().next().value as string);
  };

  /** What is known of the board that stands in the table as `version`. */
  const recall = async (tx: Db, competitionId: string, version: number): Promise<Known> => {
    const mine = known.get(competitionId);
    if (mine?.version === version) return mine;
    // First look since the start, or another process has published.
    const stored = version > 0 ? await findLeaderboard(tx, competitionId) : undefined;
    const past = stored ? remember(mine?.past ?? [], ranksOf(stored)) : [];
    return { version, content: stored ? contentDigest(stored) : "", counts: undefined, past, lookedAt: 0, auditedAt: 0, settled: false };
  };

  /** @returns the publication that is due, if any. @throws when the shadow disagrees: such a board is not shown. */
  const look = async (tx: Db, { id, closesAt }: Window, now: number): Promise<Publication | undefined> => {
    const counts = await countAttempts(tx, id);
    const before = await recall(tx, id, await findVersion(tx, id));
    if (sameCounts(before.counts, counts) && now - before.lookedAt < lookAgainMs) return undefined;
    const rules = await getRules(tx, id);
    const settled = now >= closesAt && counts.open === 0;
    const audit = now - before.auditedAt >= auditMs || (settled && !before.settled);
    const projection = await project(tx, {
      eachResult,
      competitionId: id,
      rules,
      roster: await freshRoster(tx, now, audit ? 0 : rosterMs),
      version: before.version + 1,
      asOf: now,
      before: comparisonAt(before.past, now),
    });
    const { board } = projection;
    const digest = digestOf(board.branches);
    if (audit && digest !== (await shadowDigest(tx, id, rules))) throw new Error(shadowDisagrees);
    const after = { ...before, counts, lookedAt: now, auditedAt: audit ? now : before.auditedAt, settled };
    const content = contentDigest(board);
    if (content === before.content) {
      known.set(id, after);
      keepPlaces(id, before.version, projection);
      return undefined;
    }
    known.set(id, { ...after, version: board.version, content, past: remember(before.past, ranksOf(board)) });
    keepPlaces(id, board.version, projection);
    return { ...render(board, rules), follows: before.version, digest, stored: JSON.stringify(board) };
  };

  return {
    async findDue(now) {
      const due: Publication[] = [];
      const troubles: Trouble[] = [];
      for (const window of dueWindows(await listWindows(db), known, now)) {
        try {
          const publication = await inSnapshot(db, (tx) => look(tx, window, now));
          if (publication) due.push(publication);
        } catch (error) {
          troubles.push({ competitionId: window.id, reason: error instanceof Error ? error.message : String(error) });
        }
      }
      return { due, troubles };
    },

    async load(competitionId, now) {
      const rules = await getRules(db, competitionId);
      const stored = await findLeaderboard(db, competitionId);
      if (stored) return render(stored, rules);
      const first = await inSnapshot(db, async (tx) =>
        project(tx, {
          eachResult,
          competitionId,
          rules,
          roster: await freshRoster(tx, now, rosterMs),
          version: 0,
          asOf: now,
          before: new Map(),
        }),
      );
      return render(first.board, rules);
    },

    async findPlace(competitionId, memberId) {
      const version = await findVersion(db, competitionId);
      const kept = places.get(competitionId);
      if (kept && kept.version >= version) return viewPlace(db, kept, memberId);
      // Another process publishes, or the competition was over before this one started.
      const rules = await getRules(db, competitionId);
      const ranked = await inSnapshot(db, async (tx) =>
        project(tx, { eachResult, competitionId, rules, roster: await readRoster(tx), version, asOf: 0, before: new Map() }),
      );
      keepPlaces(competitionId, version, ranked);
      return viewPlace(db, ranked, memberId);
    },
  };
}

/** Running and coming competitions every time; of those that are over at most the one that has waited longest. */
function dueWindows(windows: Window[], known: ReadonlyMap<string, Known>, now: number): Window[] {
  const lookedAt = ({ id }: Window) => known.get(id)?.lookedAt ?? 0;
  const rests = ({ id, closesAt }: Window) => now >= closesAt && (known.get(id)?.settled ?? true);
  const waiting = windows.filter((window) => rests(window) && now - lookedAt(window) >= lookAgainSettledMs);
  waiting.sort((a, b) => lookedAt(a) - lookedAt(b));
  return [...windows.filter((window) => !rests(window)), ...waiting.slice(0, 1)];
}

function render(board: Leaderboard, rules: Rules): Rendered {
  const { branches, members } = rules.leaderboards;
  const { competitionId, version, asOf } = board;
  return { competitionId, version, asOf, bodies: renderBodies(board, formulaText(branches), members) };
}

const sameCounts = (a: Counts | undefined, b: Counts) => a?.open === b.open && a.locked === b.locked;

/** Several statements that see one state of the data. SQLite does so in any transaction. */
const inSnapshot = <T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
