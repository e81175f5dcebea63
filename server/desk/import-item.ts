import type { Doubt, Reading, SourceUnit } from "../imports/reading.ts";

/** A doubt as the desk shows it: one that speaks of a question already in a bank names it. */
export interface DeskDoubt extends Doubt {
  otherId?: string;
  /** 0 to 1. */
  similarity?: number;
}

/** A question of a file with everything in doubt about it, the bank's part included. */
export type ReadQuestion = Omit<Reading, "doubts"> & {
  doubts: DeskDoubt[];
  /** Of its first and its last unit. */
  places: SourceUnit["place"][];
};

export type Decision = "take" | "skip" | "undecided";

/** A unit of the source with what became of it. */
export interface PlacedUnit extends SourceUnit {
  /** Number of the question it belongs to. */
  question?: number;
  /** Why it belongs to none. */
  aside?: string;
  /** Looks like a question and could not be read. */
  refused?: string;
}

/** A piece that looks like a question and could not be read as one. */
export interface RefusedPiece {
  /** Indexes of its units. */
  units: number[];
  text: string;
  message: string;
  place: SourceUnit["place"];
}

interface State {
  clear: number | boolean;
  decision: Decision;
  question_id: string | null;
}

/** `i` already in the bank, `s` left out, `t` taken as it is, `c` without doubts, `d` in doubt. */
export type Mark = "i" | "s" | "t" | "c" | "d";

export function markOf({ clear, decision, question_id }: State): Mark {
  if (question_id !== null) return "i";
  if (decision === "skip") return "s";
  if (clear) return "c";
  return decision === "take" ? "t" : "d";
}

export interface MarkCounts {
  clear: number;
  taken: number;
  doubtful: number;
  skipped: number;
  imported: number;
}

export function countMarks(marks: string): MarkCounts {
  const of = (mark: Mark) => marks.split(mark).length - 1;
  return { clear: of("c"), taken: of("t"), doubtful: of("d"), skipped: of("s"), imported: of("i") };
}
