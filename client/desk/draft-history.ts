/** Undo and redo over a whole draft. Values are immutable: every step is the draft as it was. */
export interface DraftHistory<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last step touched, so that a run of keystrokes in one field is one step. */
  tag: string;
  at: number;
}

const longest = 200;
/** A pause in typing that begins a new step. */
const pauseMs = 1_200;

export const startHistory = <T>(present: T): DraftHistory<T> => ({ past: [], present, future: [], tag: "", at: 0 });

/** @param tag the field; the same one within a short time goes into the same step. An empty tag is a step of its own. @param at ms. */
export function record<T>(history: DraftHistory<T>, next: T, tag: string, at: number): DraftHistory<T> {
  if (next === history.present) return history;
  const joins = tag !== "" && tag === history.tag && at - history.at < pauseMs && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], tag, at };
}

export function undo<T>(history: DraftHistory<T>): DraftHistory<T> {
  const before = history.past[history.past.length - 1];
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], tag: "", at: 0 };
}

export function redo<T>(history: DraftHistory<T>): DraftHistory<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: "", at: 0 };
}
