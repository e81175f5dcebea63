import type { StatedType } from "../type-words.ts";
import { entryFields, isKeyHeading, keyLine, keyRows } from "./key-list.ts";
import type { Line } from "./lines.ts";
import { answersAbove, isUnnumbered, titledAnswers, unnumberedFrom } from "./unnumbered-keys.ts";

/** One answer of a list, with the lines it stands on. */
export interface ListedKey {
  value: number;
  text: string;
  explanation?: string;
  lines: number[];
}

/** Answers that belong together: between two headings, or until the numbers begin again. */
export interface KeySegment {
  type?: StatedType;
  entries: ListedKey[];
  /** Answers without numbers, for as many questions in their order. Then there are no entries. */
  unnumbered?: { text: string; lines: number[] };
}

/** A list of answers apart from their questions. It answers questions before it. */
export interface KeyList {
  /** Index of its first line. */
  from: number;
  segments: KeySegment[];
}

/** Finds the lists of answers and marks their lines as `key`. */
export function takeKeyLists(lines: Line[]): KeyList[] {
  const lists: KeyList[] = [];
  let i = 0;
  let numbered = false;
  let section: StatedType | undefined;
  while (i < lines.length) {
    const line = lines[i] as Line;
    if (line.kind === "type") section = line.type;
    const skip = line.kind === "blank" || line.kind === "page" || isOwnAnswer(lines, i, section);
    const end = skip ? i : readList(lines, i, numbered, lists);
    if (end > i) {
      for (const taken of lines.slice(i, end)) if (taken.kind !== "blank" && taken.kind !== "page") taken.kind = "key";
      i = end;
    } else {
      if (line.number) numbered = true;
      i++;
    }
  }
  return lists;
}

/**
 * 参考答案： on a line of its own may stand under one question and head the points of its answer: （1）… （2）…, numbered
 * in another way than the question, which is the only one since the heading or answer before.
 */
function isOwnAnswer(lines: readonly Line[], at: number, section: StatedType | undefined): boolean {
  const { text, field } = lines[at] as Line;
  if (field?.name === "answer" && (section === "match" || section === "order" || isUnderPairs(lines, at))) return true;
  if (!isKeyHeading(text) || !/(?:[:：]|[】\])）])\s*$/u.test(text)) return false;
  const next = lines.slice(at + 1, at + 6).find(({ kind }) => kind !== "blank" && kind !== "page");
  const points = next?.kind === "text" ? next.number?.family : undefined;
  if (!next || points === undefined) return false;
  let asking = 0;
  for (let i = at - 1; i >= Math.max(0, at - 200) && asking < 2; i--) {
    const line = lines[i] as Line;
    if (line.kind === "type" || line.kind === "chapter" || line.kind === "key" || line.startsOptions) break;
    if (line.number && line.number.family !== points) asking++;
    if (asking > 0 && (line.field?.name === "answer" || isKeyHeading(line.text))) break;
  }
  return asking === 1 && points !== "han";
}

/** 答案：1-C 2-A under a question that asks to pair: no list of answers to questions 1 and 2. */
function isUnderPairs(lines: readonly Line[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 40); i--) {
    const line = lines[i] as Line;
    if (line.kind === "type" || line.kind === "chapter" || line.kind === "key" || line.field?.name === "answer") return false;
    if (/连线|配对|匹配|连起来|用线连/u.test(line.text)) return true;
  }
  return false;
}

/** Reads a list that begins at a line and returns where it ends; the line itself where none begins. */
function readList(lines: readonly Line[], from: number, numbered: boolean, lists: KeyList[]): number {
  const heading = isKeyHeading((lines[from] as Line).text);
  const own = (lines[from] as Line).field;
  if (own?.name === "answer" && answersAbove(own.value, lines, from)) {
    lists.push({ from, segments: [{ entries: [], unnumbered: { text: own.value, lines: [from] } }] });
    return from + 1;
  }
  const textEnd = heading && numbered ? endOfTexts(lines, from) : from;
  const segments: KeySegment[] = [];
  let segment: KeySegment | undefined;
  let end = from;
  let i = heading ? from + 1 : from;
  const open = (type?: StatedType) => {
    segment = { entries: [], ...(type ? { type } : {}) };
    segments.push(segment);
    return segment;
  };
  const add = (entries: { value: number; text: string }[], at: number[]) => {
    for (const { value, text } of entries) {
      const last = segment?.entries.at(-1)?.value;
      if (!segment || (last !== undefined && value === 1)) open();
      segment?.entries.push({ value, text, lines: at });
    }
  };
  for (; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.kind === "blank" || line.kind === "page") continue;
    const listed = keyLine(line.text);
    const titled = heading && !listed ? titledAnswers(line.text) : undefined;
    const rows = listed ? undefined : keyRows(line.text, lines[i + 1]?.text ?? "");
    if (listed) {
      if (listed.type) open(listed.type);
      add(listed.entries, [i]);
      end = i + 1;
    } else if (rows) {
      add(rows.entries, [i, i + 1]);
      end = ++i + 1;
    } else if (titled) {
      open(titled.type).unnumbered = { text: titled.text, lines: [i] };
      end = i + 1;
    } else if (
      heading &&
      isUnnumbered(line.text, segment?.unnumbered !== undefined) &&
      !segment?.entries.length &&
      (segment?.type || segment?.unnumbered || answersAbove(unnumberedFrom(lines, i), lines, from))
    ) {
      const known = (segment ?? open()).unnumbered;
      (segment as KeySegment).unnumbered = { text: `${known?.text ?? ""} ${line.text.trim()}`, lines: [...(known?.lines ?? []), i] };
      end = i + 1;
    } else if (
      i < textEnd &&
      line.kind === "text" &&
      line.number &&
      line.number.family !== "han" &&
      couldAnswer(line.number.rest, segment?.type) &&
      !isPointOf(segment?.entries, line.number.value, line.number.rest)
    ) {
      add([{ value: line.number.value, text: line.number.rest }], [i]);
      end = i + 1;
    } else if (isBetween(line) && leadsToKeys(lines, i, textEnd)) {
      open(line.type);
    } else if (i < textEnd && segment?.entries.length && !isBetween(line)) {
      const entry = segment.entries.at(-1) as ListedKey;
      entry.text = `${entry.text}\n${line.text.trim()}`;
      entry.lines = [...entry.lines, i];
      end = i + 1;
    } else break;
  }
  const filled = segments.filter(({ entries, unnumbered }) => entries.length > 0 || unnumbered);
  if (filled.length === 0) return from;
  for (const one of filled) one.entries = one.entries.flatMap((entry) => cutAtNext(entry, one.entries));
  for (const { entries } of filled) for (const entry of entries) divide(entry);
  lists.push({ from, segments: filled });
  return end;
}

