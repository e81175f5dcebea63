import type { Doubt, FileReading, ImportType, Place, Reading, SourceUnit } from "./reading.ts";
import type { ReadResult } from "./run.ts";

/** The command's one JSON object. */
export interface ImportReport {
  questions: { type: ImportType; stem: string; options: string[]; answer: unknown; accepted?: string[][]; pairs?: [string, string][] }[];
  problems: { place: string; message: string }[];
  total_in_source: number;
}

/** `line 431`, `paragraph 88`, `Sheet1!A12`, `record 7`. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case "line":
      return `line ${place.line}`;
    case "paragraph":
      return `paragraph ${place.paragraph}`;
    case "record":
      return `record ${place.record}`;
    case "cell":
      return `${place.sheet}!${place.cell}`;
  }
}

/** The same for people. */
export function placeInChinese(place: Place): string {
  switch (place.kind) {
    case "line":
      return `第 ${place.line} 行`;
    case "paragraph":
      return `第 ${place.paragraph} 段`;
    case "record":
      return `第 ${place.record} 条`;
    case "cell":
      return `工作表“${place.sheet}”${place.cell}`;
  }
}

/** The answer as the report gives it: letters, a judgement, one text a blank, the options in order, the pairs. Null where none was found. */
function answerOf({ type, key, options, pairs }: Reading): unknown {
  if (type === "order") return options;
  if (type === "match") return pairs ?? [];
  if (Array.isArray(key)) return key.map((forms) => forms[0] ?? "");
  return key ?? null;
}

/** Every form of every blank, where any blank has more than one: `answer` shows the first of each alone. */
function acceptedOf({ type, key }: Reading): { accepted?: string[][] } {
  if (type === "order" || type === "match" || !Array.isArray(key)) return {};
  return key.some((forms) => forms.length > 1) ? { accepted: key } : {};
}

interface Problem {
  place: Place | undefined;
  message: string;
}

function problemsOf({ units, readings, refusals }: FileReading): Problem[] {
  const placed = (indexes: number[], message: string) => ({ at: indexes[0] ?? 0, place: placeOf(units, indexes), message });
  const all = [
    ...readings.flatMap((reading) => reading.doubts.map((doubt: Doubt) => placed(reading.units, doubt.message))),
    ...refusals.map((refusal) => placed(refusal.units, refusal.message)),
  ];
  return all.sort((a, b) => a.at - b.at);
}

const placeOf = (units: readonly SourceUnit[], indexes: readonly number[]) => units[indexes[0] ?? -1]?.place;

/** Why a file that was read has nothing to show: nothing in it is a question or looks like one. Undefined where something does. */
export function emptinessOf({ readings, refusals }: FileReading): string | undefined {
  if (readings.length + refusals.length > 0) return undefined;
  return "文件里只有表头或说明，没有题目。请把题目写进去再导入；模板里的示例行只供参考，不会导入。";
}

/** What `bank import --dry-run --json` prints. A refused file has no questions and one problem. */
export function importReport(result: ReadResult): ImportReport {
  if ("refused" in result) return { questions: [], problems: [{ place: "file", message: result.refused }], total_in_source: 0 };
  const { readings, refusals } = result.reading;
  const empty = emptinessOf(result.reading);
  if (empty !== undefined) return { questions: [], problems: [{ place: "file", message: empty }], total_in_source: 0 };
  return {
    questions: readings.map((reading) => ({
      type: reading.type,
      stem: reading.stem,
      options: reading.optionsWritten ?? reading.options,
      answer: answerOf(reading),
      ...acceptedOf(reading),
      ...(reading.pairs ? { pairs: reading.pairs } : {}),
    })),
    problems: problemsOf(result.reading).map(({ place, message }) => ({ place: place ? placeName(place) : "file", message })),
    total_in_source: readings.length + refusals.length,
  };
}

/** Understood: at least one question came out. */
export const isUnderstood = (result: ReadResult): boolean => "reading" in result && result.reading.readings.length > 0;

/** Reason of asides that are not worth a line each. */
const blank = "空行";

/** The same for people: what was read, then every problem with its place, then what was left aside. */
export function importLines(name: string, result: ReadResult): string[] {
  if ("refused" in result) return [`${name}：没有读成。${result.refused}`];
  const { format, units, readings, refusals, asides } = result.reading;
  const empty = emptinessOf(result.reading);
  const blanks = asides.filter(({ reason }) => reason === blank).reduce((sum, aside) => sum + aside.units.length, 0);
  const doubtful = readings.filter((reading) => reading.doubts.length > 0).length;
  return [
    `${name}：${format}，读出 ${readings.length} 题，其中 ${readings.length - doubtful} 题清楚，${doubtful} 题待核对；另有 ${refusals.length} 处没有读成。`,
    ...(empty === undefined ? [] : [empty]),
    ...problemsOf(result.reading).map(({ place, message }) => `${place ? placeInChinese(place) : "文件"}：${message}`),
    ...asides.filter(({ reason }) => reason !== blank).map((aside) => `${sayPlace(units, aside.units)}：不是题目，${aside.reason}。`),
    ...(blanks > 0 ? [`另有空行 ${blanks} 处。`] : []),
  ];
}

function sayPlace(units: readonly SourceUnit[], indexes: readonly number[]): string {
  const place = placeOf(units, indexes);
  const name = place ? placeInChinese(place) : "文件";
  return indexes.length > 1 ? `${name}起 ${indexes.length} 处` : name;
}
