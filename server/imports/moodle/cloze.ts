import { letterOf } from "../../bank/letters.ts";
import type { Reading } from "../reading.ts";
import { doubt } from "../table/sheet.ts";

const embedded = /\{\d*:([A-Z_]+):((?:\\.|[^{}\\])*)\}/gu;
const texts = /^(?:SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC|NUMERICAL|NM)$/;
const choices = /^(?:MULTICHOICE|MC|MULTICHOICE_V|MCV|MULTICHOICE_H|MCH|MULTICHOICE_S|MCS|MULTICHOICE_VS|MCVS|MULTICHOICE_HS|MCHS)$/;

interface Answer {
  text: string;
  right: boolean;
}

/** Gaps within a text, each with its answers: a fill-in where all are written, a choice where one is chosen; undefined otherwise. */
export function clozePart(stem: string): (Pick<Reading, "type" | "options" | "key" | "doubts"> & { stem: string }) | undefined {
  const found = [...stem.matchAll(embedded)];
  const kinds = found.map((one) => one[1] as string);
  const answers = found.map((one) => answersOf(one[2] as string));
  if (found.length === 0 || answers.some((own) => !own.some(({ right }) => right))) return undefined;
  if (kinds.every((kind) => texts.test(kind))) {
    const key = answers.map((own) => own.filter(({ right }) => right).map(({ text }) => text));
    const doubts = kinds.some((kind) => kind.startsWith("N"))
      ? [doubt("numerical", "key", "原来是数值题，按数值的范围算对；这里改为填空题，只认写出的数，请核对。")]
      : [];
    return { type: "blank", stem: stem.replace(embedded, "____"), options: [], key, doubts };
  }
  const [own] = answers;
  if (found.length > 1 || !own || !choices.test(kinds[0] as string)) return undefined;
  const key = own.flatMap(({ right }, i) => (right ? [letterOf(i)] : [])).join("");
  return { type: "single", stem: stem.replace(embedded, "（　）"), options: own.map(({ text }) => text), key, doubts: [] };
}

/** `=北京~上海#不对~%50%天津` → 北京 is right; what scores in part is not. */
function answersOf(written: string): Answer[] {
  return written
    .split(/(?<!\\)~/u)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [, mark = "", text = ""] = /^\s*(=|%-?\d+(?:\.\d+)?%)?([\s\S]*)$/u.exec(part) ?? [];
      const bare = (text.split(/(?<!\\)#/u)[0] ?? "").replace(/:[\d.]+$/u, "").replace(/\\([~=#{}\\/"])/gu, "$1");
      return { text: bare.trim(), right: mark === "=" || mark === "%100%" };
    });
}
