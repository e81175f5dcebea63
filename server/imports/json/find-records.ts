import type { Aside, Refusal, SourceUnit } from "../reading.ts";
import { typeOfHeading } from "../table/section-heading.ts";
import { emptyFields, type Fields } from "../table/fields.ts";
import type { StatedType } from "../type-words.ts";
import { forbidden, isRecord, type JsonRecord, recordFields } from "./record-fields.ts";

export interface RecordsFound {
  units: SourceUnit[];
  entries: { fields: Fields; units: number[] }[];
  /** Lists whose items are lists: rows of a table. */
  tables: { rows: string[][]; units: number[] }[];
  refusals: Refusal[];
  asides: Aside[];
}

interface Around {
  type?: StatedType;
  topic?: string;
}

const deepest = 12;

/** Walks a JSON value and finds its questions wherever they stand. Every record met becomes a unit. */
export function findRecords(value: unknown): RecordsFound {
  const found: RecordsFound = { units: [], entries: [], tables: [], refusals: [], asides: [] };
  walk(value, {}, 0, found);
  return found;
}

function addUnit(found: RecordsFound, value: unknown): number {
  found.units.push({ place: { kind: "record", record: found.units.length + 1 }, text: said(value) });
  return found.units.length - 1;
}

const said = (value: unknown) => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
};

function walk(value: unknown, around: Around, depth: number, found: RecordsFound): void {
  if (depth > deepest) {
    found.refusals.push({ units: [addUnit(found, "…")], message: `层数超过 ${deepest} 层，更深处没有读。` });
  } else if (Array.isArray(value)) walkList(value, around, depth, found);
  else if (isRecord(value)) walkRecord(value, around, depth, found);
  else if (value !== null && value !== "") found.asides.push({ units: [addUnit(found, value)], reason: "不是一条记录" });
}

function walkList(list: readonly unknown[], around: Around, depth: number, found: RecordsFound): void {
  const isRow = (one: unknown): one is unknown[] =>
    Array.isArray(one) && one.length >= 2 && one.every((cell) => !isRecord(cell) && !Array.isArray(cell));
  if (list.length >= 1 && list.every(isRow)) {
    const rows = list.map((row) =>
      row.map((cell) => (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "")),
    );
    found.tables.push({ rows, units: rows.map((row) => addUnit(found, row.join(" │ "))) });
    return;
  }
  for (const one of list) walk(one, around, depth + 1, found);
}

function walkRecord(record: JsonRecord, around: Around, depth: number, found: RecordsFound): void {
  if (forbidden(record)) {
    found.refusals.push({
      units: [addUnit(found, "（有不能用的字段名）")],
      message: "这条记录里有不能用的字段名（__proto__、constructor 或 prototype），没有读。请删去这个字段。",
    });
    return;
  }
  if (isDictionary(record)) {
    for (const [stem, key] of Object.entries(record)) {
      const fields = {
        ...emptyFields(),
        stem,
        key: key as string,
        ...(around.type ? { typeAbove: around.type } : {}),
        topic: around.topic ?? "",
      };
      found.entries.push({ fields, units: [addUnit(found, { [stem]: key })] });
    }
    return;
  }
  const inner = Object.entries(record).filter(([, value]) => holdsRecords(value));
  const fields = recordFields(record);
  // A question's own options are records too; a group of questions has questions among its own.
  const groups = inner.filter(([, value]) => holdsQuestions(value, 0));
  if (fields && groups.length === 0) {
    if (around.type !== undefined) fields.typeAbove = around.type;
    if (fields.topic === "" && around.topic !== undefined) fields.topic = around.topic;
    found.entries.push({ fields, units: [addUnit(found, record)] });
    return;
  }
  const rest = Object.entries(record).filter(([name, value]) => value !== null && value !== "" && !inner.some(([own]) => own === name));
  if (inner.length === 0) {
    const message = "这条记录没有认出题干和答案的字段，没有读。请看字段名是否写明 题干、选项、答案。";
    if (rest.length > 0 && saysSomething(record)) found.refusals.push({ units: [addUnit(found, record)], message });
    else if (rest.length > 0) found.asides.push({ units: [addUnit(found, record)], reason: "只有编号和数，没有文字" });
    return;
  }
  const texts = rest.filter(([, value]) => typeof value === "string").map(([, value]) => value as string);
  if (rest.length > 0) found.asides.push({ units: [addUnit(found, Object.fromEntries(rest))], reason: "题目之外的说明字段" });
  const type = texts.map(typeOfHeading).find((one) => one !== undefined) ?? around.type;
  const name = rest.find(
    ([key, value]) => typeof value === "string" && /^(?:name|title|chapter|category|topic|章节?|名称|标题|分类|知识点)$/i.test(key),
  )?.[1];
  for (const [key, value] of inner) {
    const keyed = typeOfHeading(key) ?? type;
    const topic = typeof name === "string" ? name : around.topic;
    walk(value, { ...(keyed ? { type: keyed } : {}), ...(topic ? { topic } : {}) }, depth + 1, found);
  }
}

/** Chinese, or words: what might be a question. Counts, codes and states are none. */
const saysSomething = (record: JsonRecord): boolean =>
  Object.entries(record).some(
    ([name, value]) => /\p{Script=Han}/u.test(name) || (typeof value === "string" && /\p{Script=Han}|\S\s+\S+\s+\S/u.test(value)),
  );

/** `{"题干|甲|乙": "甲", …}`: the questions themselves are the names. They are long, and none is the name of a field. */
const isDictionary = (record: JsonRecord): boolean => {
  const names = Object.keys(record);
  const long = names.filter((name) => name.length >= 10 && /\p{Script=Han}/u.test(name));
  return (
    names.length >= 2 &&
    long.length >= names.length * 0.8 &&
    Object.values(record).every((value) => typeof value === "string" && value !== "")
  );
};

const holdsRecords = (value: unknown): boolean =>
  (Array.isArray(value) && value.some((one) => isRecord(one) || Array.isArray(one))) || (isRecord(value) && Object.keys(value).length > 0);

/** Whether questions stand somewhere inside; a few levels are enough to tell a group from a question with options. */
function holdsQuestions(value: unknown, depth: number): boolean {
  if (depth > 3) return false;
  if (Array.isArray(value))
    return value.slice(0, 20).some((one) => (isRecord(one) || Array.isArray(one)) && holdsQuestions(one, depth + 1));
  if (!isRecord(value)) return false;
  const fields = recordFields(value);
  if (fields && fields.stem !== "" && (fields.options.length > 1 || fields.optionsText !== "" || fields.key.length > 0))
    return !isOption(value);
  return Object.values(value).some((one) => holdsRecords(one) && holdsQuestions(one, depth + 1));
}

/** `{content: "北京", correct: true}` is an option, however much it looks like a statement with its answer. */
const isOption = (record: JsonRecord): boolean =>
  Object.keys(record).length <= 5 &&
  Object.values(record).some(
    (value) => typeof value === "boolean" || value === 0 || value === 1 || (typeof value === "string" && /^[A-J]$/.test(value)),
  ) &&
  !Object.keys(record).some((name) => /stem|question|题干|题目|type|题型/i.test(name));
