import { countBlanks } from "../key.ts";
import type { ColumnMap, ColumnRole } from "../reading.ts";
import { type ColumnFacts, columnFacts } from "./column-facts.ts";
import type { HeadingRow } from "./find-headings.ts";
import { flagColumns } from "./flag-columns.ts";
import { gapOfHeading, isGivenAnswer, isWrongOption } from "./headings.ts";
import { findOptionRows, type OptionRows } from "./option-rows.ts";
import { columnIndex, columnLetters, type Row } from "./sheet.ts";

/** Which column holds what, counted from 0. */
export interface Columns {
  roles: Map<number, ColumnRole>;
  /** Found by their content, not by a heading. */
  guessed: ColumnRole[];
  /** A second column of answers. */
  otherKey?: number;
  /** Columns that say of one option each whether it is right: column → index of the option. */
  flags?: ReadonlyMap<number, number>;
  /** Further columns of answers, one right option each. */
  moreKeys?: readonly number[];
  /** Wrong options, where the right one stands in the column of answers. */
  wrong?: readonly number[];
  /** What fills the gaps, a column each. */
  gaps?: readonly number[];
  /** How many columns the headings name; a row with more may have been cut where it should not. */
  width?: number;
  /** A row for every option. */
  optionRows?: OptionRows;
}

export const columnOf = ({ roles }: Columns, role: ColumnRole): number | undefined => [...roles].find(([, own]) => own === role)?.[0];

/** The organiser's own map, taken as it is. */
export function columnsByHand(map: ColumnMap): Columns {
  const roles = new Map<number, ColumnRole>();
  for (const [letters, role] of Object.entries(map.columns)) {
    const column = columnIndex(letters);
    if (column >= 0) roles.set(column, role);
  }
  return { roles, guessed: [] };
}

/** Columns by headings where there are any, the rest by what stands in them. `rows` are those beneath the headings. */
export function chooseColumns(headings: HeadingRow | undefined, rows: readonly Row[]): Columns {
  const width = Math.min(200, Math.max(headings?.texts.length ?? 0, ...rows.slice(0, 400).map((row) => row.cells.length), 0));
  const facts = columnFacts(rows, width);
  const columns: Columns = { roles: new Map(), guessed: [] };
  if (headings) {
    columns.width = headings.texts.length;
    takeHeadings(headings, facts, columns);
    takeMarks(headings, facts, rows, columns);
  }
  guessRest(headings, facts, columns);
  return columns;
}

function takeHeadings(headings: HeadingRow, facts: readonly ColumnFacts[], columns: Columns): void {
  const byRole = new Map<ColumnRole, ColumnFacts[]>();
  headings.roles.forEach((role, column) => {
    const fact = facts[column];
    if (role && fact) byRole.set(role.role, [...(byRole.get(role.role) ?? []), fact]);
  });
  const rank = (fact: ColumnFacts) => headings.roles[fact.column]?.rank ?? 99;
  for (const [role, candidates] of byRole) {
    const best = [...candidates].sort((a, b) => fitness(role, b) - fitness(role, a) || rank(a) - rank(b) || a.column - b.column);
    const [first, second] = best;
    if (!first) continue;
    if (role === "options" && candidates.length >= 2 && candidates.every((fact) => fact.optionLists < 0.5)) {
      candidates.forEach((fact, i) => columns.roles.set(fact.column, optionRole(i)));
      continue;
    }
    if (role === "type" && first.filled > 0 && first.types < 0.1 && first.codes < 0.5) {
      // 类型 that says 党史 or 时政 says what a question is about.
      if (!byRole.has("topic")) columns.roles.set(first.column, "topic");
      continue;
    }
    if (role.startsWith("option:") && first.filled > 0 && second && second.filled > 0) {
      // Two columns for one option: the one that holds marks or letters says something about the options.
      const texts = candidates.filter((fact) => fact.filled > 0 && fact.letters < 1 && fact.flags < 1);
      columns.roles.set((texts[0] ?? first).column, role);
      continue;
    }
    columns.roles.set(first.column, role);
    if (role === "key" && second && second.filled > 0) columns.otherKey = second.column;
  }
  spreadOptions(headings, facts, columns);
}

