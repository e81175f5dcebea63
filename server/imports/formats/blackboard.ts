import { letterOf } from "../../bank/letters.ts";
import type { Format } from "../format.ts";
import { lossDoubts, plainText } from "../markup/plain-text.ts";
import type { FileReading, Reading } from "../reading.ts";
import { doubt } from "../table/sheet.ts";

const kinds = "MC|MA|TF|EITHER_OR|ESS|ORD|MAT|FIB|FIB_PLUS|FIL|NUM|SR|OP|JUMBLED_SENTENCE|QUIZ_BOWL";
const line = new RegExp(`^\\s*"?(?:${kinds})"?(?:\\t|,)\\s*\\S`);

/** Blackboard: one question a line, its type in front, tabs or commas between, `correct` or `incorrect` behind each option. */
export const blackboardFormat: Format = {
  name: "Blackboard 文本",
  recognises: (file) => file.kind === "text" && mostly(file.text.slice(0, 40_000)),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const reading: FileReading = { format: "Blackboard 文本", units: [], readings: [], refusals: [], asides: [] };
    for (const [i, text] of file.text.split(/\r\n|\r|\n/).entries()) {
      if (text.trim() === "") continue;
      reading.units.push({ place: { kind: "line", line: i + 1 }, text });
      const units = [reading.units.length - 1];
      const lost: string[] = [];
      const [kind = "", stem = "", ...rest] = fieldsOf(text).map((field) => {
        const plain = plainText(field);
        lost.push(...plain.lost);
        return plain.text;
      });
      const part = line.test(text) ? partOf(kind.toUpperCase(), stem, rest) : "这一行不合 Blackboard 的写法，没有读。";
      if (typeof part === "string") reading.refusals.push({ units, message: part });
      else reading.readings.push({ stem, ...part, units, doubts: [...part.doubts, ...lossDoubts(lost)] });
    }
    return reading;
  },
};

function mostly(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((one) => one.trim() !== "");
  return lines.length > 0 && lines.filter((one) => line.test(one)).length >= lines.length * 0.8;
}

const fieldsOf = (text: string): string[] =>
  (text.includes("\t") ? text.split("\t") : (text.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [])).map((field) =>
    field.trim().replace(/^"(.*)"$/su, (_, inner: string) => inner.replaceAll('""', '"')),
  );

type Part = Pick<Reading, "type" | "options" | "key" | "pairs" | "doubts"> & { stem?: string };
const pairsOf = (fields: readonly string[]) =>
  Array.from({ length: Math.floor(fields.length / 2) }, (_, i): [string, string] => [fields[i * 2] ?? "", fields[i * 2 + 1] ?? ""]);

function partOf(kind: string, stem: string, fields: readonly string[]): Part | string {
  const filled = fields.filter((field) => field !== "");
  switch (kind) {
    case "MC":
    case "MA":
      return choicePart(kind === "MC" ? "single" : "multiple", fields);
    case "TF": {
      const word = (filled[0] ?? "").toLowerCase();
      if (!/^(?:true|false)$/.test(word)) return "判断题后面应当写 true 或 false，没有读。";
      return { type: "judge", options: [], key: word === "true", doubts: [] };
    }
    case "ESS":
    case "SR":
      return { type: "short", options: [], ...(filled[0] ? { key: [[filled[0]]] } : {}), doubts: [] };
    case "ORD":
      return { type: "order", options: filled, doubts: [] };
    case "MAT":
      return { type: "match", options: [], pairs: pairsOf(fields).filter(([left, right]) => left !== "" && right !== ""), doubts: [] };
    case "FIB":
      return { type: "blank", options: [], ...(filled.length > 0 ? { key: [filled] } : {}), doubts: [] };
    case "FIB_PLUS":
      return gapsPart(stem, fields);
    case "NUM": {
      const range = doubt("numerical", "key", "原来是数值题，按数值的范围算对；这里改为填空题，只认写出的数，请核对。");
      return { type: "blank", options: [], ...(filled[0] ? { key: [[filled[0]]] } : {}), doubts: [range] };
    }
    default:
      return "这种题型不认得，没有读。";
  }
}

function choicePart(type: "single" | "multiple", fields: readonly string[]): Part | string {
  const pairs = pairsOf(fields).filter(([text]) => text !== "");
  if (pairs.length < 2 || !pairs.every(([, mark]) => /^(?:in)?correct$/i.test(mark)))
    return "选项后面应当各写 correct 或 incorrect，没有读。";
  const key = pairs.flatMap(([, mark], i) => (/^correct$/i.test(mark) ? [letterOf(i)] : [])).join("");
  return { type, options: pairs.map(([text]) => text), ...(key === "" ? {} : { key }), doubts: [] };
}

/** A gap is named in brackets in the stem; behind it stand the name, what fills the gap, and an empty field. */
function gapsPart(stem: string, fields: readonly string[]): Part | string {
  const forms = new Map<string, string[]>();
  let name = "";
  for (const field of fields) {
    if (field === "") name = "";
    else if (name === "") forms.set((name = field), []);
    else forms.get(name)?.push(field);
  }
  const names = [...stem.matchAll(/\[([^[\]]+)\]/gu)].map((found) => found[1] as string).filter((own) => forms.has(own));
  if (names.length === 0 || names.length < forms.size) return "题干里方括号中的空和后面的答案对不上，没有读。";
  const emptied = stem.replace(/\[([^[\]]+)\]/gu, (whole, own: string) => (forms.has(own) ? "____" : whole));
  return { type: "blank", stem: emptied, options: [], key: names.map((own) => forms.get(own) ?? []), doubts: [] };
}
