import { countBlanks, lettersOf } from "../key.ts";
import type { Doubt, ImportType } from "../reading.ts";
import { judgementOf, judgementOptions, statedType } from "../type-words.ts";
import { type Conventions, keyText } from "./conventions.ts";
import type { Fields } from "./fields.ts";
import { settleKey } from "./settle-key.ts";
import type { SettledOptions } from "./settle-options.ts";
import { doubt } from "./sheet.ts";

export interface SettledType {
  type: ImportType;
  doubts: Doubt[];
}

const sayType: Record<ImportType, string> = {
  single: "单选题",
  multiple: "多选题",
  judge: "判断题",
  blank: "填空题",
  order: "排序题",
  match: "配对题",
  short: "简答题",
};

/** The type of a question: as stated where that fits what is there, otherwise by its options and answer, with a doubt wherever they do not settle it. */
export function settleType(fields: Fields, settled: SettledOptions, habits: Conventions): SettledType {
  const { options } = settled;
  const written = fields.type.trim();
  const said = written === "" ? fields.typeAbove : (statedType(written) ?? habits.typeCodes.get(written));
  const stated = said === "multiple" && habits.multipleIsChoice && /^multiple/i.test(written) ? "choice" : said;
  const unknown = written !== "" && stated === undefined;
  const derived = deriveType(fields, settled, habits);
  if (stated === undefined || stated === "choice") {
    const doubts = [...derived.doubts];
    // A code such as 1 says nothing; what the options and the answer show stands on its own.
    if (unknown && !/^[\dA-Za-z]{1,3}$/.test(written)) {
      doubts.push(doubt("type-unknown", "type", `认不出题型一栏写的是什么，按${sayType[derived.type]}理解，请核对。`));
    }
    return { type: derived.type, doubts };
  }
  const coded = statedType(written) === undefined && written !== "" && stated === "blank";
  const doubts = coded ? [doubt("type-guessed", "type", `题型写的是 ${written}：题干里有空、没有选项，按填空题理解，请核对。`)] : [];
  return contradiction(stated, fields, options) ?? { type: stated, doubts };
}

/** Where what is there cannot be of the stated type. */
function contradiction(stated: ImportType, fields: Fields, options: readonly string[]): SettledType | undefined {
  const key = keyText(fields.key);
  const instead = (type: ImportType, because: string): SettledType => ({
    type,
    doubts: [doubt("type-conflict", "type", `题型写的是${sayType[stated]}，但${because}，按${sayType[type]}理解，请核对。`)],
  });
  if ((stated === "single" || stated === "multiple") && options.length === 0 && judgementOf(key) !== undefined && key.trim().length > 0) {
    return instead("judge", "没有选项，答案是对或错");
  }
  if (stated === "judge" && options.length > 2) {
    const count = lettersOf(key)?.length ?? 0;
    return instead(count > 1 ? "multiple" : "single", `有 ${options.length} 个选项`);
  }
  if (stated === "judge" && options.length === 2 && judgementOptions(options) === undefined) return instead("single", "两个选项不是对和错");
  return undefined;
}

function deriveType({ stem, key: asWritten }: Fields, settled: SettledOptions, habits: Conventions): SettledType {
  const { options } = settled;
  const key = keyText(asWritten).trim();
  const certain = (type: ImportType): SettledType => ({ type, doubts: [] });
  const guess = (type: ImportType, why: string): SettledType => ({
    type,
    doubts: [doubt("type-guessed", "type", `没有写题型，${why}，按${sayType[type]}理解，请核对。`)],
  });
  if (judgementOptions(options) !== undefined) return certain("judge");
  if (options.length >= 2) {
    const letters = settleKey(asWritten, { type: "multiple", stem, settled, habits }).key;
    if (typeof letters !== "string") return guess("single", "答案也没有认出来");
    return certain(letters.length > 1 ? "multiple" : "single");
  }
  const gaps = countBlanks(stem) > 0;
  if (judgementOf(key) !== undefined) {
    const surely = /^[√×✓✗✔✘]|正确|错误|^[对错]|true|false/iu.test(key) || countBlanks(stem) === 0;
    return surely ? certain("judge") : guess("judge", "答案像是对或错");
  }
  if (lettersOf(key) !== undefined) return guess(lettersOf(key)?.length === 1 ? "single" : "multiple", "答案是字母，却没有选项");
  if (/^[01]$/.test(key)) return guess("judge", "答案是 0 或 1");
  if (gaps) return guess("blank", "题干里有空、没有选项");
  return guess("short", "没有选项，题干里也没有空");
}
