import { buildZip } from "./bank-files.ts";
import type { Built, ExportContent, WholeBank } from "./content.ts";
import { buildDocx } from "./docx.ts";
import { buildGift } from "./gift.ts";
import { buildMoodle } from "./moodle.ts";
import type { ExportFormat } from "./formats-list.ts";
import { buildQti } from "./qti.ts";
import { buildXlsx } from "./xlsx.ts";

const builders: { [F in Exclude<ExportFormat, "zip">]: (content: ExportContent) => Built | Promise<Built> } = {
  xlsx: buildXlsx,
  docx: (content) => buildDocx(content, "paper"),
  "docx-key": (content) => buildDocx(content, "keyed"),
  "docx-large": (content) => buildDocx(content, "large"),
  gift: buildGift,
  moodle: buildMoodle,
  qti3: buildQti,
};

export const buildExport = (format: Exclude<ExportFormat, "zip">, content: ExportContent): Promise<Built> =>
  Promise.resolve(builders[format](content));
export const buildWhole = (whole: WholeBank): Built => buildZip(whole);
