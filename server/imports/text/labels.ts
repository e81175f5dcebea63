import { letterOf } from "../../bank/letters.ts";
import { joinLines } from "./clean.ts";

/** One option label that could be one: where it begins, where the option's text begins, and how much speaks for it. */
interface Label {
  at: number;
  end: number;
  /** A quotation mark slipped in before the separator (A“、): part of the label, and told. */
  quoted: boolean;
  letter: number;
  strength: number;
  bracketed: boolean;
  lineStart: boolean;
}

export interface OptionsFound {
  /** Text before the first label. */
  before: string;
  options: string[];
  /** Letters as written, to see whether one is missing or written twice. */
  letters: string;
  /** Letters of options whose label holds a quotation mark that may be theirs. */
  quoted: string;
}

const capital = "A-L";
const label = new RegExp(
  `(?<open>[(（【\\[]\\s*|选项\\s*)?(?<letter>[${capital}Ａ-Ｌa-lａ-ｌАВСЕ])(?<name>选?项)?(?:(?<quote>[“"'])(?=\\s*[、.．:：]))?\\s*(?<sep>[、.．:：)）】\\],，;；]+)?`,
  "gu",
);
/** At most this many possible labels are weighed in one question. */
const mostLabels = 240;

const letterIndex = (letter: string): number => {
  const cyrillic = "АВСЕ".indexOf(letter);
  const latin = cyrillic >= 0 ? "ABCE".charAt(cyrillic) : letter.normalize("NFKC").toUpperCase();
  return latin.charCodeAt(0) - 65;
};

/** Everything in a text that could be an option label, with what speaks for it. */
function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  for (const match of text.matchAll(label)) {
    if (found.length >= mostLabels) break;
    const { open, letter = "", name, quote, sep } = match.groups as Record<string, string | undefined>;
    const at = match.index;
    const named = open?.startsWith("选项") === true;
    const bracketed = open !== undefined && !named && /^[)）】\]]/u.test(sep ?? "");
    if (open !== undefined && !named && !bracketed) continue;
    const end = at + match[0].length;
    const before = strengthBefore(text, at) ?? (bracketed ? 0 : undefined);
    const after = strengthAfter(text.slice(end, end + 2), text[at + match[0].trimEnd().length] ?? "", { sep, name, bracketed });
    const small = /[a-lａ-ｌ]/u.test(letter);
    if (before === undefined || after === undefined || (small && (before < 2 || after < 4))) continue;
    found.push({
      at,
      end,
      quoted: quote !== undefined,
      letter: letterIndex(letter),
      strength: before + after,
      bracketed,
      lineStart: before === 4,
    });
  }
  return found;
}

function strengthBefore(text: string, at: number): number | undefined {
  if (at === 0) return 4;
  const before = text.slice(Math.max(0, at - 3), at);
  if (/\n\s*$/u.test(text.slice(Math.max(0, at - 40), at))) return 4;
  if (/(?:\s\s|\t)$/u.test(before)) return 3;
  if (/\s$/u.test(before)) return 2;
  if (/[A-Za-z0-9_Ａ-Ｚ]$/u.test(before)) return /[0-9]$/u.test(before) ? 0 : undefined;
  return /[。；;，,、》）)”"'’】\]！？!?：:]$/u.test(before) ? 1 : 0;
}

