import { emptyFields, type Fields } from "../table/fields.ts";
import { doubt } from "../table/sheet.ts";
import { keyOf } from "./record-key.ts";
import { optionsOf, textOf, withRight } from "./record-options.ts";
import { pairsOf } from "./record-pairs.ts";
import { roleOfName } from "./record-names.ts";

export type JsonRecord = Record<string, unknown>;

export const isRecord = (value: unknown): value is JsonRecord => typeof value === "object" && value !== null && !Array.isArray(value);
/** Names that would reach beyond a record if anybody copied it carelessly. */
export const forbidden = (record: JsonRecord): boolean =>
  ["__proto__", "constructor", "prototype"].some((name) => Object.hasOwn(record, name));

interface Named {
  name: string;
  value: unknown;
  role: string;
  rank: number;
}

/** The fields of a record by the names people use; undefined when it is no question: it has neither stem nor answer nor options. */
export function recordFields(record: JsonRecord): Fields | undefined {
  const named = Object.entries(record).flatMap(([name, value]): Named[] => {
    const role = roleOfName(name);
    return role && value !== null && value !== "" ? [{ name, value: unpacked(value, role.role), ...role }] : [];
  });
  // {q, opts, a}: with a list of options and no b, a is the answer.
  const lone = named.find(({ role, name }) => role === "option:A" && name.toLowerCase() === "a");
  if (lone && !named.some(({ role }) => role === "option:B" || role === "key") && named.some(({ role }) => role === "options"))
    lone.role = "key";
  // {q, a: [...], k}: a list under `a` are the options.
  if (lone && Array.isArray(lone.value) && lone.role === "option:A") {
    lone.role = "options";
    for (const [name, value] of Object.entries(record))
      if (/^k$/i.test(name) && typeof value === "number") named.push({ name: "index", value, role: "key", rank: 99 });
  }
  const by = (role: string) => named.filter((one) => one.role === role).sort((a, b) => a.rank - b.rank);
  const fields = emptyFields();
  fields.stem =
    by("stem")
      .map(({ value }) => stemText(value))
      .find((text) => text !== "") ?? "";
  const { ids, list } = takeOptions(record, named, fields);
  takeKeys(
    by("key").filter(({ value }) => value !== list),
    fields,
  );
  if (by("key").some(({ name, value }) => /ind(?:ex|ices)/i.test(name) && typeof value !== "string")) fields.keyIsIndex = true;
  takePairs(record, fields);
  if (ids) fields.key = lettersOfIds(fields.key, ids) ?? fields.key;
  const has = [fields.stem !== "", fields.options.length > 0 || fields.optionsText !== "", fields.key.length > 0].filter(Boolean).length;
  if (has < 2 && !(fields.stem !== "" && by("type").length > 0)) return undefined;
  for (const role of ["type", "explanation", "source", "period", "topic", "difficulty"] as const) {
    fields[role] =
      by(role)
        .map(({ value }) => textOf(value))
        .find((text) => text !== undefined && text !== "") ?? "";
  }
  fields.label = textOf(by("number")[0]?.value) ?? "";
  return fields;
}

