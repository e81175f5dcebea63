/** Glyphs of symbol fonts (Wingdings and its kin) that Word stores in the private use area: ticks and crosses are answers. */
const glyphs: Record<string, string> = {
  "\uf0fc": "√",
  "\uf0fe": "√",
  "\uf050": "√",
  "\uf052": "√",
  "\uf0d6": "√",
  "\uf0fb": "×",
  "\uf0fd": "×",
  "\uf04f": "×",
  "\uf051": "×",
  "\uf0b4": "×",
};

const entities: Record<string, string> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  middot: "·",
  bull: "·",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  times: "×",
  radic: "√",
};

function entity(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

/**
 * A line as it is understood: entities that leaked out of web pages read, every kind of space one plain space, nothing
 * invisible, ticks and crosses of symbol fonts as characters; other glyphs of private fonts stay, to be doubted. Width and punctuation
 * stay as written. Tabs stay: they set columns apart.
 */
export function cleanLine(text: string): string {
  return (
    text
      .replace(/&(#?\w{2,8});/g, entity)
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: nobody wrote them on purpose
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu, "")
      .replace(/[\ue000-\uf8ff]/gu, (glyph) => glyphs[glyph] ?? glyph)
      // Bullets say nothing, whatever font or mark-up they come from; nor do the stars around bold text.
      .replace(/^(\s*)[\ue000-\uf8ff]+\s+/u, "$1")
      .replace(/^(\s*)[•●▪◦■◆○▶➤]\s*(?=\S)/u, "$1")
      .replace(/\s*[•●▪◦■◆]\s*(?=[A-HＡ-Ｈ]\s*[、.．:：)）])/gu, "  ")
      .replace(/^(\s*)[-–]\s+(?=[\p{Script=Han}《“（])/u, "$1")
      .replace(/^\s*#{1,6}\s+(?=第\s*\d{1,4}\s*题)/u, "")
      .replace(/^(\s*[【[]?\s*)答\s+案(?=\s*[】\]:：])/u, "$1答案")
      // Radicals that look like these words, as text out of a PDF has them.
      .replace(/题\u2f6c/gu, "题目")
      .replace(/\*\*(\S(?:[^*]*\S)?)\*\*/gu, "$1")
      .replace(/^(\s*)[-+*]\s+(?=[（(【[]?(?:[A-HＡ-Ｈ]\s*[、.．:：)）】\]]|(?:正确|参考|标准)?答案|解析))/u, "$1")
      .replace(/\s+$/u, "")
  );
}

/** Joins what was broken over lines: Chinese without a space, words of other scripts with one. */
export function joinLines(lines: readonly string[]): string {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  const spaced = (before: string | undefined, line: string) =>
    before !== undefined && /[\w,.;:]/u.test(before.slice(-1)) && /^\w/u.test(line) ? ` ${line}` : line;
  return filled.map((line, i) => spaced(filled[i - 1], line)).join("");
}
