import { FileRefused } from "../file-refused.ts";
import type { Aside, Doubt, FileReading, Reading, Refusal, SourceUnit } from "../reading.ts";
import type { StatedType } from "../type-words.ts";
import { attribute, type Asking } from "./attribute.ts";
import { type Block, findBlocks } from "./blocks.ts";
import { keysBehindOptions } from "./keys-behind.ts";
import { type ListedKey, takeKeyLists } from "./key-lists.ts";
import { describeLines, findNumberedItems, findTitles, joinNumberedAnswers, type Line } from "./lines.ts";
import { type Parts, takeApart } from "./parts.ts";
import { emphasisIn, underlinedIn, type UnitHints } from "./emphasis.ts";
import { findExplainedLetters } from "./explained-letters.ts";
import { findRunningHeads } from "./running-heads.ts";
import { sharedDoubts } from "./shared-material.ts";
import { readQuestion, type Surroundings } from "./question.ts";

type Read = Pick<FileReading, "units" | "readings" | "refusals" | "asides">;

const noQuestions = () =>
  new FileRefused(
    "没有认出题目：文字里找不到题号、选项（A、B、C……）和“答案：”这样的标记，分不清哪里是题干、哪里是答案。请给每道题加上题号，选项前加字母，答案前写“答案：”，再导入。",
  );

const noNumber: Doubt = {
  code: "no-number",
  field: "stem",
  message: "别的题都有题号，这道题没有：请看题干是否从头开始，有没有混进别的文字。",
};

