/** Several options out of one cell. `sure` is false where the cut might as well lie elsewhere. */
export interface SplitOptions {
  options: string[];
  sure: boolean;
}

const letters = "ABCDEFGHIJ";
const wide = (letter: string) => `${letter}${letter.toLowerCase()}${String.fromCharCode(letter.charCodeAt(0) + 0xfee0)}`;
/** What stands between a letter and its option; a space counts only where the letter stands free. */
const anyMark = "\\s*[.．、:：)）】\\]]|\\s*[,，]|\\s";
const label = (letter: string, free: boolean, mark: string) =>
  new RegExp(`${free ? "(?<=^|[\\s;；,，、|])[（(【\\[]?" : "(?:[（(【\\[]|(?<![A-Za-z]))"}[${wide(letter)}](?:${mark})\\s*`, "gu");
/** A label that follows a Latin letter at once, as in `5GB)…`: it may be one, and it may be text. */
const gluedLabel = (letter: string, mark: string) => new RegExp(`(?<=[A-Za-z])${letter}(?:${mark})\\s*(?=\\S)`, "u");

/** Reads the options that stand in one cell: with letters, as JSON, one a line, or with a sign between; `separator` is the one its column uses. */
export function splitOptions(cell: string, separator?: RegExp): SplitOptions {
  const text = cell.trim();
  if (text === "") return { options: [], sure: true };
  const labelled = byLabels(text);
  // `a|b|c`: a text that begins like a letter, in a list with a sign between.
  const parted = labelled && !labelled.sure && labelled.options.includes("") ? bySeparators(text) : undefined;
  if (parted?.sure) return parted;
  return (
    fromJson(text) ??
    labelled ??
    byCircled(text) ??
    byDigits(text) ??
    byHabit(text, separator) ??
    bySeparators(text) ?? { options: [text], sure: false }
  );
}

function fromJson(text: string): SplitOptions | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\[\s*'|'\s*,\s*'|'\s*\]$/gu, (quotes) => quotes.replaceAll("'", '"')));
    const list = Array.isArray(value) ? value : inLetterOrder(value);
    const options = list?.map((one) => optionText(one));
    if (!options || options.length < 2 || options.some((one) => one === undefined)) return undefined;
    return { options: (options as string[]).map((option, i) => withoutLabel(option, i) ?? option), sure: true };
  } catch {
    return undefined;
  }
}

function optionText(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  if (typeof value !== "object" || value === null) return undefined;
  const text = Object.entries(value).find(([key]) => /^(text|content|value|title|name|label|option|内容|选项内容|文本)$/i.test(key))?.[1];
  return typeof text === "string" || typeof text === "number" ? String(text).trim() : undefined;
}

/** The values of {A: …, B: …}, when its keys are the letters from A on. */
function inLetterOrder(value: unknown): unknown[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).sort(([a], [b]) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1));
  return entries.every(([key], i) => key.toUpperCase() === letters[i]) ? entries.map(([, one]) => one) : undefined;
}

/** Text with A. B. C. in front of its parts. Every letter from A on, in order; the first place that fits counts. */
export function byLabels(text: string): SplitOptions | undefined {
  const mark = firstMark(text);
  const sameMark = mark && (cutAt(text, true, mark) ?? cutAt(text, false, mark));
  if (sameMark && mark) return withGlued(text, sameMark, mark);
  return sameMark || (cutAt(text, true, anyMark) ?? glued(text));
}

/** Looks once more for the letter after the last: glued to a Latin letter it was not found. What comes of it is doubted. */
function withGlued(text: string, cut: SplitOptions, mark: string): SplitOptions {
  const style = /[AaＡ]/u.exec(text)?.[0] ?? "A";
  const like = (i: number) => String.fromCharCode(style.charCodeAt(0) + i);
  const last = cut.options.at(-1) ?? "";
  if (cut.options.length >= letters.length || !gluedLabel(like(cut.options.length), mark).test(last)) return cut;
  const parts: string[] = [];
  let rest = last;
  for (let i = cut.options.length; i < letters.length; i++) {
    const found = gluedLabel(like(i), mark).exec(rest) ?? label(letters[i] as string, false, mark).exec(rest);
    if (!found) break;
    parts.push(trimmed(rest.slice(0, found.index)));
    rest = rest.slice(found.index + found[0].length);
  }
  return { options: [...cut.options.slice(0, -1), ...parts, trimmed(rest)], sure: false };
}

