import type { Parts } from "./parts.ts";

/** Extra facts about a unit that its text does not show. */
export interface UnitHints {
  /** Stretches of its text that are set off, and how. */
  setOff?: readonly { emphasis: "highlight" | "colour" | "underline" | "bold"; text: string }[];
  /** It holds a picture or a formula. */
  picture?: true;
}

/** Letters of the options that are set off from the others, their texts or their letters, by the first manner that sets off some and not all. */
export function emphasisIn(part: Parts, hints: readonly (UnitHints | undefined)[]): string {
  const setOff = part.units
    .flatMap((unit) => hints[unit]?.setOff ?? [])
    .map(({ emphasis, text }) => ({ emphasis, text: text.replace(/\s+/gu, "") }));
  if (setOff.length === 0) return "";
  for (const manner of ["highlight", "colour", "underline", "bold"] as const) {
    const texts = setOff.filter(({ emphasis }) => emphasis === manner).map(({ text }) => text);
    const letters = part.options.flatMap((option, i) => {
      const plain = option.replace(/\s+/gu, "");
      const letter = String.fromCharCode(65 + i);
      const alone = (text: string) => text.normalize("NFKC").replace(/[、.:)]+$/u, "") === letter;
      return plain !== "" && texts.some((text) => text.endsWith(plain) || alone(text)) ? [letter] : [];
    });
    if (letters.length > 0 && letters.length < part.options.length) return letters.join("");
  }
  return "";
}

/** Stretches of a question that are underlined, in their order: in a fill-in question they may be what fills its gaps. */
export function underlinedIn(part: Parts, hints: readonly (UnitHints | undefined)[]): string[] {
  return part.units
    .flatMap((unit) => hints[unit]?.setOff ?? [])
    .filter(({ emphasis, text }) => emphasis === "underline" && text.trim() !== "" && !/^_+$/u.test(text))
    .map(({ text }) => text);
}
