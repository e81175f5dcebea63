import { FileRefused } from "../file-refused.ts";
import type { Format } from "../format.ts";
import { elements, rawText, readXmlTree } from "../markup/xml-tree.ts";
import { mapMoodle } from "../moodle/map-question.ts";
import type { FileReading } from "../reading.ts";

/** Moodle XML. */
export const moodleFormat: Format = {
  name: "Moodle XML",
  recognises: (file) =>
    file.kind === "text" &&
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>\s*)*<quiz[\s/>]/.test(file.text),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const reading: FileReading = { format: "Moodle XML", units: [], readings: [], refusals: [], asides: [] };
    let topic: string | undefined;
    for (const question of elements(readXmlTree(file.text))) {
      reading.units.push({ place: { kind: "line", line: question.line }, text: rawText(question).replace(/\s+/g, " ").trim() });
      const units = [reading.units.length - 1];
      if (question.name !== "question") {
        reading.asides.push({ units, reason: "题目之外的内容" });
        continue;
      }
      const mapped = mapMoodle(question);
      if ("refused" in mapped) reading.refusals.push({ units, message: mapped.refused });
      else if ("reading" in mapped) reading.readings.push({ ...mapped.reading, ...(topic ? { topic } : {}), units });
      else {
        if (mapped.topic !== undefined) topic = mapped.topic;
        reading.asides.push({ units, reason: mapped.aside });
      }
    }
    if (reading.units.length === 0) throw new FileRefused("这个 Moodle XML 文件里没有题目。");
    return reading;
  },
};
