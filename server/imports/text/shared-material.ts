import type { Doubt } from "../reading.ts";
import type { Line } from "./lines.ts";

const shared =
  /共用(?:题干|备选答案|材料|选项|答案)|(?:根据|依据|阅读|分析)[^。？?]{0,6}(?:以上|下列|以下|上述|下面)[^。？?]{0,6}(?:材料|案例|资料|短文)|^\s*[（(【]?(?:案例|材料|资料|病例)\s*[一二三四五六七八九十\d]*\s*[】）)]?\s*[:：]/u;
const range = /(\d{1,4})\s*(?:[-—–―~～至到])+\s*(\d{1,4})/u;

const doubt: Doubt = {
  code: "shared-material",
  field: "stem",
  message: "前面有几道题共用的题干、材料或备选答案，没有读进这道题，请补到题干或选项里，并核对答案。",
};

/**
 * Doubts for questions that hang on a text, or on options, written once above several of them: what they share is no part
 * of any, and without it they cannot be answered. `starts`: the first line of each question, with its number.
 */
export function sharedDoubts(lines: readonly Line[], starts: readonly { line: number; number?: number }[]): Map<number, Doubt> {
  const found = new Map<number, Doubt>();
  const own = new Map(starts.map(({ line }, i) => [line, i]));
  let open: { from: number; to: number } | undefined;
  for (const [at, { kind, text, field }] of lines.entries()) {
    if (kind === "chapter" || kind === "key") open = undefined;
    const asks = own.get(at);
    if (text.length <= 1_000 && !field && kind !== "key" && shared.test(text)) {
      const [, from, to] = range.exec(text) ?? [];
      // A question that quotes its own material holds it.
      if (asks === undefined || lines[at]?.number === undefined)
        open = { from: Number(from ?? 0), to: Number(to ?? Number.POSITIVE_INFINITY) };
    } else if (kind === "type") open = undefined;
    if (asks === undefined || !open) continue;
    const number = starts[asks]?.number;
    if (number === undefined || (number >= open.from && number <= open.to)) found.set(asks, doubt);
  }
  return found;
}
