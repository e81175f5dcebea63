import type { Doubt, Reading, ReadKey } from "../reading.ts";
import { judgementOptions } from "../type-words.ts";
import { cleanFields } from "./clean-fields.ts";
import type { Conventions } from "./conventions.ts";
import { keyText } from "./conventions.ts";
import type { Fields } from "./fields.ts";
import { isNothing } from "./fields.ts";
import { joinedOptions } from "./joined-options.ts";
import { keyByMarks } from "./marked-options.ts";
import { settleKey } from "./settle-key.ts";
import { type SettledOptions, settleOptions } from "./settle-options.ts";
import { settleType } from "./settle-type.ts";
import { doubt } from "./sheet.ts";
import { settleLists } from "./settle-lists.ts";
import { byLabels } from "./split-options.ts";
import { countFirstOptions, judgementInStem, lettersInStem } from "./stem-key.ts";

export type Understood = { reading: Omit<Reading, "units"> } | { refused: string };

/** Makes a question of one row or record, or says in words why it is none. `fields` and `settled` are as `prepare` left them. */
export function understand(fields: Fields, settled: SettledOptions, habits: Conventions): Understood {
  const text = keyText(fields.key).trim();
  if (fields.stem === "") return { refused: "这一题没有题干。请在文件里补上题干再导入。" };
  if (countFirstOptions(fields.stem) > 1) return { refused: "一格里写了几道题。请改成一行一题再导入。" };
  const inStem = text === "" ? (lettersInStem(fields.stem, settled.options.length) ?? judgementInStem(fields.stem)) : undefined;
  const keyed: Fields = inStem ? { ...fields, stem: inStem.stem, key: inStem.key } : fields;
  if (settled.options.length === 0 && isNothing(keyText(keyed.key).trim()) && fields.type === "" && fields.typeAbove === undefined) {
    return { refused: "只有题干，没有选项，也没有答案。请在文件里补上再导入；若是说明文字，可以略过。" };
  }
  const { type, doubts: typeDoubts } = settleType(keyed, settled, habits);
  const doubts: Doubt[] = [...fields.doubts, ...settled.doubts, ...typeDoubts];
  const common = { ...tagsOf(fields), type, stem: keyed.stem };
  if (type === "order" || type === "match") return settleLists(type, keyed, settled, common, doubts);

  const read = settleKey(keyed.key, { type, stem: keyed.stem, settled, habits });
  doubts.push(...read.doubts);
  const key = read.key ?? keyAmongOptions(type, settled, doubts);
  const leaked = inStem === undefined && key !== undefined ? withoutLeak(keyed.stem, type, key, settled) : undefined;
  if (leaked) {
    common.stem = leaked.stem;
    doubts.push(...leaked.doubts);
  }
  if (key !== undefined && fields.otherKey !== undefined && !isNothing(fields.otherKey) && !/^[?？]+$/.test(fields.otherKey)) {
    const other = settleKey(fields.otherKey, { type, stem: keyed.stem, settled, habits }).key;
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(key)) {
      doubts.push(doubt("key-conflict", "key", "文件里有两处答案，说的不是一回事，请核对。"));
    }
  }
  const listed = type === "single" || type === "multiple";
  const words = type === "judge" && judgementOptions(settled.options) !== undefined ? { optionsWritten: settled.options } : {};
  return { reading: { ...common, options: listed ? settled.options : [], ...words, ...(key === undefined ? {} : { key }), doubts } };
}

/** Plain text of everything, options without their letters, and taken out of the stem where they stand there. */
export function prepare(asWritten: Fields, separator?: RegExp, labelled = false): { fields: Fields; settled: SettledOptions } {
  const fields = cleanFields(asWritten);
  const stem = fields.stem.trim();
  const settled = settleOptions(fields, separator, labelled);
  if (settled.options.length > 0) return keyByMarks({ ...fields, stem }, settled);
  if (countFirstOptions(stem) !== 1) {
    const joined = joinedOptions(stem, keyText(fields.key));
    if (!joined) return { fields: { ...fields, stem }, settled };
    const { options, doubts } = joined;
    return { fields: { ...fields, stem: joined.stem, ...(joined.key ? { key: joined.key } : {}) }, settled: { options, doubts } };
  }
  const at = stem.search(/(?<=[\s）)。？?：:；;])[AＡ]\s*[.．、:：]/u);
  const cut = at > 0 ? byLabels(stem.slice(at)) : undefined;
  if (!cut) return { fields: { ...fields, stem }, settled };
  const doubts = cut.sure ? [] : [doubt("options-in-stem", "options", "选项写在题干里，已经分开，请核对。")];
  return { fields: { ...fields, stem: stem.slice(0, at).trim() }, settled: { options: cut.options, doubts } };
}

/** A fill-in without an answer of its own whose texts stand in the places of options. */
function keyAmongOptions(type: Reading["type"], { options }: SettledOptions, doubts: Doubt[]): ReadKey | undefined {
  if ((type !== "blank" && type !== "short") || options.length === 0) return undefined;
  doubts.push(doubt("key-among-options", "key", "答案一栏没有写，按选项里的文字就是答案理解，请核对。"));
  return type === "short" ? [[options.join("\n")]] : options.map((option) => [option]);
}

/** A stem that gives its own answer away is emptied where it says just what the answer says; anything else in brackets is text. */
function withoutLeak(
  stem: string,
  type: Reading["type"],
  key: ReadKey,
  settled: SettledOptions,
): { stem: string; doubts: Doubt[] } | undefined {
  const found =
    typeof key === "string" ? lettersInStem(stem, settled.options.length) : type === "judge" ? judgementInStem(stem) : undefined;
  if (!found) return undefined;
  const said =
    typeof key === "string"
      ? found.key
      : settleKey(found.key, { type: "judge", stem, settled: { options: [], doubts: [] }, habits: noHabits }).key;
  if (said === key) return { stem: found.stem, doubts: [doubt("key-in-stem", "stem", "题干的括号里写着答案，已经去掉，请核对。")] };
  return { stem, doubts: [doubt("key-conflict", "key", "题干括号里写的和答案一栏不同，请核对。")] };
}

export const noHabits: Conventions = { countsOptions: false, typeCodes: new Map() };

function tagsOf({ explanation, source, period, topic, difficulty, label, sourceParts, pinned, image }: Fields): Partial<Reading> {
  const parts = { ...(sourceParts ? { sourceParts } : {}), ...(pinned ? { pinned } : {}), ...(image ? { image } : {}) };
  const tags = { explanation, source, period, topic, difficulty, label };
  const said = Object.fromEntries(
    Object.entries(tags)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text !== undefined && !isNothing(text)),
  );
  return { ...said, ...parts };
}
