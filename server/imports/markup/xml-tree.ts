import { SaxesParser } from "saxes";
import { FileRefused } from "../file-refused.ts";

/** An element of an XML file: names without prefix, in lower case, without hyphens, so that QTI 2 and 3 read alike. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
  /** Line of the start tag, from 1. */
  line: number;
}

const deepest = 200;
/** Names of HTML that leak into XML files without being declared there. */
const entities: Record<string, string> = {
  nbsp: "\u00a0",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  hellip: "…",
  middot: "·",
  times: "×",
  radic: "√",
  divide: "÷",
  plusmn: "±",
  deg: "°",
  ndash: "–",
  bull: "•",
  laquo: "«",
  raquo: "»",
  copy: "©",
  reg: "®",
  yen: "¥",
  permil: "‰",
  sup2: "²",
  sup3: "³",
  frac12: "½",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  zwnj: "",
  larr: "←",
  rarr: "→",
  uarr: "↑",
  darr: "↓",
  harr: "↔",
  rArr: "⇒",
  le: "≤",
  ge: "≥",
  ne: "≠",
  asymp: "≈",
  infin: "∞",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  mu: "μ",
  pi: "π",
  omega: "ω",
  Omega: "Ω",
  sum: "∑",
};

/** Reads XML without a document type: there is none in the files of learning systems, and with it entities could swell or reach out. Throws FileRefused. */
export function readXmlTree(text: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [], line: 1 };
  const open: XmlNode[] = [root];
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, entities);
  const refuse = (why: string) => {
    throw new FileRefused(`这个 XML 文件第 ${parser.line} 行附近${why}，没有读。请从原来的系统重新导出。`);
  };
  parser.on("doctype", () => refuse("带有文档类型声明（DOCTYPE）"));
  parser.on("error", () => refuse("不合格式"));
  const addText = (piece: string) => {
    open.at(-1)?.children.push(piece);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", (tag) => {
    if (open.length > deepest) refuse("层数太深");
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [plainName(name), value]));
    const node: XmlNode = { name: plainName(tag.name), attributes, children: [], line: parser.line };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  const first = elements(root)[0];
  if (!first) throw new FileRefused("这个 XML 文件是空的。");
  return first;
}

const plainName = (name: string) =>
  name
    .slice(name.indexOf(":") + 1)
    .toLowerCase()
    .replace(/^qti-/, "")
    .replaceAll("-", "");

export const elements = (node: XmlNode): XmlNode[] => node.children.filter((child) => typeof child !== "string");
export const named = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node ? elements(node).filter((child) => child.name === name) : [];
export const first = (node: XmlNode | undefined, name: string): XmlNode | undefined => named(node, name)[0];

/** All elements of a name, however deep. */
export function within(node: XmlNode, name: string): XmlNode[] {
  return elements(node).flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}

/** The characters inside, as written. */
export const rawText = (node: XmlNode | undefined): string =>
  node ? node.children.map((child) => (typeof child === "string" ? child : rawText(child))).join("") : "";
