import { SaxesParser, type SaxesTagNS } from "saxes";
import { FileRefused } from "../file-refused.ts";

/** An element of a small part (numbering, styles, relations), names without prefix. Bodies are read as a stream instead. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
}

const damaged = () => new FileRefused("这个 Word 文档已损坏，无法读取。请用 Word 或 WPS 打开它，另存一份后再试。");

/** Runs a parser over XML without entities of its own: a document type is refused, for nothing honest in an Office file has one. */
export function parseXml(
  bytes: Uint8Array,
  handlers: { open(tag: SaxesTagNS): void; close(tag: SaxesTagNS): void; text(text: string): void },
): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("doctype", () => {
    throw damaged();
  });
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("opentag", handlers.open);
  parser.on("closetag", handlers.close);
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  const decoder = new TextDecoder(encodingOf(bytes));
  const step = 1 << 16;
  for (let at = 0; at < bytes.length; at += step) parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }));
  parser.write(decoder.decode()).close();
}

function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
}

/** Reads a small part whole. Undefined when it is absent. */
export function readXml(bytes: Uint8Array | undefined): XmlElement | undefined {
  if (!bytes) return undefined;
  const root: XmlElement = { name: "", attributes: Object.create(null), children: [] };
  const open = [root];
  parseXml(bytes, {
    open(tag) {
      const element: XmlElement = { name: tag.local, attributes: Object.create(null), children: [] };
      for (const attribute of Object.values(tag.attributes)) element.attributes[attribute.local] = attribute.value;
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => open.pop(),
    text: () => undefined,
  });
  return root.children[0];
}

export const childrenNamed = (parent: XmlElement, name: string): XmlElement[] => parent.children.filter((child) => child.name === name);
export const firstNamed = (parent: XmlElement, name: string): XmlElement | undefined =>
  parent.children.find((child) => child.name === name);
export const valueOf = (element: XmlElement | undefined): string | undefined => element?.attributes["val"];
