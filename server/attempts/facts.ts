import type { Question } from "../bank/question.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../http/problem.ts";
import type { Allowance } from "../http/rate.ts";
import type { Shape } from "../papers/choice.ts";
import { questionsOf } from "./questions.ts";
import { findAttempt, getSlots } from "./store.ts";

/** What never changes about an attempt: enough to check a save without asking the database; and what it may still save. */
export interface Facts {
  memberId: string;
  shapes: Shape[];
  saves: Allowance;
}

const most = 40_000;
const caches = new WeakMap<AppContext, Map<string, Facts>>();
function cacheOf(ctx: AppContext): Map<string, Facts> {
  let cache = caches.get(ctx);
  if (!cache) caches.set(ctx, (cache = new Map()));
  return cache;
}
/** Attempts share their shapes: a district has a dozen kinds of question and fourteen thousand papers. */
const interned = new Map<string, Shape>();

/** Without waiting: `undefined` when they have to be read. The save path asks here first. */
export const recallFacts = (ctx: AppContext, attemptId: string): Facts | undefined => cacheOf(ctx).get(attemptId);

export async function getFacts(ctx: AppContext, attemptId: string): Promise<Facts> {
  const known = recallFacts(ctx, attemptId);
  if (known) return known;
  const attempt = await findAttempt(ctx.db, attemptId);
  if (!attempt) throw notFound();
  const slots = await getSlots(ctx.db, attemptId);
  return rememberFacts(ctx, attemptId, attempt.member_id, await questionsOf(ctx.db, slots));
}

export function rememberFacts(ctx: AppContext, attemptId: string, memberId: string, questions: Question[]): Facts {
  const cache = cacheOf(ctx);
  if (cache.size >= most) cache.delete(cache.keys().next().value as string);
  const facts = { memberId, shapes: questions.map(shapeOf), saves: { left: ctx.saveRate.atOnce, at: ctx.clock.now() } };
  cache.set(attemptId, facts);
  return facts;
}

export function shapeOf(question: Question): Shape {
  const parts = partsOf(question);
  const name = `${question.type} ${parts}`;
  let shape = interned.get(name);
  if (!shape) interned.set(name, (shape = { type: question.type, parts }));
  return shape;
}

function partsOf(question: Question): number {
  switch (question.type) {
    case "judge":
      return 1;
    case "blank":
      return question.key.length;
    case "match":
      return question.pairs.length;
    default:
      return question.options.length;
  }
}
