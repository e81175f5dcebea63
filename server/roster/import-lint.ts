import type { Remark, RosterRow } from "./import-file.ts";

/** What only the whole file can tell. @returns the rows that stay, and what to say. */
export function lintRows(all: RosterRow[]): { rows: RosterRow[]; remarks: Remark[] } {
  const refused = [...repeatedNumbers(all), ...branchesAbove(all)];
  const out = new Set(refused.map((remark) => remark.line));
  const rows = all.filter((row) => !out.has(row.line));
  return { rows, remarks: [...refused, ...namesakes(rows), ...likeNames(rows), ...smallBranches(rows), ...shortNumbers(rows)] };
}

/** One text for a path, to compare and to key by. */
export const pathKey = (path: readonly string[]): string => path.join("/");

const unitLabel = (path: readonly string[]): string => path.join(" / ");

function repeatedNumbers(rows: RosterRow[]): Remark[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, number }): Remark[] => {
    if (number === undefined) return [];
    const seen = first.get(number);
    if (seen === undefined) first.set(number, line);
    return seen === undefined ? [] : [{ line, level: "refused", message: `编号“${number}”与第 ${seen} 行相同。编号要一人一个。` }];
  });
}

function branchesAbove(rows: RosterRow[]): Remark[] {
  const inner = new Map<string, number>();
  for (const { path, line } of rows) {
    for (let depth = 1; depth < path.length; depth++) {
      const key = pathKey(path.slice(0, depth));
      if (!inner.has(key)) inner.set(key, line);
    }
  }
  return rows.flatMap(({ line, path }): Remark[] => {
    const above = inner.get(pathKey(path));
    if (above === undefined) return [];
    return [{ line, level: "refused", message: `“${unitLabel(path)}”在这里是党支部，在第 ${above} 行却是上级组织。请统一。` }];
  });
}

function namesakes(rows: RosterRow[]): Remark[] {
  return [...groupBy(rows, (row) => `${pathKey(row.path)}\n${row.name}`).values()].flatMap((same) => {
    if (same.length === 1) return [];
    return same.flatMap(({ line, name, number }): Remark[] => {
      if (number !== undefined) return [];
      const others = same.filter((row) => row.line !== line).map((row) => row.line);
      const message = `同支部有同名的“${name}”（第 ${others.join("、")} 行），按先后当作不同的人；最好用“编号”列区分。若是重复登记，请删去一行`;
      return [{ line, level: "doubtful", message }];
    });
  });
}

/** Two spellings of one unit, such as 一支部 and 第1党支部, split its people. */
function likeNames(rows: RosterRow[]): Remark[] {
  const units = new Map<string, { path: string[]; line: number }>();
  for (const { path, line } of rows) {
    for (let depth = 1; depth <= path.length; depth++) {
      const key = pathKey(path.slice(0, depth));
      if (!units.has(key)) units.set(key, { path: path.slice(0, depth), line });
    }
  }
  const alike = groupBy([...units.values()], ({ path }) => `${pathKey(path.slice(0, -1))}\n${plainUnitName(path.at(-1) as string)}`);
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.map(
      ({ path, line }): Remark => ({
        line,
        level: "doubtful",
        message: `“${path.at(-1)}”与第 ${first?.line} 行的“${first?.path.at(-1)}”像是同一个组织的两种写法，已当作两个；若是一个，请统一写法`,
      }),
    ),
  );
}

const numerals = "零一二三四五六七八九十";

function plainUnitName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/10|\d/g, (digits) => numerals[Number(digits)] as string)
    .replace(/中国共产党|中共|支部委员会$|工作委员会$|委员会$|[党第\s()“”"·-]/g, (word) => (word === "支部委员会" ? "支部" : ""))
    .replace(/(?<=.{2})工?委$/, "");
}

/** A branch has three members at least: a smaller one is often a slip of the pen. */
function smallBranches(rows: RosterRow[]): Remark[] {
  return [...groupBy(rows, (row) => pathKey(row.path)).values()].flatMap(([first, ...others]): Remark[] => {
    if (!first || others.length >= 2) return [];
    return [
      { line: first.line, level: "doubtful", message: `“${unitLabel(first.path)}”只有 ${others.length + 1} 人，请看支部名称有没有写错` },
    ];
  });
}

/** Numbers of digits alone and of different lengths: a spreadsheet may have eaten leading zeros (fault F11). */
function shortNumbers(rows: RosterRow[]): Remark[] {
  const digits = rows.filter(({ number }) => number !== undefined && /^\d+$/.test(number));
  const longest = Math.max(0, ...digits.map(({ number }) => (number as string).length));
  if (!digits.some(({ number }) => (number as string).length === longest && number?.startsWith("0"))) return [];
  return digits
    .filter(({ number }) => (number as string).length < longest)
    .map(({ line, number }): Remark => ({ line, level: "doubtful", message: `编号“${number}”比别的短，前面的 0 可能丢了` }));
}

export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
