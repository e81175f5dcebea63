import { createLuck, type Luck } from "./random.ts";

/** A simulated member as the crowd knows one: no name, no place in the database. */
export interface Sitter {
  /** Decides everything about this member, the same at every start. */
  seed: string;
  token: string;
  elder: boolean;
  /** Had begun before the demo was stopped, and comes back at once. */
  begun: boolean;
  /** In logits: 0 knows half of the questions of middling difficulty. */
  ability: number;
}

export interface Card {
  id: string;
  branchId: string;
  token: string;
  elder: boolean;
  begun: boolean;
}

/** How lively a branch is and how well it has studied. */
function branchTemper(branchId: string): { share: number; ability: number } {
  const luck = createLuck(`temper ${branchId}`);
  return { share: 0.7 + 0.29 * luck.next() ** 0.5, ability: 1.35 + 0.55 * luck.normal() };
}

/**
 * Most members take part, not all; branches differ. The same members at every start.
 * @param always the id of one who takes part in any case.
 */
export function planSitters(cards: Card[], competitionId: string, always?: string): (Sitter & { memberId: string })[] {
  const tempers = new Map<string, ReturnType<typeof branchTemper>>();
  return cards.flatMap(({ id, branchId, token, elder, begun }) => {
    const temper = tempers.get(branchId) ?? branchTemper(branchId);
    tempers.set(branchId, temper);
    const seed = `${competitionId} ${id}`;
    const luck = createLuck(seed);
    if (luck.next() > temper.share && id !== always) return [];
    return [{ memberId: id, seed, token, elder, begun, ability: temper.ability + 0.85 * luck.normal() }];
  });
}

/** Chance that a member knows a question. @param difficulty 1 easy to 3 hard */
export function chanceOf(ability: number, difficulty: number): number {
  return 1 / (1 + Math.exp(-(ability - 0.8 * (difficulty - 2))));
}

const rushShare = 0.18;
const rushMs = 75_000;

/**
 * When each member comes, ms from now, earliest first: a rush at the opening, then a stream that thins out towards
 * `spanMs`. After a stop it goes on where it was: who had begun comes back at once, who comes next opens the stream.
 */
export function planArrivals<S extends Pick<Sitter, "seed" | "begun">>(sitters: S[], spanMs: number): { sitter: S; at: number }[] {
  const planned = sitters.map((sitter) => ({ sitter, at: arrivalMs(sitter, spanMs) }));
  const next = planned.reduce((least, { sitter, at }) => (sitter.begun ? least : Math.min(least, at)), Number.POSITIVE_INFINITY);
  return planned.map(({ sitter, at }) => ({ sitter, at: sitter.begun ? at : at - next })).sort((a, b) => a.at - b.at);
}

function arrivalMs({ seed, begun }: Pick<Sitter, "seed" | "begun">, spanMs: number): number {
  const luck = createLuck(`arrival ${seed}`);
  const rushes = luck.next() < rushShare || begun;
  return rushes ? rushMs * luck.next() : spanMs * luck.next() ** 1.25;
}

/** A member's own pace, ms for an ordinary question: some race, most read; older eyes read more slowly. */
export function tempoMs(luck: Luck, elder: boolean): number {
  return (elder ? 8_500 : 6_000) * Math.exp(0.45 * luck.normal());
}

/** Time spent on one question: mostly some seconds, sometimes much longer. */
export function thinkingMs(luck: Luck, typical: number): number {
  return Math.min(60_000, Math.max(1_000, typical * Math.exp(0.55 * luck.normal())));
}
