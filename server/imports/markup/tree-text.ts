import type { XmlNode } from "./xml-tree.ts";

const blocks = new Set("p div br li tr h1 h2 h3 h4 h5 h6 table blockquote pre simplechoice prompt".split(" "));
const unread = new Set([
  "script",
  "style",
  "svg",
  "math",
  "object",
  "img",
  "video",
  "audio",
  "iframe",
  "feedbackinline",
  "feedbackblock",
  "rubricblock",
  "printedvariable",
]);
const lossNames: Record<string, string> = {
  img: "图片",
  svg: "图片",
  object: "图片或附件",
  math: "公式",
  video: "音频或视频",
  audio: "音频或视频",
  script: "脚本",
  iframe: "脚本或网页控件",
  printedvariable: "算出来的数",
};

/** The text of marked-up content as it is read; blocks on lines of their own. `replace` may give the text for an element. Adds to `lost` what text cannot hold. */
export function treeText(node: XmlNode, lost: string[], replace: (node: XmlNode) => string | undefined = () => undefined): string {
  return collect(node, lost, replace)
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function collect(node: XmlNode, lost: string[], replace: (node: XmlNode) => string | undefined): string {
  return node.children
    .map((child) => {
      if (typeof child === "string") return child.replace(/\s+/g, " ");
      const own = replace(child);
      if (own !== undefined) return own;
      const loss = lossNames[child.name];
      if (loss !== undefined) lost.push(loss);
      if (unread.has(child.name)) return "";
      const text = collect(child, lost, replace);
      return blocks.has(child.name) ? `\n${text}\n` : text;
    })
    .join("");
}
