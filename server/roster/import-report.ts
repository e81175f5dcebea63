import type { Remark, RosterFile } from "./import-file.ts";
import { type Meaning, meaningNames } from "./import-header.ts";
import type { ImportPlan } from "./import-plan.ts";

/** Every line of a file, sorted by what became of it. The four add up to the lines of the file. */
export interface Tally {
  understood: number;
  doubtful: number;
  refused: number;
  skipped: number;
}

const remarksOf = (file: RosterFile, plan: ImportPlan | undefined): Remark[] =>
  [...file.remarks, ...(plan?.remarks ?? [])].sort((a, b) => a.line - b.line);

export function tallyOf(file: RosterFile, plan?: ImportPlan): Tally {
  const remarks = remarksOf(file, plan);
  const refused = new Set(remarks.flatMap((remark) => (remark.level === "refused" ? [remark.line] : [])));
  const doubtful = new Set(remarks.flatMap((remark) => (remark.level === "doubtful" && !refused.has(remark.line) ? [remark.line] : [])));
  const read = file.rows.filter((row) => !refused.has(row.line)).length;
  return { understood: read - doubtful.size, doubtful: doubtful.size, refused: refused.size, skipped: file.skipped.length };
}

const count = (n: number): string => n.toLocaleString("en-US");
const sample = 3;
const mostListed = 200;

/** What was read and how, line by line where a person has to look. */
export function fileLines(name: string, file: RosterFile, plan?: ImportPlan): string[] {
  const { header, rows, skipped } = file;
  const tally = tallyOf(file, plan);
  const used = [...header.columns].map(([meaning, at]) => usedColumn(meaning, header.headings[at] as string, at));
  const all = tally.understood + tally.doubtful + tally.refused + tally.skipped;
  return [
    `${name}：${file.encoding}，${file.delimiter}分隔，第 ${header.line} 行是表头`,
    `用到的列：${used.join("、")}`,
    ...(header.unused.length > 0 ? [`没用到的列：${header.unused.join("、")}（不读入，也不保存）`] : []),
    ...(header.columns.has("born") ? ["出生年月只用来判断满 60 岁者先用大字，不保存"] : []),
    ...(rows.length > 0 ? ["前几行读成："] : []),
    ...rows
      .slice(0, sample)
      .map(
        (row) =>
          `  第 ${row.line} 行　${row.path.join(" / ")}　${row.name}${row.elder ? "　大字" : ""}${row.number ? `　编号 ${row.number}` : ""}`,
      ),
    `共 ${count(all)} 行：读懂 ${count(tally.understood)} 行，读入但请看一看 ${count(tally.doubtful)} 行，不能读入 ${count(tally.refused)} 行，略过 ${count(tally.skipped)} 行。`,
    ...section("不能读入，请改好：", remarksOf(file, plan), "refused"),
    ...section("已读入，请看一看：", remarksOf(file, plan), "doubtful"),
    ...tidiedLines(file.remarks),
    ...skippedLines(skipped),
  ];
}

function usedColumn(meaning: Meaning, heading: string, at: number): string {
  const name = meaningNames[meaning];
  return `${name}（第 ${at + 1} 列${heading === name ? "" : `“${heading}”`}）`;
}

function section(title: string, remarks: Remark[], level: Remark["level"]): string[] {
  const some = remarks.filter((remark) => remark.level === level);
  if (some.length === 0) return [];
  const lines = some.slice(0, mostListed).map(({ line, message }) => `  第 ${line} 行　${message}`);
  return [title, ...lines, ...(some.length > mostListed ? [`  ……还有 ${count(some.length - mostListed)} 条，用 --json 可以看全`] : [])];
}

/** What was done to many lines is said once, with the lines. */
function tidiedLines(remarks: Remark[]): string[] {
  const done = new Map<string, number[]>();
  for (const { level, line, message } of remarks) {
    if (level === "tidied") done.set(message, [...(done.get(message) ?? []), line]);
  }
  return [...done].map(([message, lines]) => `已整理：${message}：${listOf(lines)}`);
}

function skippedLines(skipped: RosterFile["skipped"]): string[] {
  const reasons = new Map<string, number[]>();
  for (const { line, why } of skipped) reasons.set(why, [...(reasons.get(why) ?? []), line]);
  return [...reasons].map(([why, lines]) => `略过：${why}：${listOf(lines)}`);
}

const listOf = (lines: number[]): string =>
  `第 ${lines.slice(0, 20).join("、")} 行${lines.length > 20 ? `……共 ${count(lines.length)} 行` : ""}`;

/** What an import adds to the roster, or has added. @param done whether it has been carried out. */
export function planLines(plan: ImportPlan, done: boolean): string[] {
  const branches = plan.units.filter((unit) => unit.kind === "branch").length;
  const others = plan.units.filter((unit) => unit.kind !== "branch" && unit.kind !== "district").length;
  const added = `${count(others)} 个党委和总支、${count(branches)} 个党支部、${count(plan.members.length)} 名党员`;
  return [
    `${plan.district.name}：${done ? "新增了" : "将新增"} ${added}；原来就有 ${count(plan.present.length)} 名，没有改动。`,
    ...(plan.absent.length > 0
      ? [
          `名册里有、文件里没有的 ${count(plan.absent.length)} 名（没有删除；调出和减员以后在后台办理）：`,
          ...plan.absent.slice(0, mostListed).map(({ branch, name }) => `  ${branch}　${name}`),
        ]
      : []),
    ...(plan.otherBranches > 0 ? [`另有 ${count(plan.otherBranches)} 个党支部这个文件没有提到，没有改动。`] : []),
    ...(plan.cutNames.length > 0
      ? [
          `大屏上的短名最多 9 个字，下面 ${count(plan.cutNames.length)} 个是截短的：`,
          ...plan.cutNames.map((cut) => `  ${cut.name} → ${cut.shortName}`),
        ]
      : []),
  ];
}
