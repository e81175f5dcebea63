import type { DeskType } from "../desk/views.ts";

/** What the import routes answer, as these pages read it. Instants are integer milliseconds. */
export type Place =
  | { kind: "line"; line: number }
  | { kind: "paragraph"; paragraph: number }
  | { kind: "cell"; sheet: string; cell: string }
  | { kind: "record"; record: number };

export interface Unit {
  /** From 0 through the whole file. */
  index: number;
  place: Place;
  text: string;
  question?: number;
  aside?: string;
  refused?: string;
}

export type DoubtField = "type" | "stem" | "options" | "key" | "whole";

export interface Doubt {
  code: string;
  field: DoubtField;
  message: string;
  otherId?: string;
  similarity?: number;
}

export type ReadKey = string | boolean | string[][];

/** A question as it was understood. */
export interface Read {
  type: DeskType;
  stem: string;
  options: string[];
  pairs?: [string, string][];
  key?: ReadKey;
  explanation?: string;
  source?: string;
  period?: string;
  topic?: string;
  difficulty?: string;
  label?: string;
}

export type Decision = "take" | "skip" | "undecided";

export interface ImportQuestion {
  number: number;
  reading: Read;
  doubts: Doubt[];
  confidence: number;
  decision: Decision;
  mended: boolean;
  questionId: string | null;
  units: number[];
  /** Of its first and its last unit. */
  places: Place[];
}

export interface Counts {
  questions: number;
  clear: number;
  taken: number;
  doubtful: number;
  skipped: number;
  imported: number;
  refused: number;
  units: number;
}

export interface RefusedPiece {
  place: Place;
  text: string;
  message: string;
  units: number[];
}

export interface ColumnMap {
  sheet: string;
  headerRow: number;
  columns: Record<string, string>;
  headings: Record<string, string>;
  complete: boolean;
}

export interface ImportDesk {
  id: string;
  bankId: string;
  bankTitle: string;
  fileName: string;
  format: string;
  state: "open" | "confirmed" | "undone";
  createdBy: string;
  createdAt: number;
  counts: Counts;
  /** One letter a question: i in the bank, s left out, t taken, c clear, d in doubt. */
  marks: string;
  units: Unit[];
  questions: ImportQuestion[];
  refusals: RefusedPiece[];
  asides: { reason: string; count: number }[];
  columnMaps: ColumnMap[];
  hasFile: boolean;
  confirmedAt: number | null;
  undoUntil: number | null;
  made: number;
  earlier: { importId: string; by: string; at: number } | null;
}

export interface ImportRow {
  id: string;
  bankId: string;
  bankTitle: string;
  fileName: string;
  format: string;
  state: "open" | "confirmed" | "undone";
  createdBy: string;
  createdAt: number;
  counts: { questions: number; doubtful: number; imported: number; refused: number };
}

/** A change of one question; null takes the key away. */
export type Mending = Partial<Omit<Read, "key" | "label">> & { key?: ReadKey | null };

export interface Defaults {
  period: string | null;
  topic: string | null;
  difficulty: number | null;
  source: { title: string; author: string; publisher: string; date: string } | null;
}

export interface SheetRows {
  name: string;
  rows: { row: number; cells: Record<string, string> }[];
}
