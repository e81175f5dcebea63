import { elements, rawText, within, type XmlNode } from "../markup/xml-tree.ts";
import type { Reading } from "../reading.ts";
import { sourceLine } from "../source-line.ts";

type Facts = Pick<Reading, "period" | "topic" | "difficulty" | "source" | "sourceParts" | "pinned" | "image">;

const imageFile = /(?:^|\/)([0-9a-f]{64}\.(?:png|jpg|webp))$/;

/** What our own packages say of a question in a block that only authors see, and the picture they show. */
export function factsIn(body: XmlNode): Facts {
  const said = new Map<string, string>();
  for (const block of within(body, "rubricblock")) {
    if (block.attributes["view"] !== "author") continue;
    for (const list of within(block, "dl")) {
      let name = "";
      for (const node of elements(list)) {
        if (node.name === "dt") name = rawText(node).trim();
        else if (node.name === "dd") said.set(name, rawText(node).trim());
      }
    }
  }
  const get = (name: string) => said.get(name) ?? "";
  const parts = { title: get("出处书名"), author: get("出处作者"), publisher: get("出处出版社"), date: get("出处日期") };
  const written = sourceLine(parts);
  const facts = { period: get("时期"), topic: get("主题"), difficulty: get("难度"), source: written, pinned: get("固定选项") };
  return {
    ...Object.fromEntries(Object.entries(facts).filter(([, text]) => text !== "")),
    ...(written !== "" ? { sourceParts: parts } : {}),
    ...pictureIn(body),
  };
}

function pictureIn(body: XmlNode): Pick<Facts, "image"> {
  for (const { attributes } of within(body, "img")) {
    const file = imageFile.exec(attributes["src"] ?? "")?.[1];
    if (file !== undefined) return { image: { file, alt: (attributes["alt"] ?? "").trim() } };
  }
  return {};
}
