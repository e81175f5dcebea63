import { letterOf } from "../../bank/letters.ts";
import type { Format } from "../format.ts";
import type { FileReading, SourceUnit } from "../reading.ts";

const option = /^\s*([A-Za-z])[.)]\s+(\S.*)$/;
const answer = /^\s*ANSWER\s*[:：]\s*(.*?)\s*$/i;

/** Aiken: a question in a line, options as `A.` or `A)`, then `ANSWER: A`. One right option each. */
export const aikenFormat: Format = {
  name: "Aiken",
  recognises: (file) =>
    file.kind === "text" &&
    /^[ \t]*ANSWER\s*[:：]\s*[A-Za-z]/im.test(file.text) &&
    /^[ \t]*A[.)]\s+\S/im.test(file.text) &&
    !hasChinese(file.text),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const units: SourceUnit[] = file.text.split(/\r\n|\r|\n/).map((text, i) => ({ place: { kind: "line", line: i + 1 }, text }));
    const reading: FileReading = { format: "Aiken", units, readings: [], refusals: [], asides: [] };
    let own: number[] = [];
    for (const [i, { text }] of units.entries()) {
      if (text.trim() === "") {
        reading.asides.push({ units: [i], reason: "空行" });
        continue;
      }
      own.push(i);
      if (!answer.test(text)) continue;
      readOne(own, reading);
      own = [];
    }
    if (own.length > 0) reading.refusals.push({ units: own, message: "最后一题没有 ANSWER 一行，没有读。请补上。" });
    return reading;
  },
};

/** Text with Chinese labels such as 答案 is read by the reader of running text, which knows more ways to write. */
const hasChinese = (text: string) => /^\s*(?:正确|参考|标准)?答案\s*[:：]/m.test(text);

function readOne(units: number[], reading: FileReading): void {
  const lines = units.map((unit) => reading.units[unit]?.text ?? "");
  const options: string[] = [];
  const stem: string[] = [];
  const refuse = (message: string) => void reading.refusals.push({ units, message });
  for (const line of lines.slice(0, -1)) {
    const found = option.exec(line);
    const letter = found?.[1]?.toUpperCase();
    if (found && letter === letterOf(options.length) && (stem.length > 0 || options.length > 0)) options.push((found[2] as string).trim());
    else if (options.length === 0) stem.push(line.trim());
    else return refuse("选项的字母没有按 A、B、C 的次序，或选项之间夹着别的字，没有读。");
  }
  const written = answer.exec(lines.at(-1) ?? "")?.[1] ?? "";
  const key = written.toUpperCase().replace(/[.\s]+$/, "");
  if (stem.length === 0) return refuse("没有题干，没有读。");
  if (options.length < 2) return refuse("选项少于两个，没有读。");
  if (!/^[A-Z]$/.test(key)) {
    const letters = [...key.replace(/[\s,，、;]+/g, "")];
    const several =
      new Set(letters).size === letters.length && letters.every((letter) => letter.charCodeAt(0) - 65 < options.length && letter >= "A");
    return refuse(
      several ? "Aiken 一题只能有一个答案，这里写了几个，没有读。多选题请改用 GIFT 或 Excel。" : "ANSWER 一行写的不是选项的字母，没有读。",
    );
  }
  reading.readings.push({ type: "single", stem: stem.join("\n"), options, key, units, doubts: [] });
}
