import { letterOf } from "../../bank/letters.ts";
import type { Fields } from "./fields.ts";
import type { SettledOptions } from "./settle-options.ts";
import { doubt } from "./sheet.ts";

const marks = "[*＊★☆√✓✔☑✅]";
const before = new RegExp(`^\\s*${marks}+\\s*(?=\\S)`, "u");
const behind = new RegExp(
  `(?<=\\S)\\s*(?:${marks}+|[(（【[]\\s*(?:正确(?:答案)?|答案|对|right|correct|${marks})\\s*[)）】\\]])\\s*$`,
  "iu",
);

/** An option without the mark that says it is the right one; undefined when it has none. */
export function markedOption(option: string): string | undefined {
  const bare = option.replace(before, "").replace(behind, "");
  return bare === option || bare.trim() === "" ? undefined : bare.trim();
}

/** Where no answer is written, the options that carry a mark are it; unless all do, or none. */
export function keyByMarks(fields: Fields, settled: SettledOptions): { fields: Fields; settled: SettledOptions } {
  if (fields.key.length > 0 || settled.options.length < 2) return { fields, settled };
  const bare = settled.options.map(markedOption);
  const right = bare.flatMap((option, i) => (option === undefined ? [] : [i]));
  if (right.length === 0 || right.length === bare.length) return { fields, settled };
  const said = doubt("key-by-mark", "key", "没有写答案，有的选项带着星号或对号，按它就是答案理解，请核对。");
  return {
    fields: { ...fields, key: right.map(letterOf).join("") },
    settled: { options: settled.options.map((option, i) => bare[i] ?? option), doubts: [...settled.doubts, said] },
  };
}
