import type { Format } from "./format.ts";
import { aikenFormat } from "./formats/aiken.ts";
import { ankiFormat } from "./formats/anki.ts";
import { blackboardFormat } from "./formats/blackboard.ts";
import { brightspaceFormat } from "./formats/brightspace.ts";
import { csvFormat, strangeColumnsFormat } from "./formats/csv.ts";
import { docxFormat } from "./formats/docx.ts";
import { giftFormat } from "./formats/gift.ts";
import { htmlTableFormat } from "./formats/html-table.ts";
import { htmlFormat } from "./formats/html.ts";
import { jsonFormat } from "./formats/json.ts";
import { moodleFormat } from "./formats/moodle.ts";
import { qtiFormat } from "./formats/qti.ts";
import { textFormat } from "./formats/text.ts";
import { xlsxFormat } from "./formats/xlsx.ts";

/** Every format, the particular before the general: the first that recognises a file reads it. Plain text takes any text and stays last. */
export const formats: readonly Format[] = [
  docxFormat,
  xlsxFormat,
  qtiFormat,
  moodleFormat,
  jsonFormat,
  blackboardFormat,
  brightspaceFormat,
  ankiFormat,
  htmlTableFormat,
  csvFormat,
  giftFormat,
  aikenFormat,
  htmlFormat,
  strangeColumnsFormat,
  textFormat,
];