const keyFirst =
  /^(?:[【[（(]?(?:正确|参考)?答案[】\])）]?\s*[:：]?\s*)?[（(]?(?:[A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ])*|√|×|✓|✗|对|错|正确|错误|T|F)[）)]?(?=[\s。.,，;；:：、【[（(]|解析|$)/u;

/** Under a heading of choice or judge questions an answer begins with letters or a judgement; a text there is the next question. */
function couldAnswer(text: string, type: StatedType | undefined): boolean {
  const closed = type === "single" || type === "multiple" || type === "choice" || type === "judge";
  return !closed || keyFirst.test(text.trim());
}

/** 1.… 2.… under an explanation: numbers that do not go on from the list's, where all its answers are letters or judgements. */
function isPointOf(entries: readonly ListedKey[] | undefined, value: number, text: string): boolean {
  const last = entries?.at(-1);
  if (!entries || !last || value === last.value + 1 || keyFirst.test(text.trim())) return false;
  return /解析|详解|说明/u.test(last.text) && entries.every((entry) => keyFirst.test(entry.text.trim()));
}

/** `6. 政治7. 网络化8. 战斗力`: the answers of the next questions, where these have none of their own. */
function cutAtNext(entry: ListedKey, all: readonly ListedKey[]): ListedKey[] {
  const next = entry.value + 1;
  if (all.some(({ value }) => value === next)) return [entry];
  const match = new RegExp(`^(.{1,200}?[^\\d.．])${next}\\s*[、.．]\\s*(?=\\D)(.+)$`, "su").exec(entry.text);
  if (!match) return [entry];
  return [{ ...entry, text: match[1] as string }, ...cutAtNext({ value: next, text: match[2] as string, lines: entry.lines }, all)];
}

/** An entry may hold more than the answer: 1.【答案】C【解析】…, 2. A 解析：…. */
function divide(entry: ListedKey): void {
  const fields = entryFields(entry.text);
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  const explanation = all("explanation").join("\n").trim();
  entry.text = all("answer").join("\n").trim();
  if (explanation) entry.explanation = explanation;
}

const isBetween = (line: Line) => line.kind === "type" || line.kind === "chapter" || isKeyHeading(line.text);

/** Whether answers follow a heading, perhaps after further headings. */
function leadsToKeys(lines: readonly Line[], from: number, textEnd: number): boolean {
  for (let i = from + 1; i < lines.length && i < from + 8; i++) {
    const line = lines[i] as Line;
    if (line.kind === "blank" || line.kind === "page") continue;
    if (keyLine(line.text) || isUnnumbered(line.text) || titledAnswers(line.text) || keyRows(line.text, lines[i + 1]?.text ?? ""))
      return true;
    if (i < textEnd && line.number && line.number.family !== "han") return true;
    if (!isBetween(line)) return false;
  }
  return false;
}

/**
 * Behind 参考答案 numbered texts are answers too, until questions begin again: up to the headings before the next
 * options, or to the end. Where questions follow without a heading only unmistakable answers count.
 */
function endOfTexts(lines: readonly Line[], from: number): number {
  let heading = -1;
  let run = false;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.kind === "blank" || line.kind === "page") continue;
    if (line.kind !== "type" && line.kind !== "chapter") run = false;
    else if (!run) [heading, run] = [i, true];
    const asks = line.startsOptions || (line.kind === "text" && line.number && /[（(]\s*[）)]|_{2,}/u.test(line.text));
    if (asks) return heading;
  }
  return lines.length;
}