/** Columns that say which options are right without being a column of answers. */
function takeMarks(headings: HeadingRow, facts: readonly ColumnFacts[], rows: readonly Row[], columns: Columns): void {
  const optionRows = findOptionRows(headings, facts, rows, columnOf(columns, "stem"));
  if (optionRows) {
    columns.optionRows = optionRows;
    const own: (number | undefined)[] = [optionRows.text, optionRows.flag, optionRows.letter];
    for (const [column, role] of columns.roles) if (own.includes(column) || role.startsWith("option")) columns.roles.delete(column);
    columns.roles.set(optionRows.text, "options");
    if (own.includes(columns.otherKey)) delete columns.otherKey;
    return;
  }
  const options = new Map(
    [...columns.roles].flatMap(([column, role]) => (role.startsWith("option:") ? [[column, role.charCodeAt(7) - 65]] : [])),
  );
  const flags = flagColumns(headings, facts, rows, options);
  if (flags.size > 0) {
    columns.flags = flags;
    for (const column of flags.keys()) columns.roles.delete(column);
    if (columns.otherKey !== undefined && flags.has(columns.otherKey)) delete columns.otherKey;
    return;
  }
  const gaps = gapColumns(headings, facts, rows, columns);
  if (gaps.length > 0) columns.gaps = gaps;
  // `Answer 1`, `Answer 2` beside A, B, C, D: letters in each.
  const more = facts.filter(
    ({ column, filled, letters }) =>
      filled > 0 && letters === 1 && !columns.roles.has(column) && headings.roles[column]?.role.startsWith("option:"),
  );
  if (more.length > 0 && options.size >= 2) columns.moreKeys = more.map(({ column }) => column);
  const wrong = facts.filter(({ column, filled }) => filled > 0 && isWrongOption(headings.texts[column] ?? ""));
  if (wrong.length > 0 && options.size === 0 && columnOf(columns, "options") === undefined)
    columns.wrong = wrong.map(({ column }) => column);
}

/** 空1, 空2; and 答案1, 答案2 beneath nothing but stems with gaps, where no column is the answers'. */
function gapColumns(headings: HeadingRow, facts: readonly ColumnFacts[], rows: readonly Row[], columns: Columns): number[] {
  const named = facts.filter(({ column }) => gapOfHeading(headings.texts[column] ?? "") !== undefined).map(({ column }) => column);
  if (named.length > 0) return named;
  const stem = columnOf(columns, "stem");
  const numbered = [...columns.roles].filter(([column]) =>
    /^(?:答案|answer)_?[1-9一二三四五]$/iu.test((headings.texts[column] ?? "").trim()),
  );
  const options = [...columns.roles].filter(([, role]) => role.startsWith("option")).length;
  if (stem === undefined || columnOf(columns, "key") !== undefined || numbered.length === 0 || numbered.length < options) return [];
  if (!rows.every((row) => (row.cells[stem] ?? "") === "" || countBlanks(row.cells[stem] as string) > 0)) return [];
  if (rows.some((row) => countBlanks(row.cells[stem] ?? "") < numbered.filter(([column]) => (row.cells[column] ?? "") !== "").length))
    return [];
  for (const [column] of numbered) columns.roles.delete(column);
  return numbered.map(([column]) => column).sort((a, b) => a - b);
}

const optionRole = (i: number): ColumnRole => `option:${String.fromCharCode(65 + i)}`;

/** How well a column's content suits what its heading says, in rough steps, so that the order of synonyms decides among equals. */
function fitness(role: ColumnRole, fact: ColumnFacts): number {
  if (fact.filled === 0) return -1;
  if (role === "stem") return fact.numbers > 0.5 || fact.types > 0.5 ? 0 : fact.meanLength >= 6 && fact.fill >= 0.5 ? 2 : 1;
  if (role === "key") return fact.letters + fact.judgements > 0.5 ? 2 : fact.meanLength > 1 || fact.numbers > 0.5 ? 1 : 0;
  if (role === "type") return fact.types > 0.5 ? 2 : 1;
  return 1;
}

