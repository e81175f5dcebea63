const digits: Record<string, number> = { 零: 0, 〇: 0, "○": 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const sections: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };
const numeral = /[零〇○一二两三四五六七八九十百千廿卅0-9]+(?:[万亿][零〇○一二两三四五六七八九十百千0-9]*)*/g;
const ignored = /[\s\u00ad\u200b-\u200f\u2060\ufeff“”‘’"'《》〈〉「」『』()[\]【】·•‧・,，、。.;；:：!！?？\-—–_~～]/g;

/**
 * One spelling for texts a fair judge holds equal (feature C2): full and half width, space and punctuation,
 * 一九二一 and 1921, 七月一日 and 7月1日, 二万五千 and 25000. Applied to the key and to the answer alike,
 * so turning a numeral inside a name into figures does no harm.
 */
export function normaliseBlank(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d)\.(\d+)(?=[万亿])/g, "$1点$2");
  return plain
    .replace(ignored, "")
    .replace(/(\d+)点(\d+)([万亿])/g, (_, whole: string, part: string, unit: string) =>
      String(Math.round(Number(`${whole}.${part}`) * (sections[unit] as number))),
    )
    .replace(/廿/g, "二十")
    .replace(/卅/g, "三十")
    .replace(numeral, readNumeral)
    .replace(/0+(\d+)(?=[月日号])/g, "$1")
    .replace(/(\d+月\d+)号/g, "$1日");
}

/** True when what was written is one of the accepted forms. */
export function acceptsBlank(accepted: readonly string[], written: string): boolean {
  const given = normaliseBlank(written);
  return given !== "" && accepted.some((form) => normaliseBlank(form) === given);
}

/** A run of numerals as figures: by value when it has units (二十三 → 23), digit by digit when not (一九二一 → 1921). */
function readNumeral(run: string): string {
  if (!/[十百千万亿]/.test(run)) return [...run].map((c) => digits[c] ?? c).join("");
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const [c] of run.matchAll(/\d+|./g)) {
    if (c in sections) {
      total = (total + section + (digit ?? 0) || 1) * (sections[c] as number);
      section = 0;
      digit = undefined;
    } else if (c in units) {
      section += (digit ?? 1) * (units[c] as number);
      digit = undefined;
    } else {
      const value = digits[c] ?? Number(c);
      digit = digit === undefined ? value : digit * 10 + value;
    }
  }
  return String(total + section + (digit ?? 0));
}
