import { letterOf } from "../../bank/letters.ts";
import type { Format } from "../format.ts";
import { lossDoubts, plainText } from "../markup/plain-text.ts";
import type { FileReading, Reading } from "../reading.ts";
import { doubt } from "../table/sheet.ts";
import { csvRecords } from "./csv-records.ts";

/** Brightspace (D2L): a question over several rows, `NewQuestion,MC` first, then what each row says by its first column. */
export const brightspaceFormat: Format = {
  name: "Brightspace CSV",
  recognises: (file) => file.kind === "text" && /^\s*"?NewQuestion"?[,;\t]/im.test(file.text.slice(0, 20_000)),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const reading: FileReading = { format: "Brightspace CSV", units: [], readings: [], refusals: [], asides: [] };
    let own: Question | undefined;
    const end = () => own && addQuestion(own, reading);
    for (const { line, cells } of rowsOf(file.text)) {
      const name = (cells[0] ?? "").trim().toLowerCase();
      if (cells.every((cell) => cell.trim() === "")) continue;
      reading.units.push({ place: { kind: "line", line }, text: cells.filter((cell) => cell !== "").join(" │ ") });
      const unit = reading.units.length - 1;
      if (name === "newquestion") {
        end();
        own = { kind: (cells[1] ?? "").trim().toUpperCase(), units: [unit], rows: [] };
      } else if (own && !name.startsWith("//")) {
        own.units.push(unit);
        own.rows.push({ name, cells });
      } else reading.asides.push({ units: [unit], reason: "说明文字" });
    }
    end();
    return reading;
  },
};

interface Question {
  kind: string;
  units: number[];
  rows: { name: string; cells: string[] }[];
}

const rowsOf = (text: string) => csvRecords(text, /^\s*"?NewQuestion"?([,;\t])/im.exec(text)?.[1] ?? ",");

type Part = Pick<Reading, "type" | "options" | "key" | "pairs" | "doubts">;

function addQuestion({ kind, units, rows }: Question, reading: FileReading): void {
  const lost: string[] = [];
  const text = (cell: string | undefined) => {
    const plain = plainText(cell ?? "");
    lost.push(...plain.lost);
    return plain.text;
  };
  const all = (name: string) => rows.filter((row) => row.name === name).map(({ cells }) => cells);
  const one = (name: string) => text(all(name)[0]?.[1]);
  if (one("image") !== "") lost.push("图片");
  const part = partOf(kind, all, text);
  if (typeof part === "string") {
    reading.refusals.push({ units, message: part });
    return;
  }
  const [explanation, label, difficulty] = [one("feedback"), one("id") || one("title"), one("difficulty")];
  reading.readings.push({
    ...part,
    stem: one("questiontext"),
    ...(explanation === "" ? {} : { explanation }),
    ...(label === "" ? {} : { label }),
    ...(difficulty === "" ? {} : { difficulty }),
    units,
    doubts: [...part.doubts, ...lossDoubts(lost)],
  });
}

function partOf(kind: string, all: (name: string) => string[][], text: (cell: string | undefined) => string): Part | string {
  const plain: Part = { type: "single", options: [], doubts: [] };
  switch (kind) {
    case "MC":
    case "MS": {
      const options = all("option").map((cells) => ({ worth: Number(cells[1]), text: text(cells[2]) }));
      const best = Math.max(0, ...options.map(({ worth }) => worth));
      const right = options.map(({ worth }) => (kind === "MC" ? best > 0 && worth === best : worth > 0));
      const key = right.flatMap((is, i) => (is ? [letterOf(i)] : [])).join("");
      const partly = kind === "MC" && options.some(({ worth }) => worth > 0 && worth < best);
      const doubts = partly ? [doubt("partial-credit", "key", "有的选项原来得一部分分，这里只算全对的，请核对。")] : [];
      return {
        type: kind === "MC" ? "single" : "multiple",
        options: options.map((own) => own.text),
        ...(key === "" ? {} : { key }),
        doubts,
      };
    }
    case "TF": {
      const [yes, no] = [Number(all("true")[0]?.[1] ?? 0), Number(all("false")[0]?.[1] ?? 0)];
      return { ...plain, type: "judge", ...(yes === no ? {} : { key: yes > no }) };
    }
    case "SA": {
      const answers = all("answer").map((cells) => ({
        worth: Number(cells[1]),
        text: text(cells[2]),
        how: (cells[3] ?? "").toLowerCase(),
      }));
      const forms = answers.filter(({ worth }) => worth >= 100).map((own) => own.text);
      const doubts = answers.some(({ how }) => how === "regexp")
        ? [doubt("wildcard", "key", "答案原来按匹配规则（regexp）算对，这里只当作文字，请核对。")]
        : [];
      return { ...plain, type: "blank", ...(forms.length > 0 ? { key: [forms] } : {}), doubts };
    }
    case "WR": {
      const key = text(all("answerkey")[0]?.[1]);
      return { ...plain, type: "short", ...(key === "" ? {} : { key: [[key]] }) };
    }
    case "M": {
      const rights = new Map(all("match").map((cells) => [(cells[1] ?? "").trim(), text(cells[2])]));
      const pairs = all("choice").map((cells): [string, string] => [text(cells[2]), rights.get((cells[1] ?? "").trim()) ?? ""]);
      return pairs.every(([, right]) => right !== "") ? { ...plain, type: "match", pairs } : "配对题的两边对不上，没有读。";
    }
    case "O":
      return { ...plain, type: "order", options: all("item").map((cells) => text(cells[1])) };
    default:
      return "这种题型不认得，没有读。";
  }
}
