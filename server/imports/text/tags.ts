import { credit } from "./headings.ts";
import { type StatedType, statedType } from "../type-words.ts";

export interface Tagged {
  stem: string;
  type?: StatedType;
  difficulty?: string;
}

const opening = /^\s*([【[（(［〔][^】\])）］〕]{1,24}[】\])）］〕])\s*[:：]?/u;
const closing = /\s*([【[（(［〔][^】\])）］〕（(]{1,24}[】\])）］〕])\s*[*＊]?\s*$/u;
const difficulty = /^(?:易|中|难|较易|较难|中等|简单|容易|困难|一般)$/u;
const score = /^(?:每题|本题|共)?\s*\d+(?:\.\d+)?\s*分$|^\d+$/u;

/** Takes type, difficulty and marks off a stem, as they stand in brackets before or behind it: （单选题，1 分）, （中；单选题）; and credits. */
export function takeTags(text: string): Tagged {
  const tagged: Tagged = { stem: text.replace(credit, "").trim() };
  for (const form of [opening, opening, closing, closing]) {
    const match = form.exec(tagged.stem);
    const parts = match && readTag((match[1] as string).slice(1, -1), /^[【[［〔]/u.test(match[1] as string));
    if (!match || !parts) continue;
    const stem = form === closing ? tagged.stem.slice(0, match.index) : tagged.stem.slice(match[0].length);
    if (stem.trim() === "") continue;
    tagged.stem = stem.trim();
    if (parts.type) tagged.type ??= parts.type;
    if (parts.difficulty) tagged.difficulty ??= parts.difficulty;
  }
  const spoken = /^(单选题|多选题|判断题|填空题|简答题|论述题|名词解释|不定项选择题|单项选择题|多项选择题)\s*[:：]\s*(?=\S)/u.exec(
    tagged.stem,
  );
  if (spoken) {
    tagged.stem = tagged.stem.slice(spoken[0].length);
    const type = statedType(spoken[1] as string);
    if (type) tagged.type ??= type;
  }
  return tagged;
}

/** All of a tag must be known words, at least one a type or a difficulty or marks; else the brackets belong to the stem. */
function readTag(inner: string, square: boolean): { type?: StatedType; difficulty?: string } | undefined {
  const parts = inner
    .replace(/([\d.]+)\s+分/gu, "$1分")
    .replace(/分值\s*[:：]?\s*(\d+(?:\.\d+)?)$/u, "$1分")
    .split(/[，,、；;：:\s|/]+/u)
    .filter((part) => part !== "" && !/^(?:题型|难度|分值)$/u.test(part));
  let type: StatedType | undefined;
  let level: string | undefined;
  for (const part of parts) {
    const stated = statedType(part);
    if (stated) type = stated;
    else if (difficulty.test(part)) level = part;
    else if (!part.endsWith("分") || !score.test(part)) return undefined;
  }
  if (parts.length === 0) return undefined;
  // （中） alone may be a title's volume.
  if (parts.length === 1 && level && !square) return undefined;
  return { ...(type ? { type } : {}), ...(level ? { difficulty: level } : {}) };
}
