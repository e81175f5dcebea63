import { letterOf } from "../../bank/letters.ts";

/** `1.0`, as programs write a whole number, and `选项三`, `第 2 项`, as people name an option. */
export function plainChoice(text: string): string {
  if (/^\d\.0+$/.test(text)) return text.slice(0, 1);
  const parts = text.split(/[,，、;；|\s]+/u);
  const ordinals = parts.map((part) => /^(?:选项|第)([一二三四五六七八九]|[1-9])(?:个|项|个选项)?$/u.exec(part)?.[1]);
  if (ordinals.some((ordinal) => ordinal === undefined)) return text;
  return ordinals
    .map((ordinal) => letterOf(/\d/.test(ordinal ?? "") ? Number(ordinal) - 1 : "一二三四五六七八九".indexOf(ordinal ?? "")))
    .join("");
}