function stemText(value: unknown): string {
  if (isRecord(value))
    return textOf(Object.entries(value).find(([name]) => /^(?:text|content|title|stem|value|html)$/i.test(name))?.[1]) ?? "";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The letters of the options that an answer names by their identifiers; undefined when it names anything else. */
function lettersOfIds(key: string | string[], ids: readonly string[]): string | undefined {
  const named = (Array.isArray(key) ? key : key.split(/[,，;；|]/u)).map((one) => ids.indexOf(one.trim()));
  if (named.length === 0 || named.some((i) => i < 0)) return undefined;
  return withRight([...new Set(named)].sort((a, b) => a - b));
}

/** Returns the identifiers of the options, where they have any, and the value they came from. Options stand in a list, in an object by letter, in one text, in a field each, or as one right and several wrong. */
function takeOptions(record: JsonRecord, named: readonly Named[], fields: Fields): { ids?: string[]; list?: unknown } {
  const wrong = Object.entries(record).find(([name]) => /^(?:incorrect|wrong)_?(?:answers?|options?)$|^distractors$/i.test(name))?.[1];
  const right = Object.entries(record).find(([name]) => /^(?:correct|right)_?(?:answers?|options?)$|^answer$/i.test(name))?.[1];
  if (Array.isArray(wrong) && right !== undefined) {
    const rights = [right].flat().map((one) => textOf(one) ?? "");
    fields.options = [...rights, ...wrong.map((one) => textOf(one) ?? "")];
    fields.key = rights.map((_, i) => String.fromCharCode(65 + i)).join("");
    return {};
  }
  let ids: string[] | undefined;
  let list: unknown;
  const lists: Named[] = named.filter(
    ({ role, value }) => (role === "options" || role === "key" || role === "stem") && (Array.isArray(value) || isRecord(value)),
  );
  // {A: …, B: …} is what it is, whatever it is called.
  for (const [name, value] of Object.entries(record)) {
    if (
      isRecord(value) &&
      Object.keys(value).length >= 2 &&
      Object.keys(value).every((key) => /^[A-J]$/.test(key)) &&
      !named.some((one) => one.name === name)
    ) {
      lists.push({ name, value, role: "options", rank: 99 });
    }
  }
  for (const { role, value } of [...lists].sort((a, b) => Number(b.role === "options") - Number(a.role === "options"))) {
    const found = optionsOf(value, role === "options");
    if (!found) continue;
    fields.options = found.options;
    ids = found.ids;
    list = value;
    // What somebody once chose is no answer where the file has another.
    if (found.right !== undefined && !(found.onlyChosen && named.some((one) => one.role === "key" && one.value !== value))) {
      fields.key = withRight(found.right);
      if (found.onlyChosen) fields.doubts.push(doubt("key-by-choice", "key", "只写了选过哪一项，按它就是答案理解，请核对。"));
    }
    if (found.partlyMarked) fields.doubts.push(doubt("key-unmarked", "key", "有的选项没有写明对错，按不对理解，请核对。"));
    break;
  }
  for (const { role, value } of named) {
    if (role.startsWith("option:") && fields.options.length < 10) {
      const text = textOf(value);
      const at = role.charCodeAt(7) - 65;
      if (text !== undefined && lists.every((one) => one.role !== "options")) fields.options[at] = text;
    }
  }
  fields.options = Array.from(fields.options, (option) => option ?? "");
  // `answers` that are mere texts are options where another field says which of them is right.
  if (fields.options.length === 0) {
    const answers = named.filter(
      ({ role, value }) => role === "key" && Array.isArray(value) && value.length >= 2 && value.every((one) => typeof one === "string"),
    );
    const others = named.filter(({ role }) => role === "key");
    const plural = answers.find(({ name }) => /answers|选项/i.test(name));
    if (plural && others.length > 1) fields.options = (plural.value as string[]).slice();
  }
  const text = named.find(({ role, value }) => role === "options" && typeof value === "string")?.value;
  if (fields.options.length === 0 && typeof text === "string") fields.optionsText = text;
  return { ...(ids ? { ids } : {}), list };
}

/** A match question whose pairs stand in a field of their own. */
function takePairs(record: JsonRecord, fields: Fields): void {
  if (fields.options.length > 0 || fields.optionsText !== "") return;
  const pairs = pairsOf(record);
  if (pairs !== undefined) fields.options = pairs.map(([left, right]) => `${left} = ${right}`);
}

/** A list of objects that was kept as text. */
function unpacked(value: unknown, role: string): unknown {
  if (role !== "options" || typeof value !== "string" || !/^\s*[[{]\s*[{"]/u.test(value)) return value;
  try {
    const inner: unknown = JSON.parse(value);
    return Array.isArray(inner) && inner.every(isRecord) ? inner : value;
  } catch {
    return value;
  }
}

function takeKeys(keys: readonly Named[], fields: Fields): void {
  const written = keys.flatMap(({ value }) => {
    const key = keyOf(value, fields.options);
    const isOptions = Array.isArray(key) && fields.options.length > 1 && key.join("\u0000") === fields.options.join("\u0000");
    return key === undefined || key.length === 0 || isOptions ? [] : [key];
  });
  const [first, second] = written;
  if (fields.key.length === 0 && first !== undefined) {
    fields.key = first;
    if (second !== undefined) fields.otherKey = Array.isArray(second) ? second.join(",") : second;
  } else if (first !== undefined) fields.otherKey = Array.isArray(first) ? first.join(",") : first;
}
