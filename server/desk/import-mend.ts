import { assess } from "../imports/assess.ts";
import type { ImportType, ReadKey } from "../imports/reading.ts";
import { judgementOf, judgementOptions } from "../imports/type-words.ts";
import { tooLargeDoubts } from "./import-content.ts";
import type { DeskDoubt, ReadQuestion } from "./import-item.ts";

/** The parts of a question that somebody may change at the import desk. Undefined: left as it is. */
export interface Mending {
  type?: ImportType;
  stem?: string;
  options?: string[];
  pairs?: [string, string][];
  /** Null takes the key away. */
  key?: ReadKey | null;
  explanation?: string;
  source?: string;
  period?: string;
  topic?: string;
  difficulty?: string;
}

/** A changed question, with the doubts that hold for it now. The bank's own doubts are kept only while nothing they speak of has changed. */
export function mend(before: ReadQuestion, original: ReadQuestion, { type, key, ...parts }: Mending): ReadQuestion {
  const typed = type === undefined || type === before.type ? before : retype(before, original, type);
  const changed: ReadQuestion = { ...typed, ...parts };
  if (key !== undefined) {
    if (key === null) delete changed.key;
    else changed.key = key;
  }
  return judged(changed, original);
}

const found = ["no-stem", "long-stem", "no-key", "no-blank", "blank-count", "few-options", "many-options", "empty-option", "equal-options"];
const foundToo = ["long-option", "judge-like", "key-beyond-options", "several-right-options", "one-right-option", "too-large"];
/** Doubts that can be told from the question as it stands; all others were its reader's or speak of other questions. */
const own = new Set([...found, ...foundToo]);

function judged(changed: ReadQuestion, original: ReadQuestion): ReadQuestion {
  const same = (field: DeskDoubt["field"]): boolean => {
    if (field === "whole") return same("stem") && same("options") && same("key");
    if (field === "type") return changed.type === original.type;
    // An option's text and its letter in the key belong together.
    const parts = field === "key" ? ([changed.key, changed.options, changed.type] as const) : ([changed[field]] as const);
    const before = field === "key" ? ([original.key, original.options, original.type] as const) : ([original[field]] as const);
    return (
      JSON.stringify(parts) === JSON.stringify(before) &&
      (field !== "options" || JSON.stringify(changed.pairs) === JSON.stringify(original.pairs))
    );
  };
  const stays = (doubt: DeskDoubt) => !own.has(doubt.code) && same(doubt.field) && (doubt.otherId === undefined || same("whole"));
  const kept = original.doubts.filter(stays);
  const read = { ...changed, doubts: [] };
  const [fresh] = assess({ format: "", units: [], readings: [read], refusals: [], asides: [] }).readings;
  return { ...changed, doubts: [...kept, ...(fresh?.doubts ?? []), ...tooLargeDoubts(changed)] };
}

/** The question under another type: what the new type can hold is kept, what the file gave for it comes back. */
export function retype(before: ReadQuestion, original: ReadQuestion, type: ImportType): ReadQuestion {
  if (type === original.type) {
    const { key: _, ...rest } = before;
    return { ...rest, type, options: original.options, ...(original.pairs ? { pairs: original.pairs } : {}), ...withKey(original.key) };
  }
  const { key, ...rest } = before;
  const options = before.options.length > 0 ? before.options : (original.optionsWritten ?? original.options);
  switch (type) {
    case "single":
    case "multiple":
      if (typeof key === "boolean") return { ...rest, type, ...asChoice(key, options) };
      return { ...rest, type, options, ...withKey(typeof key === "string" ? key : undefined) };
    case "judge":
      return {
        ...rest,
        type,
        options: [],
        ...(options.length > 0 ? { optionsWritten: options } : {}),
        ...withKey(asJudgement(key, options)),
      };
    case "blank":
    case "short":
      return { ...rest, type, options: [], ...withKey(asForms(key, options)) };
    case "order":
      return { ...rest, type, options };
    case "match":
      return { ...rest, type, options: [], pairs: before.pairs ?? original.pairs ?? [] };
  }
}

const withKey = (key: ReadKey | undefined) => (key === undefined ? {} : { key });

function asChoice(key: boolean, options: string[]): { options: string[]; key: string } {
  const first = judgementOptions(options);
  if (first === undefined) return { options: ["正确", "错误"], key: key ? "A" : "B" };
  return { options, key: key === first ? "A" : "B" };
}

/** A letter becomes true or false by what its option says; a single form by what it says. */
function asJudgement(key: ReadKey | undefined, options: readonly string[]): boolean | undefined {
  if (typeof key === "boolean") return key;
  if (typeof key === "string" && key.length === 1) return judgementOf(options[key.charCodeAt(0) - 65] ?? "");
  return Array.isArray(key) ? judgementOf(key[0]?.[0] ?? "") : undefined;
}

/** The texts of the right options become what is to be written. */
function asForms(key: ReadKey | undefined, options: readonly string[]): string[][] | undefined {
  if (Array.isArray(key)) return key;
  if (typeof key !== "string") return undefined;
  const texts = [...key].flatMap((letter) => options[letter.charCodeAt(0) - 65] ?? []);
  return texts.length > 0 ? texts.map((text) => [text]) : undefined;
}