/** A heading 选项 over several columns of which only the first carries it. */
function spreadOptions(headings: HeadingRow, facts: readonly ColumnFacts[], columns: Columns): void {
  const first = columnOf(columns, "options");
  if (first === undefined || (facts[first]?.optionLists ?? 0) > 0.3) return;
  let end = first + 1;
  while (end < facts.length && (headings.texts[end] ?? "") === "" && !columns.roles.has(end) && (facts[end]?.fill ?? 0) > 0.1) end++;
  if (end - first < 2) return;
  for (let column = first; column < end; column++) columns.roles.set(column, optionRole(column - first));
}

/** What no heading named, by content. A column whose heading says something else that is known stays what it says. */
function guessRest(headings: HeadingRow | undefined, facts: readonly ColumnFacts[], columns: Columns): void {
  const has = (role: ColumnRole) => columnOf(columns, role) !== undefined;
  const { optionRows, flags, moreKeys = [], gaps = [], wrong = [] } = columns;
  const taken = new Set([columns.otherKey, optionRows?.letter, optionRows?.flag, ...(flags?.keys() ?? []), ...moreKeys, ...gaps, ...wrong]);
  // A heading that says it is what somebody answered is no key, however like one its column looks.
  const free = (fact: ColumnFacts) =>
    !columns.roles.has(fact.column) && fact.filled > 0 && !taken.has(fact.column) && !isGivenAnswer(headings?.texts[fact.column] ?? "");
  const take = (role: ColumnRole, fact: ColumnFacts | undefined) => {
    if (!fact) return;
    columns.roles.set(fact.column, role);
    columns.guessed.push(role);
  };
  const hasOptions = () => [...columns.roles.values()].some((role) => role.startsWith("option"));
  const few = facts.every((fact) => fact.filled < 2) && headings === undefined;
  if (few) return;
  if (!has("type") && headings === undefined)
    take(
      "type",
      facts.find((fact) => free(fact) && fact.types > 0.9 && fact.fill > 0.8),
    );
  if (!has("key") && !columns.flags && !columns.moreKeys && !columns.gaps && columns.optionRows?.flag === undefined) {
    const keys = facts.filter((fact) => free(fact) && fact.fill > 0.6 && fact.letters + fact.judgements > 0.9);
    // Columns of single letters in a row would be options about letters.
    if (keys.length === 1) take("key", keys[0]);
  }
  if (!has("stem")) {
    const texts = facts.filter(
      (fact) => free(fact) && fact.fill > 0.8 && fact.distinct > 0.7 && fact.meanLength >= 6 && fact.optionLists < 0.5,
    );
    take("stem", [...texts].sort((a, b) => b.meanLength - a.meanLength)[0]);
  }
  if (!hasOptions() && !columns.wrong && has("stem") && (has("key") || headings === undefined)) {
    // A heading that is not known says that its column is something else, unless the answers are letters of options that are nowhere else.
    const lettered = (facts[columnOf(columns, "key") ?? -1]?.letters ?? 0) > 0.5;
    const unnamed = facts.filter((fact) => free(fact) && (lettered || (headings?.texts[fact.column] ?? "") === ""));
    guessOptions(facts.filter(free), unnamed, columns);
  }
}

function guessOptions(free: readonly ColumnFacts[], unnamed: readonly ColumnFacts[], columns: Columns): void {
  const list = free.find((fact) => fact.optionLists > 0.6);
  if (list) {
    columns.roles.set(list.column, "options");
    columns.guessed.push("options");
    return;
  }
  const stem = columnOf(columns, "stem") ?? -1;
  const run: ColumnFacts[] = [];
  for (const fact of unnamed.filter((one) => one.column > stem && one.types < 0.5)) {
    const last = run.at(-1);
    if (last && fact.column !== last.column + 1) break;
    run.push(fact);
  }
  if (run.length < 2 || run.length > 9) return;
  run.forEach((fact, i) => columns.roles.set(fact.column, optionRole(i)));
  columns.guessed.push("options");
}

/** As it is kept and shown to the organiser. */
export function columnMapOf(
  sheet: string,
  headerRow: number,
  headings: HeadingRow | undefined,
  columns: Columns,
  complete: boolean,
): ColumnMap {
  return {
    sheet,
    headerRow,
    columns: Object.fromEntries([...columns.roles].map(([column, role]) => [columnLetters(column), role])),
    headings: Object.fromEntries((headings?.texts ?? []).flatMap((text, column) => (text === "" ? [] : [[columnLetters(column), text]]))),
    complete,
  };
}
