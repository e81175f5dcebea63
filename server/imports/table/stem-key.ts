import { lettersOf } from "../key.ts";
import { judgementOf } from "../type-words.ts";

/** An answer written into the stem's own brackets: `党的生日是（B）`, `……（√）`. */
export interface StemKey {
  key: string;
  /** The stem with the brackets emptied. */
  stem: string;
}

const letters = /[（(【[]\s*([A-IＡ-Ｉa-i](?:[\s、,，]*[A-IＡ-Ｉa-i])*)\s*[)）】\]]/gu;
const judgement =
  /[（(【[]\s*(√|×|✓|✗|✔|✘|对|错|正确|错误|[TFＴＦ])\s*[)）】\]]\s*[。.]?\s*$|^\s*[（(【[]\s*(√|×|✓|✗|✔|✘|对|错|正确|错误)\s*[)）】\]]/u;

/** Finds the letters of right options in a stem. Only when there is one such place, and every letter has an option. */
export function lettersInStem(stem: string, options: number): StemKey | undefined {
  const found = [...stem.matchAll(letters)];
  const [only] = found;
  if (found.length !== 1 || !only) return undefined;
  const key = lettersOf(only[1] as string);
  if (key === undefined || [...key].some((letter) => letter.charCodeAt(0) - 65 >= options)) return undefined;
  return { key, stem: stem.replace(only[0], "（　）") };
}

/** Finds 对 or 错 in brackets at the end of a statement, or before it. */
export function judgementInStem(stem: string): StemKey | undefined {
  const found = judgement.exec(stem);
  const word = found?.[1] ?? found?.[2];
  if (!found || word === undefined || judgementOf(word) === undefined) return undefined;
  const bare = found.index === 0 ? stem.slice(found[0].length) : stem.slice(0, found.index);
  return { key: word, stem: `${bare.trim()}${found.index > 0 && /[。.]\s*$/u.test(found[0]) ? "。" : ""}` };
}

/** How many questions a text holds that has options in it: the number of times a line or a gap begins with A. */
export const countFirstOptions = (text: string): number => (text.match(/(?<=^|[\s）)。？?：:；;])[AＡ]\s*[.．、:：]/gu) ?? []).length;