const entity = /&(?:nbsp|[lr][ds]quo|hellip|middot|mdash|amp|lt|gt|quot|#x?[0-9a-f]+);/iu;
const entityRead: Doubt = { code: "entity-read", field: "whole", message: "原文里有 &nbsp; 一类的网页标记，已换成文字，请核对。" };

const keyByPlace: Doubt = {
  code: "key-by-place",
  field: "key",
  message: "答案没有写题号，按先后对应到各题，请核对。",
};

const keyBehind: Doubt = {
  code: "key-behind-options",
  field: "key",
  message: "没有写明答案，把最后一个选项后面的字母当作答案，请核对。",
};

/** Reads questions from lines of running text; every unit ends up in exactly one reading, refusal or aside. Throws FileRefused where there are none. */
export function readLines(units: SourceUnit[], hints: readonly (UnitHints | undefined)[] = []): Read {
  const lines = describeLines(units);
  findRunningHeads(lines);
  joinNumberedAnswers(lines);
  findNumberedItems(lines);
  findExplainedLetters(lines);
  const lists = takeKeyLists(lines);
  findTitles(lines);
  const blocks = findBlocks(lines);
  const parts = blocks.map((block) => takeApart(lines.slice(block.from, block.to)));
  const headings = headingsAt(lines);
  const asking = parts.map((part, i): Asking => {
    const type = part.stated ?? headings.types[(blocks[i] as Block).from];
    return {
      line: (blocks[i] as Block).from,
      options: part.options.length,
      ...(part.number ? { number: part.number } : {}),
      ...(type ? { type } : {}),
    };
  });
  const { keys, orphans, unclear, byPlace } = attribute(asking, lists);
  const behind = keysBehindOptions(parts, (i) => keys.has(i));
  const sharing = sharedDoubts(lines, asking);
  const numbered = parts.filter(({ number }) => number !== undefined).length > parts.length * 0.5;
  const readings: Reading[] = [];
  const refusals: Refusal[] = [];
  parts.forEach((part, i) => {
    const around = surroundings(headings, (blocks[i] as Block).from, keys.get(i), emphasisIn(part, hints), underlinedIn(part, hints));
    const after = behind.get(i);
    const read = readQuestion(after ? { ...part, options: after.options, answers: [after.key] } : part, around);
    if (typeof read === "string") return refusals.push({ units: part.units, message: read });
    const shares = sharing.get(i);
    if (shares) read.doubts.push(shares);
    if (byPlace.includes(i)) read.doubts.push(keyByPlace);
    if (after && !after.certain) read.doubts.push(keyBehind);
    if (unclear.includes(i))
      read.doubts.push({ code: "listed-twice", field: "key", message: "题号在题目或答案表里出现了不止一次，答案可能对错了题，请核对。" });
    if (numbered && !part.number) read.doubts.push(noNumber);
    numberDoubt(parts, i, read);
    pictureDoubt(read, hints);
    if (part.units.some((unit) => entity.test(units[unit]?.text ?? ""))) read.doubts.push(entityRead);
    return readings.push(read);
  });
  if (readings.length === 0) throw noQuestions();
  const orphaned = refuseOrphans(orphans, lines);
  refusals.push(...orphaned);
  const taken = new Set([...readings, ...refusals].flatMap((part) => part.units));
  const unused = new Set(
    orphans.filter(({ value }) => value === 0).flatMap((orphan) => orphan.lines.map((at) => (lines[at] as Line).unit)),
  );
  const rest = asidesOf(lines, taken, blocks[0]?.from ?? 0, unused);
  return { units, readings, refusals: [...refusals, ...rest.refusals], asides: rest.asides };
}

interface Headings {
  types: (StatedType | undefined)[];
  chapters: (string | undefined)[];
}

/** The type and the chapter in force at each line. A type holds until the next; a chapter does not end it. */
function headingsAt(lines: readonly Line[]): Headings {
  const headings: Headings = { types: [], chapters: [] };
  let type: StatedType | undefined;
  let chapter: string | undefined;
  for (const line of lines) {
    if (line.kind === "type") type = line.type;
    if (line.kind === "chapter") chapter = line.text.trim().replace(/^[-—=*#~\s]+|[-—=*#~\s]+$/gu, "");
    headings.types.push(type);
    headings.chapters.push(chapter);
  }
  return headings;
}

function surroundings(
  { types, chapters }: Headings,
  line: number,
  listed: ListedKey | undefined,
  emphasised: string,
  underlined: string[],
): Surroundings {
  return {
    ...(types[line] ? { type: types[line] } : {}),
    ...(chapters[line] ? { chapter: chapters[line] } : {}),
    ...(listed ? { listed } : {}),
    ...(emphasised ? { emphasised } : {}),
    ...(underlined.length > 0 ? { underlined } : {}),
  };
}

function pictureDoubt(read: Reading, hints: readonly (UnitHints | undefined)[]): void {
  if (!read.units.some((unit) => hints[unit]?.picture)) return;
  read.doubts.push({ code: "picture", field: "whole", message: "这道题里有图片或公式，没有读进来，请对照原文件补上。" });
}

function numberDoubt(parts: readonly Parts[], i: number, read: Reading): void {
  const [before, here] = [parts[i - 1]?.number, parts[i]?.number];
  if (before === undefined || here === undefined || here <= before + 1) return;
  const missing = here - before === 2 ? `第 ${before + 1} 题` : `第 ${before + 1} 至 ${here - 1} 题`;
  read.doubts.push({ code: "number-gap", field: "whole", message: `题号从 ${before} 跳到 ${here}：请看原文件里有没有${missing}。` });
}

/** Answers of a list that no question was found for are a loss, and said so. */
function refuseOrphans(orphans: readonly ListedKey[], lines: readonly Line[]): Refusal[] {
  const byLine = new Map<number, number[]>();
  // Answers without numbers stand for no question of their own: the questions say that they have none.
  for (const { value, lines: at } of orphans.filter(({ value: number }) => number > 0)) {
    const first = at[0] as number;
    byLine.set(first, [...(byLine.get(first) ?? []), value]);
  }
  return [...byLine].map(([line, values]) => ({
    units: [(lines[line] as Line).unit],
    message: `答案表里第 ${values.join("、")} 题的答案没有找到对应的题，请核对题号，或在题目后面直接写答案。`,
  }));
}

/** What is left: headings, lists, empty lines are asides; an option or an answer that belongs to no question is a refusal. */
function asidesOf(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  first: number,
  unused: ReadonlySet<number>,
): { refusals: Refusal[]; asides: Aside[] } {
  const reasons = {
    blank: "空行",
    page: "页码、页眉或页脚",
    type: "题型标题",
    chapter: "章节标题",
    key: "答案表，已并入各题",
    text: "标题或说明",
  };
  const refusals: Refusal[] = [];
  const asides: Aside[] = [];
  const seen = new Set(taken);
  for (const [i, line] of lines.entries()) {
    if (seen.has(line.unit)) continue;
    seen.add(line.unit);
    // 说明： before the first question is a foreword.
    const marked = line.field !== undefined && (i > first || line.field.name === "answer");
    const lost = line.kind === "text" && (line.option !== undefined || marked || line.startsOptions);
    const asking = i > first && line.kind === "text" && /[？?]\s*$|[（(]\s*[）)]|_{2,}/u.test(line.text);
    if (unused.has(line.unit)) asides.push({ units: [line.unit], reason: "没有题号的答案，个数与前面的题对不上，没有用" });
    else if (asking)
      refusals.push({ units: [line.unit], message: "这一行像是题干，没有读成题目：请看它有没有选项和答案，前后有没有题号。" });
    else if (lost) refusals.push({ units: [line.unit], message: "这一行像是选项或答案，找不到它属于哪道题，请核对前后的题号。" });
    else asides.push({ units: [line.unit], reason: reasons[line.kind] });
  }
  return { refusals, asides };
}