function strengthAfter(
  next: string,
  direct: string,
  { sep, name, bracketed }: { sep?: string; name?: string; bracketed: boolean },
): number | undefined {
  if (bracketed) return 4;
  // A项错误 is what an explanation says of an option.
  if (name !== undefined && sep === undefined) return /\s/u.test(direct) && direct !== "\n" ? 4 : undefined;
  if (sep !== undefined) return /^[,，;；]/u.test(sep) ? 2 : 4;
  if (direct === "" || direct === "\n") return undefined;
  if (/\s/u.test(direct)) return 1.5;
  if (/[\p{Script=Han}《“"‘'〈（(【]/u.test(direct)) return 0;
  return /[0-9]/u.test(direct) || /[0-9]/u.test(next[0] ?? "") ? -1 : undefined;
}

/** Best chain A, B, C … through the labels: the sum of what speaks for each, less for letters that are missing or repeated. */
function bestChain(labels: readonly Label[]): Label[] {
  const best: { score: number; next: number }[] = [];
  for (let i = labels.length - 1; i >= 0; i--) {
    const here = labels[i] as Label;
    let score = 0;
    let next = -1;
    for (let j = i + 1; j < labels.length; j++) {
      const there = labels[j] as Label;
      if (there.at < here.end) continue;
      const cost = stepCost(here, there);
      const reached = (best[j]?.score ?? 0) - cost;
      if (cost < 99 && reached > score) {
        score = reached;
        next = j;
      }
    }
    best[i] = { score: score + here.strength, next };
  }
  let start = -1;
  labels.forEach((first, i) => {
    if (first.letter !== 0 || first.strength < 5) {
      if (first.letter !== 0 || !first.lineStart || first.strength < 4) return;
    }
    if (start < 0 || (best[i]?.score ?? 0) > (best[start]?.score ?? 0)) start = i;
  });
  const chain: Label[] = [];
  for (let i = start; i >= 0; i = best[i]?.next ?? -1) chain.push(labels[i] as Label);
  // （A） within the stem is the key, and （A） at the start of the next line the first option.
  const [first, second] = chain;
  return first && (!first.lineStart || first.at === 0) && second?.lineStart && second.letter === 0 ? chain.slice(1) : chain;
}

function stepCost(here: Label, there: Label): number {
  const step = there.letter - here.letter;
  const style = here.bracketed === there.bracketed ? 0 : 6;
  if (step === 1) return style + (there.strength < 2 ? 4 : 0);
  const strong = there.lineStart && there.strength >= 6;
  // Written twice or one left out: only at the start of a line and behind a separator.
  return strong && (step === 0 || step === 2) ? style + 5 : 99;
}

/** Splits a question's text into what stands before its options and the options. Undefined where there are fewer than two. */
export function findOptions(text: string): OptionsFound | undefined {
  const chain = bestChain(labelsIn(text));
  if (chain.length < 2) return undefined;
  const options = chain.map(({ end }, i) => optionText(text.slice(end, chain[i + 1]?.at), chain[i + 1]));
  return {
    before: text.slice(0, chain[0]?.at),
    options,
    letters: chain.map(({ letter }) => letterOf(letter)).join(""),
    quoted: chain
      .filter(({ quoted }) => quoted)
      .map(({ letter }) => letterOf(letter))
      .join(""),
  };
}

/** Separators between options of one line belong to no option. */
function optionText(slice: string, next: Label | undefined): string {
  const joined = joinLines(slice.split("\n"));
  return next !== undefined && !next.lineStart ? joined.replace(/[、,，;；|]+$/u, "").trimEnd() : joined;
}

const startLabel = new RegExp(
  `^\\s*(?:[(（【\\[]\\s*|选项\\s*)?([${capital}Ａ-Ｌa-lАВСЕ])(?:选?项)?[“”"']?\\s*(?:[、.．:：)）】\\]]|[,，](?=\\S))`,
  "u",
);
const bareLabel = new RegExp(`^\\s*([A-IＡ-Ｉ])(?:\\s+(?=\\S)|(?=[\\p{Script=Han}《“"])(?!选?项))`, "u");

/** The letter (from 0) of an option that a line starts with. `sure` when a separator follows it. */
export function optionAt(line: string): { letter: number; sure: boolean } | undefined {
  const sure = startLabel.exec(line);
  if (sure) return { letter: letterIndex(sure[1] as string), sure: true };
  const bare = bareLabel.exec(line);
  return bare ? { letter: letterIndex(bare[1] as string), sure: false } : undefined;
}

/** Whether a line that begins otherwise holds options behind its text: 题干（ ）A、甲 B、乙. */
export function hasOptionsWithin(line: string): boolean {
  const found = findOptions(line);
  return found !== undefined && found.before.trim() !== "";
}
