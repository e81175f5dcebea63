import type { XmlElement } from "./xml.ts";
import { childrenNamed, firstNamed, valueOf } from "./xml.ts";

interface Level {
  format: string;
  text: string;
  start: number;
}

interface List {
  abstract: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels whose count this list begins anew. */
  restarts: ReadonlyMap<number, number>;
}

/** Automatic numbering of Word: gives each numbered paragraph, in order, the label that Word shows. */
export interface Numbering {
  label(list: string, level: number): string;
}

/** Reads `numbering.xml`; without one no list has a label. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const lists = root ? listsOf(root) : new Map<string, List>();
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    label(id, level) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (!list || !own) return "";
      const count = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, count);
      if (!begun.has(id)) {
        begun.add(id);
        for (const [at, start] of list.restarts) count[at] = start - 1;
      }
      count[level] = (count[level] ?? own.start - 1) + 1;
      count.length = level + 1;
      return labelOf(own, list, count);
    },
  };
}

function listsOf(root: XmlElement): Map<string, List> {
  const abstracts = new Map(
    childrenNamed(root, "abstractNum").map((abstract) => [abstract.attributes["abstractNumId"] ?? "", levelsOf(abstract)]),
  );
  const lists = new Map<string, List>();
  for (const num of childrenNamed(root, "num")) {
    const abstract = valueOf(firstNamed(num, "abstractNumId")) ?? "";
    const levels = new Map(abstracts.get(abstract));
    const restarts = new Map<number, number>();
    for (const override of childrenNamed(num, "lvlOverride")) {
      const level = Number(override.attributes["ilvl"]);
      const start = valueOf(firstNamed(override, "startOverride"));
      if (start !== undefined) restarts.set(level, Number(start));
      for (const [at, own] of levelsOf(override)) levels.set(at, own);
    }
    lists.set(num.attributes["numId"] ?? "", { abstract, levels, restarts });
  }
  return lists;
}

function levelsOf(parent: XmlElement): Map<number, Level> {
  return new Map(
    childrenNamed(parent, "lvl").map((lvl) => [
      Number(lvl.attributes["ilvl"]),
      {
        format: valueOf(firstNamed(lvl, "numFmt")) ?? "decimal",
        text: valueOf(firstNamed(lvl, "lvlText")) ?? "",
        start: Number(valueOf(firstNamed(lvl, "start")) ?? 1),
      },
    ]),
  );
}

/** `%1.` with the counts put in. A bare number or letter gets a separator, so that it stays one when text follows. */
function labelOf(level: Level, list: List, count: readonly number[]): string {
  if (level.format === "bullet" || level.format === "none") return "";
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return numeral(list.levels.get(at)?.format ?? "decimal", count[at] ?? list.levels.get(at)?.start ?? 1);
  });
  return /[\p{L}\p{N}]$/u.test(text.trim()) ? `${text.trim()}、` : text;
}

const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const han = "零一二三四五六七八九";

function numeral(format: string, value: number): string {
  if (format === "upperLetter" || format === "lowerLetter") {
    const letter = String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(3, Math.floor((value - 1) / 26) + 1));
    return format === "upperLetter" ? letter : letter.toLowerCase();
  }
  if (/^(chinese|japanese|ideograph|taiwanese)/.test(format) && value < 100) {
    const [tens, units] = [Math.floor(value / 10), value % 10];
    if (tens === 0) return han[units] ?? String(value);
    return `${tens === 1 ? "" : han[tens]}十${units === 0 ? "" : han[units]}`;
  }
  if (format === "decimalEnclosedCircle") return circled[value - 1] ?? String(value);
  return String(value);
}