/** Who writes `A、` writes `B、` too: the mark after the first letter is looked for after the others. */
function firstMark(text: string): string | undefined {
  const written = /^[\s(（【[]*[AaＡａ]\s*([.．、:：)）】\]])/u.exec(text)?.[1];
  const kin = written && [".．", "、", ":：", ")）", "】]"].find((marks) => marks.includes(written));
  return kin && `\\s*[${kin.replace("]", "\\]")}]`;
}

function cutAt(text: string, free: boolean, mark: string): SplitOptions | undefined {
  const cuts: { start: number; end: number }[] = [];
  let from = 0;
  for (const letter of letters) {
    const pattern = label(letter, free, mark);
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) break;
    if (cuts.length === 0 && !/^[\s;；,，、|]*$/u.test(text.slice(0, found.index))) return undefined;
    from = found.index + found[0].length;
    cuts.push({ start: found.index, end: from });
  }
  if (cuts.length < 2) return undefined;
  const options = cuts.map((cut, i) => trimmed(text.slice(cut.end, cuts[i + 1]?.start ?? text.length)));
  const count = (letter: string) => (text.match(label(letter, true, mark)) ?? []).length;
  // A letter that was left out, or one more of the same: the cut may be wrong.
  const skipped = [...letters].slice(cuts.length).some((letter) => label(letter, false, mark).test(text));
  const again = [...letters].slice(0, cuts.length).some((letter) => count(letter) > 1);
  return { options, sure: !skipped && !again && options.every((option) => option !== "") };
}

/** `A最大B最团结C最广泛`: letters without anything behind them, before Chinese characters only. */
function glued(text: string): SplitOptions | undefined {
  const cuts: { start: number; end: number }[] = [];
  let from = 0;
  for (const letter of letters) {
    const pattern = new RegExp(`(?<![A-Za-zＡ-Ｚ])[${wide(letter)}](?=[\\p{Script=Han}《“"‘\\d])`, "gu");
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found || (cuts.length === 0 && found.index > 0)) break;
    cuts.push({ start: found.index, end: found.index + 1 });
    from = found.index + 1;
  }
  if (cuts.length < 3) return undefined;
  const options = cuts.map((cut, i) => trimmed(text.slice(cut.end, cuts[i + 1]?.start ?? text.length)));
  return new Set(options).size === options.length && options.every((option) => option.length > 0) ? { options, sure: false } : undefined;
}

function byCircled(text: string): SplitOptions | undefined {
  if (!text.startsWith("①")) return undefined;
  const options = text
    .split(/[①②③④⑤⑥⑦⑧⑨]/u)
    .slice(1)
    .map(trimmed);
  const marks = text.match(/[①②③④⑤⑥⑦⑧⑨]/gu)?.join("") ?? "";
  return options.length >= 2 ? { options, sure: "①②③④⑤⑥⑦⑧⑨".startsWith(marks) && options.every((option) => option !== "") } : undefined;
}

/** `1.甲 2.乙 3.丙` and `1、甲\n2、乙`; a point between digits is a decimal one. */
function byDigits(text: string): SplitOptions | undefined {
  const cuts = [...text.matchAll(/(?<=^|[\s;；,，])[（(]?([1-9])\s*(?:[、:：)）]|[.．](?!\d))\s*/gu)];
  if (cuts.length < 2 || cuts[0]?.index !== 0 || !cuts.every((cut, i) => Number(cut[1]) === i + 1)) return undefined;
  const options = cuts.map((cut, i) => trimmed(text.slice(cut.index + cut[0].length, cuts[i + 1]?.index ?? text.length)));
  return { options, sure: options.every((option) => option !== "") };
}

/** The sign that the whole column uses, where this text is cut by it at all. */
function byHabit(text: string, separator: RegExp | undefined): SplitOptions | undefined {
  if (!separator) return undefined;
  const surer = bySeparators(text);
  if (surer?.sure) return surer;
  const options = text.split(separator).map(trimmed);
  return options.length >= 2 && options.every((option) => option !== "") ? withoutLetters(options, true) : undefined;
}

