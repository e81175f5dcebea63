import { lettersOf } from "../key.ts";
import { choiceKeyIn } from "./inline-key.ts";
import type { Parts } from "./parts.ts";

/** A key that stands behind the last option of a question, and whether enough others have theirs there to be certain. */
export interface KeyBehind {
  options: string[];
  key: string;
  certain: boolean;
}

/** No option is longer. */
const longest = 1_000;
const letters = "[A-IＡ-Ｉ](?:[\\s,，、]*[A-IＡ-Ｉ]){0,8}";
const behind = new RegExp(
  `^(.*[^\\s（(【])\\s*(?:[（(【]\\s*(${letters})\\s*[）)】]|(?<=\\s)(${letters})|[→⇒]\\s*(${letters}))\\s*[。.]?$`,
  "su",
);

/**
 * `C、南乡（B）`, `C、南乡  B`, in a bank whose questions have no other answers: the letters behind the last option are the
 * key. One such option alone may be a 维生素（C）; the question is then left without an answer, and doubted for it.
 */
export function keysBehindOptions(parts: readonly Parts[], isAnswered: (index: number) => boolean): Map<number, KeyBehind> {
  const found = new Map<number, KeyBehind>();
  let open = 0;
  parts.forEach((part, i) => {
    const { options, answers, stem } = part;
    if (options.length < 2 || answers.length > 0 || isAnswered(i) || choiceKeyIn(stem).key !== undefined) return;
    open++;
    const last = options.at(-1) as string;
    const match = last.length > longest ? null : behind.exec(last);
    const key = lettersOf(match?.[2] ?? match?.[3] ?? match?.[4] ?? "");
    if (!match || key === undefined || new Set(key).size < key.length || key.charCodeAt(key.length - 1) - 65 >= options.length) return;
    found.set(i, { options: [...options.slice(0, -1), match[1] as string], key, certain: true });
  });
  if (found.size < 2 || found.size < open * 0.6) return new Map();
  const certain = found.size >= 5 && found.size >= open * 0.9;
  return new Map([...found].map(([i, one]) => [i, { ...one, certain }]));
}
