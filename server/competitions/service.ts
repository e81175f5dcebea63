import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { Actor } from "../identity/actor.ts";
import { maxScoreOf, questionCountOf } from "../papers/blueprint.ts";
import { getRoster } from "../roster/service.ts";
import type { UnitTable } from "../roster/tables.ts";
import { branchesOfAudience, type Tree } from "../roster/tree.ts";
import type { CompetitionView } from "./contract.ts";
import { formulaText } from "./formula-text.ts";
import { difficultyNote, plainRules } from "./plain-rules.ts";
import { noSuchCompetition } from "./problems.ts";
import { type Rules, RulesSchema } from "./rules.ts";
import { phaseAt } from "./schedule.ts";
import { findCompetition, listCompetitionIds } from "./store.ts";
import type { CompetitionTable } from "./tables.ts";

export interface Competition {
  row: CompetitionTable;
  rules: Rules;
}

const known = new WeakMap<Db, Map<string, Competition>>();

/** A competition never changes once it was accepted, so one read serves for ever. @throws Problem 404 */
export async function getCompetition(db: Db, id: string): Promise<Competition> {
  let cache = known.get(db);
  if (!cache) known.set(db, (cache = new Map()));
  const cached = cache.get(id);
  if (cached) return cached;
  const row = await findCompetition(db, id);
  if (!row) throw noSuchCompetition();
  const competition = { row, rules: RulesSchema.parse(JSON.parse(row.rules)) };
  cache.set(id, competition);
  return competition;
}

/** The branches of each competition's audience in one state of the roster. */
const audiences = new WeakMap<Tree, Map<string, Audience>>();

export interface Audience {
  branches: UnitTable[];
  ids: Set<string>;
}

/** The branches whose members may take part, in the order of the roster. */
export async function getAudience(ctx: AppContext, { row, rules }: Competition): Promise<Audience> {
  const { tree } = await getRoster(ctx);
  let cache = audiences.get(tree);
  if (!cache) audiences.set(tree, (cache = new Map()));
  const cached = cache.get(row.id);
  if (cached) return cached;
  const branches = branchesOfAudience(tree, rules.audience);
  const audience = { branches, ids: new Set(branches.map((b) => b.id)) };
  cache.set(row.id, audience);
  return audience;
}

/** Members see competitions of their branch, screens their own, organisers all. */
export async function maySee(ctx: AppContext, actor: Actor, competition: Competition): Promise<boolean> {
  if (actor.role === "organiser") return true;
  if (actor.role === "screen") return actor.competitionId === competition.row.id;
  return (await getAudience(ctx, competition)).ids.has(actor.branchId);
}

/** The competition when the actor may see it. @throws Problem 404: absent and foreign look alike */
export async function getVisibleCompetition(ctx: AppContext, actor: Actor, id: string): Promise<Competition> {
  const competition = await getCompetition(ctx.db, id);
  if (!(await maySee(ctx, actor, competition))) throw noSuchCompetition();
  return competition;
}

/** What the actor may see, newest first. */
export async function listCompetitionsFor(ctx: AppContext, actor: Actor): Promise<Competition[]> {
  const all = await Promise.all((await listCompetitionIds(ctx.db)).map((id) => getCompetition(ctx.db, id)));
  const seen = await Promise.all(all.map((competition) => maySee(ctx, actor, competition)));
  return all.filter((_, i) => seen[i]);
}

/**
 * Whether persons are listed at `now`. With several attempts a member who sees the own score between them could learn
 * from it which answers were right, so the list then waits for the reveal point (fault E07).
 */
export function listsMembers({ row, rules }: Competition, now: number): boolean {
  return rules.leaderboards.members && (rules.attempts.limit === 1 || now >= row.reveal_at);
}

/** The part of the view that time does not change. */
const described = new WeakMap<Competition, Omit<CompetitionView, "phase" | "serverNow">>();

function describe(competition: Competition): Omit<CompetitionView, "phase" | "serverNow"> {
  const { row, rules } = competition;
  const view = {
    id: row.id,
    title: row.title,
    round: rules.round,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    revealAt: row.reveal_at,
    timeLimitMs: Math.round(rules.timeLimitMinutes * 60_000),
    questionLimitMs: (rules.questionLimitSeconds ?? 0) * 1000,
    graceMs: rules.graceSeconds * 1000,
    questions: questionCountOf(rules.blueprint),
    maxScore: maxScoreOf(rules.blueprint),
    attemptLimit: rules.attempts.limit,
    memberBoard: rules.leaderboards.members,
    rules: plainRules(rules),
    difficultyNote: difficultyNote(rules),
    formulaText: formulaText(rules.leaderboards.branches),
  };
  described.set(competition, view);
  return view;
}

/** How a competition looks to anybody who may see it at `now`. */
export function viewCompetition(competition: Competition, now: number): CompetitionView {
  const { opens_at: opensAt, closes_at: closesAt, reveal_at: revealAt } = competition.row;
  return {
    ...(described.get(competition) ?? describe(competition)),
    phase: phaseAt({ opensAt, closesAt, revealAt }, now),
    memberBoard: listsMembers(competition, now),
    serverNow: now,
  };
}
