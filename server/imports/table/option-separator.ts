import { splitOptions } from "./split-options.ts";

/** Signs that also stand inside options, the likelier first; a single text cannot tell, a whole column can. */
const unsure: readonly RegExp[] = [
  /\s*[#＃]\s*/u,
  /\s*[&＆]\s*/u,
  /\s*\$\s*/u,
  /\s*[,，]\s*/u,
  /\s+/u,
  /\s*、\s*/u,
  /\s*[/／]\s*/u,
  /\s*[~～]\s*/u,
];

/** Fewest texts from which a habit shows. */
const enough = 5;

/**
 * The sign that stands between options in a column of texts without letters: the one that cuts most of them into the same
 * number of parts. Undefined when none does for nine in ten.
 */
export function optionSeparator(texts: readonly string[]): RegExp | undefined {
  const open = texts.filter((text) => text.trim() !== "" && !splitOptions(text).sure);
  if (open.length < enough) return undefined;
  const scored = unsure.map((separator) => ({ separator, share: commonShare(open, separator) }));
  const best = scored.sort((a, b) => b.share - a.share)[0];
  return best && best.share >= 0.9 ? best.separator : undefined;
}

function commonShare(texts: readonly string[], separator: RegExp): number {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const parts = text.trim().split(separator);
    if (parts.length >= 3 && parts.length <= 8 && parts.every((part) => part !== ""))
      counts.set(parts.length, (counts.get(parts.length) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) / texts.length;
}
