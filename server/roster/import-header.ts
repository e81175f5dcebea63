import type { CsvRecord } from "./import-csv.ts";

export type Meaning = "committee" | "general" | "branch" | "name" | "elder" | "born" | "number";

export const meaningNames: Record<Meaning, string> = {
  committee: "党委",
  general: "党总支",
  branch: "党支部",
  name: "姓名",
  elder: "大字",
  born: "出生年月",
  number: "编号",
};

/** Headings seen in real rosters and templates. 序号 is none of them: it changes with every export. */
const headings: Record<Meaning, string> = {
  committee: "党委 党工委 工委 党委名称 上级党组织 上级党委 上级组织 所属党委 所在党委 隶属党委 所属党工委",
  general: "党总支 总支 党总支部 所属党总支 所在党总支 所属总支 所在总支",
  branch: "党支部 支部 党支部名称 支部名称 所在党支部 所在支部 所属党支部 所属支部",
  name: "姓名 名字 党员姓名 党员名字",
  elder: "大字 大字版 大字号 大字显示",
  born: "出生年月 出生日期 出生年月日 出生时间 生日",
  number: "编号 党员编号 人员编号 工号 学号",
};
const meanings = new Map(
  Object.entries(headings).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning as Meaning] as const)),
);
const required: Meaning[] = ["committee", "branch", "name"];

export interface Header {
  line: number;
  /** Place of each column that is used, from 0. */
  columns: Map<Meaning, number>;
  /** Every heading as it stands in the file. */
  headings: string[];
  /** Headings that are not read at all. */
  unused: string[];
}

/** How far down a header may stand: above it are titles and instructions. */
const searched = 20;

/** The row that names both a branch and a person; undefined when there is none. */
export function findHeader(records: CsvRecord[]): Header | undefined {
  return records
    .slice(0, searched)
    .map(readHeader)
    .find((header) => header.columns.has("name") && header.columns.has("branch"));
}

/** What keeps a header from being used, as a sentence that says what to do. */
export function headerProblem(header: Header): string | undefined {
  const twice = header.headings.flatMap((heading, i) => {
    const meaning = meaningOf(heading);
    return meaning && header.columns.get(meaning) !== i ? [{ meaning, first: header.columns.get(meaning) as number, second: i }] : [];
  })[0];
  if (twice) {
    const { meaning, first, second } = twice;
    return `第 ${header.line} 行是表头，但第 ${first + 1} 列“${header.headings[first]}”和第 ${second + 1} 列“${header.headings[second]}”都像是${meaningNames[meaning]}。请只留一列，或给另一列改名。`;
  }
  const missing = required.filter((meaning) => !header.columns.has(meaning));
  if (missing.length === 0) return undefined;
  return `第 ${header.line} 行是表头，但缺少${missing.map((meaning) => `“${meaningNames[meaning]}”`).join("、")}这一列。请补上后再来。`;
}

function readHeader(record: CsvRecord): Header {
  const names = record.cells.map((cell) => cell.trim());
  const columns = new Map<Meaning, number>();
  for (const [i, name] of names.entries()) {
    const meaning = meaningOf(name);
    if (meaning && !columns.has(meaning)) columns.set(meaning, i);
  }
  return { line: record.line, columns, headings: names, unused: names.filter((name) => name !== "" && !meaningOf(name)) };
}

/** Spaces, a star for “required” and a remark in brackets do not change what a heading means. */
function meaningOf(heading: string): Meaning | undefined {
  const plain = heading
    .normalize("NFKC")
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, "")
    .replace(/[\s*:]/g, "");
  return meanings.get(plain);
}