/** The surest first. After the first five a doubt remains: an option may hold the sign itself. */
const separators: readonly [RegExp, boolean][] = [
  [/\s*\n\s*/u, true],
  [/\s*(?:\|{1,3}|｜|\$\$+|#{2,}|@@|\^+|&&|┋)\s*/u, true],
  [/\s*[;；]\s*/u, true],
  [/\s*(?:\\n|\\r\\n|={3,}|-{4,})\s*/u, true],
  [/\s*\t\s*|[ \u3000\u00a0]{2,}/u, true],
  [/\s*[#＃]\s*/u, false],
  [/\s*[&＆]\s*/u, false],
  [/\s*\$\s*/u, false],
  [/\s*[,，]\s*/u, false],
  [/\s*、\s*/u, false],
  [/\s*[/／]\s*/u, false],
  [/\s*[~～]\s*/u, false],
  [/\s+/u, false],
];

function bySeparators(text: string): SplitOptions | undefined {
  for (const [separator, sure] of separators) {
    const options = text.split(separator).map((part) => part.trim());
    while (options.at(-1) === "") options.pop();
    if (options.length >= 2 && options.length <= 10 && options.every((option) => option !== "")) {
      return withoutLetters(options, sure);
    }
  }
  return undefined;
}

/** Parts without the letters in front of them; unsure where they may be letters and may be text. */
function withoutLetters(options: readonly string[], sure: boolean): SplitOptions {
  const spaced = spacedLabels(options);
  if (spaced) return { options: spaced, sure };
  const bare = gluedLabels(options);
  if (bare) return { options: bare, sure: sure && options.length > 2 && bare.every((option) => !/^[A-Za-z]/.test(option)) };
  const kept = options.map((option, i) => withoutLabel(option, i) ?? option);
  // Each begins with its own letter, and yet it may be text: APEC, BRICS.
  const lettered = kept.every((option, i) => option.startsWith(letters[i] ?? "-") && option.length > 1);
  const differ = new Set(kept.map((option) => option.slice(1))).size === kept.length;
  return { options: kept, sure: sure && !(lettered && differ) };
}

/** `A 北京`, `B 上海`: every part with its own letter and a space, and different texts behind; `A 股` and `B 股` are texts. */
function spacedLabels(parts: readonly string[]): string[] | undefined {
  const bare = parts.map((part, i) => (part.normalize("NFKC").charCodeAt(0) - 65 === i ? /^\S\s+(\S.*)$/su.exec(part)?.[1] : undefined));
  return bare.includes(undefined) || new Set(bare).size < bare.length ? undefined : (bare as string[]);
}

/**
 * `A甲`, `B乙`: every part with its own letter right before it, most of them before a Chinese character. `A级`, `B级别` go on
 * alike and are texts; so are APEC and BRICS.
 */
export function gluedLabels(parts: readonly string[]): string[] | undefined {
  const bare = parts.map((part, i) => (part.normalize("NFKC").charCodeAt(0) - 65 === i ? /^\S\s*(\S.*)$/su.exec(part)?.[1] : undefined));
  if (parts.length < 2 || bare.includes(undefined) || new Set(bare).size < bare.length) return undefined;
  const plain = bare.filter((text) => /^[^A-Za-z]/u.test(text ?? "")).length;
  const chinese = bare.filter((text) => /^[\p{Script=Han}《“‘（]/u.test(text ?? "")).length;
  if (plain < bare.length && chinese * 2 < bare.length) return undefined;
  return new Set(bare.map((text) => text?.charAt(0))).size > 1 ? (bare as string[]) : undefined;
}

const trimmed = (option: string) => option.replace(/^[\s]+|[\s;；|,，、]+$/gu, "");

/** An option without its own letter in front, or undefined when it has none, or another one's. A letter with nothing but a space behind it belongs to the text: `A 股`. */
export function withoutLabel(option: string, index: number): string | undefined {
  const letter = letters[index];
  if (letter === undefined) return undefined;
  const found = new RegExp(`^\\s*[（(【\\[]?[${wide(letter)}]\\s*[.．、:：)）】\\]]+\\s*(?=\\S)`, "u").exec(option);
  return found ? option.slice(found[0].length).trim() : undefined;
}

/** Options without their letters where every one has its own, as people leave them when they paste. */
export function withoutLabels(options: string[]): string[] {
  const bare = options.map((option, i) => withoutLabel(option, i));
  return options.length >= 2 && bare.every((option) => option !== undefined) ? (bare as string[]) : options;
}

/** The letter in front of an option, if there is one. */
export function labelOf(option: string): string | undefined {
  return /^\s*[（(【[]?([A-J])\s*[.．、:：)）】\]]+\s*\S/u.exec(option.normalize("NFKC"))?.[1];
}
