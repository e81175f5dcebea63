import { mapGift } from "../gift/map-question.ts";
import { parseGift } from "../gift/parse.ts";
import type { Format } from "../format.ts";
import type { FileReading } from "../reading.ts";
import { doubt } from "../table/sheet.ts";

/** Marks that only GIFT has: a title between double colons, a category, braces around an answer of =, ~, #, T or F. */
const marks = /^::[^\n]*?(?<!\\)::|^\$CATEGORY:|(?<!\\)\{\s*(?:[=~#]|(?:TRUE|FALSE|T|F)\s*[#}])/m;
/** An answer of nothing, or of text: the end of an essay or a description. Other files have their options and answers in lines of their own. */
const openAnswer = /\{[^{}\n]*\}\s*(?:\n[^\S\n]*\n|$)|^\[(?:markdown|html|moodle|plain)\]/;
const otherLabels = /^[ \t\u3000]*(?:[A-DＡ-Ｄ]\s*[.．、:：)）]|(?:正确|参考|标准)?答案\s*[:：])/m;
/** Escapes that nobody else writes. */
const escapes = /\\[=~#{}:]/;

/** Style sheets have braces too. */
const page = /^[ \t]*<(?:!|html|\?xml)|^mime-version:/im;

/** GIFT, the text format of Moodle. */
export const giftFormat: Format = {
  name: "GIFT",
  recognises: (file) =>
    file.kind === "text" &&
    !page.test(file.text.slice(0, 500)) &&
    (marks.test(file.text) || (!otherLabels.test(file.text) && (openAnswer.test(file.text) || escapes.test(file.text)))),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const reading: FileReading = { format: "GIFT", units: [], readings: [], refusals: [], asides: [] };
    let topic: string | undefined;
    for (const block of parseGift(file.text)) {
      reading.units.push({ place: { kind: "line", line: block.line }, text: block.text });
      const units = [reading.units.length - 1];
      const [first, ...more] = block.questions;
      if (block.failed || more.length > 0) {
        reading.refusals.push({
          units,
          message: "这一题不合 GIFT 的写法，没有读。请检查花括号是否成对、符号前是否该加反斜杠，两题之间要空一行。",
        });
      } else if (!first) reading.asides.push({ units, reason: "注释" });
      else {
        const mapped = mapGift(first);
        if ("refused" in mapped) reading.refusals.push({ units, message: mapped.refused });
        else if ("reading" in mapped) {
          const doubts = block.mended ? [doubt("full-width", "whole", "花括号是全角的，按 GIFT 的花括号理解，请核对。")] : [];
          reading.readings.push({ ...mapped.reading, ...(topic ? { topic } : {}), units, doubts: [...mapped.reading.doubts, ...doubts] });
        } else {
          if (mapped.topic !== undefined) topic = mapped.topic;
          reading.asides.push({ units, reason: mapped.aside });
        }
      }
    }
    return reading;
  },
};
