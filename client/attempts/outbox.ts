import type { Choice, StoredAnswer } from "../lib/views.ts";
import { sameChoice } from "./choice.ts";

/**
 * One choice on this device. `unsent` until the server's word has come; `refused` when the server would not take it;
 * `late` when it came after the end and is kept as evidence only.
 */
export interface Entry {
  choice: Choice;
  epoch: number;
  seq: number;
  key: string;
  state: "unsent" | "saved" | "refused" | "late";
  receivedAt: number | null;
  /** The server's signed word; null for what another device saved. */
  receipt: string | null;
}

/**
 * All that is kept on the device: an attempt's id, choices, receipts and the places marked for later. No name, no question, no key.
 * A plain value, changed by the functions below and stored whole.
 */
export interface Outbox {
  attemptId: string;
  /** Counts what was kept of this box, so that the newest of several copies is known. */
  version: number;
  /** The lease this device holds; 0 before the first. */
  epoch: number;
  nextSeq: number;
  /** Leases asked for without hearing back: each of them may have been granted. */
  unheardLeases: number;
  entries: Record<number, Entry>;
  /** Choices that never reached the server and that another device's sitting has overtaken: shown, never sent. */
  stranded: Record<number, Choice>;
  flags: number[];
}

export const emptyOutbox = (attemptId: string): Outbox => ({
  attemptId,
  version: 0,
  epoch: 0,
  nextSeq: 1,
  unheardLeases: 0,
  entries: {},
  stranded: {},
  flags: [],
});

/** The member chose. What was waiting for the same question is replaced: only the last choice is worth sending. */
export function choose(box: Outbox, position: number, choice: Choice, key: string): Outbox {
  const entry: Entry = { choice, epoch: box.epoch, seq: box.nextSeq, key, state: "unsent", receivedAt: null, receipt: null };
  return { ...box, nextSeq: box.nextSeq + 1, entries: { ...box.entries, [position]: entry }, stranded: without(box.stranded, position) };
}

/** The oldest choice still to be sent. */
export function nextUnsent(box: Outbox): { position: number; entry: Entry } | undefined {
  let oldest: { position: number; entry: Entry } | undefined;
  for (const position of positionsOf(box.entries)) {
    const entry = box.entries[position] as Entry;
    if (entry.state === "unsent" && (!oldest || entry.seq < oldest.entry.seq)) oldest = { position, entry };
  }
  return oldest;
}

export const unsentPositions = (box: Outbox): number[] =>
  positionsOf(box.entries).filter((position) => box.entries[position]?.state === "unsent");
export const positionsIn = (box: Outbox, state: Entry["state"]): number[] =>
  positionsOf(box.entries).filter((position) => box.entries[position]?.state === state);
export const strandedPositions = (box: Outbox): number[] => positionsOf(box.stranded);

/** What the server said about the save with this key. Nothing changes when the member has chosen anew meanwhile. */
export function settle(box: Outbox, position: number, key: string, change: Partial<Entry>): Outbox {
  const entry = box.entries[position];
  if (!entry || entry.key !== key) return box;
  return { ...box, entries: { ...box.entries, [position]: { ...entry, ...change } } };
}

/** A higher (epoch, seq) was stored already: adopt it, unless the member has chosen anew meanwhile. */
export function adopt(box: Outbox, position: number, key: string, stored: Omit<StoredAnswer, "position">): Outbox {
  const nextSeq = stored.epoch === box.epoch ? Math.max(box.nextSeq, stored.seq + 1) : box.nextSeq;
  return { ...settle(box, position, key, { ...stored, state: "saved" }), nextSeq };
}

export interface Lease {
  epoch: number;
  /** The epoch that held the attempt before this lease. */
  previousEpoch: number;
  answers: readonly StoredAnswer[];
}

/**
 * This device takes the attempt (fault C03). What it had not sent may go out under the new epoch only if nobody else
 * sat in between; otherwise it is stranded: shown, never sent, since another device's answers are newer.
 */
export function takeLease(box: Outbox, lease: Lease, newKey: () => string): Outbox {
  let next: Outbox = { ...box, epoch: lease.epoch, nextSeq: 1, unheardLeases: 0, entries: {} };
  const stored = new Map(lease.answers.map((answer) => [answer.position, answer]));
  for (const answer of lease.answers) next.entries[answer.position] = fromStored(answer, box.entries[answer.position]);
  const mine = unsentPositions(box).sort((a, b) => (box.entries[a] as Entry).seq - (box.entries[b] as Entry).seq);
  for (const position of mine) {
    const entry = box.entries[position] as Entry;
    if (stored.has(position) && sameChoice(stored.get(position)?.choice, entry.choice)) continue;
    if (wasStillMine(box, entry, lease)) next = choose(next, position, entry.choice, newKey());
    else next = { ...next, stranded: { ...next.stranded, [position]: entry.choice } };
  }
  return next;
}

/** True when the epoch the choice was made under ran, without a stranger in between, up to this lease. */
function wasStillMine(box: Outbox, entry: Entry, lease: Lease): boolean {
  if (entry.epoch === lease.previousEpoch) return true;
  // A lease of our own whose reply was lost leaves a gap in the epochs. Only what nobody wrote into is ours.
  const gap = lease.previousEpoch - entry.epoch;
  return gap > 0 && gap <= box.unheardLeases && lease.answers.every((answer) => answer.epoch <= entry.epoch);
}

function fromStored(answer: StoredAnswer, mine: Entry | undefined): Entry {
  const { choice, epoch, seq, receivedAt } = answer;
  const sameSave = mine?.state === "saved" && mine.epoch === epoch && mine.seq === seq;
  return { choice, epoch, seq, key: mine?.key ?? "", state: "saved", receivedAt, receipt: sameSave ? mine.receipt : null };
}

export function toggleFlag(box: Outbox, position: number): Outbox {
  const flags = box.flags.includes(position) ? box.flags.filter((other) => other !== position) : [...box.flags, position];
  return { ...box, flags };
}

export const dropStranded = (box: Outbox): Outbox => ({ ...box, stranded: {} });

const positionsOf = (record: Record<number, unknown>): number[] =>
  Object.keys(record)
    .map(Number)
    .sort((a, b) => a - b);

function without(record: Record<number, Choice>, position: number): Record<number, Choice> {
  const { [position]: _gone, ...rest } = record;
  return rest;
}
