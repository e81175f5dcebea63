import { assess } from "./assess.ts";
import { FileRefused } from "./file-refused.ts";
import type { OpenedFile, ReadOptions } from "./format.ts";
import { formats } from "./formats.ts";
import type { FileReading } from "./reading.ts";
import { unaccounted } from "./units.ts";

/**
 * Reads an opened file with the format that knows it and judges what was read. Throws FileRefused when no format knows
 * the file or nothing in it is a question.
 */
export function readOpened(file: OpenedFile, options: ReadOptions = {}): FileReading {
  const format = formats.find((known) => known.recognises(file));
  if (!format) throw new FileRefused(unknownMessage(file));
  const reading = format.read(file, options);
  const wrong = unaccounted(reading);
  if (wrong.length > 0) throw new Error(`${format.name}: units not in exactly one place: ${wrong.slice(0, 5).join(", ")}`);
  return assess(reading);
}

function unknownMessage(file: OpenedFile): string {
  if (file.kind !== "archive")
    return "认不出这个文件的格式。可以导入 Word（.docx）、Excel（.xlsx、.xls）、CSV、文本、JSON、GIFT、Moodle XML 和 QTI。";
  const inside = file.names.some((name) => /\.(docx|xlsx?|txt|csv)$/i.test(name));
  return inside
    ? "这是压缩包。请先解压，再把里面的题库文件逐个导入。"
    : "这个压缩包里没有认得的题库。可以导入 .docx、.xlsx 和 QTI 压缩包。";
}
