import { textOf } from "./record-options.ts";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const lettered = /^(?:(?:answer|option|choice|item|opt)_?)?([a-j])(?:_?(?:is_?)?(?:correct|right|answer))?$/i;

/** A field that holds an answer, as a text or as several; undefined when it cannot be one. `options` are the question's own, where they are known. */
export function keyOf(value: unknown, options: readonly string[]): string | string[] | undefined {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string" && /^\s*\[.*\]\s*$/su.test(value)) {
    try {
      return keyOf(JSON.parse(value), options);
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return listed(value, options);
  return isRecord(value) ? named(value, options) : textOf(value);
}

function listed(list: readonly unknown[], options: readonly string[]): string | string[] | undefined {
  const bits = bitsOf(list, options.length);
  if (bits !== undefined) return bits;
  const texts = list.map((one) => {
    // Several ways to fill one gap.
    if (Array.isArray(one))
      return one.every((form) => textOf(form) !== undefined) ? one.map((form) => textOf(form)).join(" / ") : undefined;
    if (typeof one === "boolean") return String(one);
    if (!isRecord(one)) return textOf(one);
    const inner = Object.keys(one).length === 1 ? textOf(Object.values(one)[0]) : named(one, options);
    return typeof inner === "string" ? inner : undefined;
  });
  if (texts.some((text) => text === undefined)) return undefined;
  return texts.length === 1 ? (texts[0] as string) : (texts as string[]);
}

/** One mark for each option: [true, false, true], or [1, 0, 1], which no list of indexes can be, for it names one twice. */
function bitsOf(list: readonly unknown[], count: number): string | undefined {
  if (list.length !== count || count < 2) return undefined;
  const all = (is: (one: unknown) => boolean) => list.every(is);
  const numbers = count >= 3 && all((one) => one === 0 || one === 1 || one === "0" || one === "1");
  const words = all((one) => typeof one === "boolean" || one === "true" || one === "false");
  if (!numbers && !words) return undefined;
  return list.flatMap((one, i) => (String(one) === "1" || String(one) === "true" ? [String.fromCharCode(65 + i)] : [])).join("");
}

/** {A: true, B: false}, {answer_a_correct: "false", …}, {key: "B", text: "乙"}, {correct: "B"} */
function named(record: Record<string, unknown>, options: readonly string[]): string | undefined {
  const entries = Object.entries(record).filter(([, one]) => one !== null);
  const flags = entries.map(([name, one]) => ({ letter: lettered.exec(name)?.[1], right: flagOf(one) }));
  if (entries.length >= 2 && flags.every(({ letter, right }) => letter !== undefined && right !== undefined)) {
    return flags
      .flatMap(({ letter, right }) => (right ? [letter?.toUpperCase() ?? ""] : []))
      .sort()
      .join("");
  }
  if (flags.some(({ letter }) => letter !== undefined)) return undefined;
  const texts = entries.flatMap(([name, one]) => (typeof one === "string" || typeof one === "number" ? [{ name, text: String(one) }] : []));
  const isText = texts.find(({ text }) => options.includes(text));
  const letter = texts.find(
    ({ name, text }) => /^[A-J]{1,10}$/.test(text) && /key|label|letter|option|value|answer|correct|right|id|name|text|content/i.test(name),
  );
  const own = texts.find(({ name }) => /^(?:correct|right|answer|value|key)$/i.test(name));
  return (letter ?? isText ?? own)?.text;
}

function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  return value === "true" || value === "false" ? value === "true" : undefined;
}
