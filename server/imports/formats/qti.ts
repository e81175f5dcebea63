import { FileRefused } from "../file-refused.ts";
import type { ArchiveFile, Format, OpenedFile } from "../format.ts";
import { rawText, readXmlTree, within, type XmlNode } from "../markup/xml-tree.ts";
import { mapItem } from "../qti/map-item.ts";
import type { FileReading } from "../reading.ts";

const itemTag = /<(?:\w+:)?(?:qti-)?assessment-?item[\s>]/i;

/** QTI 2.1, 2.2 and 3.0: one item as XML, or a package with its manifest. */
export const qtiFormat: Format = {
  name: "QTI",
  recognises: (file) =>
    (file.kind === "archive" && manifestOf(file) !== undefined) ||
    (file.kind === "text" &&
      /^\s*</.test(file.text) &&
      (itemTag.test(file.text.slice(0, 4000)) || /<questestinterop/i.test(file.text.slice(0, 2000)))),
  read(file) {
    const reading: FileReading = { format: "QTI", units: [], readings: [], refusals: [], asides: [] };
    for (const { name, text } of parts(file)) addItem(name, text, file.kind === "archive", reading);
    if (reading.readings.length + reading.refusals.length === 0) throw new FileRefused("这个 QTI 包里没有题目。");
    return reading;
  },
};

const manifestOf = ({ entries }: ArchiveFile) => [...entries.keys()].find((name) => /(?:^|\/)imsmanifest\.xml$/i.test(name));

/** The files of a package in the order of its manifest; files that it does not name come after. Names lead nowhere but into the archive. */
function parts(file: OpenedFile): { name: string; text: string }[] {
  if (file.kind === "text") return [{ name: file.name, text: file.text }];
  if (file.kind !== "archive") throw new Error("text and archives only");
  const manifest = manifestOf(file) as string;
  const folder = manifest.slice(0, manifest.lastIndexOf("/") + 1);
  const text = (name: string) => new TextDecoder().decode(file.entries.get(name));
  const listed = within(readXmlTree(text(manifest)), "resource").map((resource) => folder + (resource.attributes["href"] ?? ""));
  const xml = [...file.entries.keys()].filter((name) => /\.xml$/i.test(name) && name !== manifest);
  const rank = new Map(listed.map((name, i) => [name, i]));
  const order = (name: string) => rank.get(name) ?? listed.length;
  return xml.sort((a, b) => order(a) - order(b)).map((name) => ({ name, text: text(name) }));
}

function addItem(name: string, text: string, packed: boolean, reading: FileReading): void {
  const units = [reading.units.length];
  const add = (said: string) =>
    void reading.units.push({ place: { kind: "record", record: reading.units.length + 1 }, text: packed ? `${name}：${said}` : said });
  let root: XmlNode;
  try {
    root = readXmlTree(text);
  } catch (error) {
    if (!(error instanceof FileRefused) || !packed) throw error;
    add(text.slice(0, 200));
    reading.refusals.push({ units, message: error.message });
    return;
  }
  // Several items in one file, whatever stands around them.
  const inside = root.name === "assessmentitem" ? [] : within(root, "assessmentitem");
  if (inside.length > 0) {
    for (const item of inside) {
      add(rawText(item).replace(/\s+/g, " ").trim());
      mapInto(item, [reading.units.length - 1], reading);
    }
    return;
  }
  add(rawText(root).replace(/\s+/g, " ").trim());
  if (root.name === "questestinterop") {
    reading.refusals.push({ units, message: "这是 QTI 1.2，没有读。请从原来的系统导出 QTI 2.1 或更新的版本。" });
  } else if (root.name !== "assessmentitem") {
    reading.asides.push({ units, reason: root.name === "assessmenttest" ? "试卷结构，不是题目" : "不是题目的文件" });
  } else mapInto(root, units, reading);
}

function mapInto(item: XmlNode, units: number[], reading: FileReading): void {
  const mapped = mapItem(item);
  if ("refused" in mapped) reading.refusals.push({ units, message: mapped.refused });
  else reading.readings.push({ ...mapped.reading, units });
}
