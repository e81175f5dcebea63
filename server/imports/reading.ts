/** What a file's reader understood, before anybody decided anything. Plain data: it crosses threads and is stored as JSON. */

export const importTypes = ["single", "multiple", "judge", "blank", "order", "match", "short"] as const;
export type ImportType = (typeof importTypes)[number];

/** Where something stands in the source, in the source's own way of counting from 1. */
export type Place =
  | { kind: "line"; line: number }
  | { kind: "paragraph"; paragraph: number }
  | { kind: "cell"; sheet: string; cell: string }
  | { kind: "record"; record: number };

/** A piece of the source that must be accounted for: a line, a paragraph, a row of a sheet, a record. */
export interface SourceUnit {
  place: Place;
  text: string;
}

/** Why somebody should look again. `field` says what is in doubt; the message says what was found and what to do. */
export interface Doubt {
  /** Stable name of the rule, such as `no-key`, `key-beyond-options`, `one-right-option`, `equal-options`, `type-guessed`. */
  code: string;
  field: "type" | "stem" | "options" | "key" | "whole";
  message: string;
}

/**
 * The right answer: letters for single and multiple ("B", "ABD"), true or false for judge, the accepted forms of each
 * blank for blank (and one list for short). Order and match carry theirs in `options` and `pairs`. Undefined: none found.
 */
export type ReadKey = string | boolean | string[][];

/** One question as it was understood. */
export interface Reading {
  type: ImportType;
  stem: string;
  /** Without letters in front. Order: in the right order. Empty for judge, blank, match and short. */
  options: string[];
  /** Judge only, where the file wrote two options such as 正确 and 错误: as written, to compare and to show. */
  optionsWritten?: string[];
  /** Match only. */
  pairs?: [string, string][];
  key?: ReadKey;
  explanation?: string;
  source?: string;
  /** The same, where the file has a column for each part. */
  sourceParts?: { title: string; author: string; publisher: string; date: string };
  /** Letters of options that keep their place. */
  pinned?: string;
  /** A picture by the name it has in the database. */
  image?: { file: string; alt: string };
  /** As written in the file; mapped to the bank's own words when it is confirmed. */
  period?: string;
  topic?: string;
  difficulty?: string;
  /** Number or chapter as written, to find it again. */
  label?: string;
  /** Indexes of the source units it was read from, in order. */
  units: number[];
  doubts: Doubt[];
}

/** Something that looks like a question and could not be read as one. */
export interface Refusal {
  units: number[];
  message: string;
}

/** What is neither a question nor part of one: headings, instructions, empty rows; each with its reason, so that nothing is lost silently. */
export interface Aside {
  units: number[];
  reason: string;
}

/** How the columns of one sheet were understood: column letter → what it holds; absent means unused. */
export interface ColumnMap {
  sheet: string;
  /** Row of the headings, from 1; 0 when there is none. */
  headerRow: number;
  columns: Record<string, ColumnRole>;
  /** Headings as written, by column letter. */
  headings: Record<string, string>;
  /** False when stem or key could not be found and somebody must say which column it is. */
  complete: boolean;
}

/** `option:A` … `option:I` is one option; `options` all of them in one cell. */
export type ColumnRole =
  | "number"
  | "type"
  | "stem"
  | `option:${string}`
  | "options"
  | "key"
  | "explanation"
  | "source"
  | "period"
  | "topic"
  | "difficulty"
  | "score"
  | "source:title"
  | "source:author"
  | "source:publisher"
  | "source:date"
  | "pinned"
  | "image"
  | "image:alt";

/** All that was read from one file. Every unit belongs to a reading, a refusal or an aside, and to one only. */
export interface FileReading {
  /** Name of the format as a person knows it: Word 文档, Excel 工作簿, 纯文本, GIFT … */
  format: string;
  units: SourceUnit[];
  readings: Reading[];
  refusals: Refusal[];
  asides: Aside[];
  /** Tables only. */
  columnMaps?: ColumnMap[];
}
