import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFileApart } from "./run.ts";
import { importReport } from "./report.ts";
import { unaccounted } from "./units.ts";

// Real banks are nobody's to publish: they lie beside the repository where somebody has them.
const folder = new URL("../../../shared/real/", import.meta.url);
const present = existsSync(new URL("banks/", folder));

interface Expected {
  type: string;
  stem: string;
  options: string[];
  answer: unknown;
}

const bare = (text: unknown) => (typeof text === "string" ? text : JSON.stringify(text ?? "")).replace(/\s+/gu, "");
/** Type, stem, options and answer, white space aside. Statements have no options, whatever the file writes behind them; texts may come in several parts. */
const content = ({ type, stem, options, answer }: Expected) => {
  const text = Array.isArray(answer) ? answer.join("") : answer;
  const key =
    type === "single" || type === "multiple"
      ? [...bare(text)].sort().join("")
      : typeof text === "boolean"
        ? text
        : bare(text).replace(/[;；,，、|/]/gu, "");
  return JSON.stringify([type, bare(stem), type === "judge" ? [] : options.map(bare), key]);
};

async function read(path: string) {
  const result = await readFileApart(readFileSync(new URL(path, folder)), path);
  return { result, report: importReport(result) };
}

const banks: [file: string, questions: number][] = [
  ["dangzhang.docx", 807],
  ["jindaishi-inline.txt", 197],
  ["one-cell-options.xlsx", 708],
  ["plain.csv", 1105],
  ["five-types.xls", 995],
];

if (present) {
  describe("real banks", () => {
    it.each(banks)("%s comes in as it is, and what does not is told", async (file, count) => {
      const lines = readFileSync(new URL(`expected/${file.replace(/\.\w+$/, ".jsonl")}`, folder), "utf8")
        .trim()
        .split("\n");
      const expected = lines.map((line) => JSON.parse(line) as Expected);
      const { result, report } = await read(`banks/${file}`);
      if ("refused" in result) throw new Error(result.refused);
      expect(unaccounted(result.reading)).toEqual([]);
      expect(expected).toHaveLength(count);
      const came = new Map<string, number>();
      for (const question of report.questions) came.set(content(question), (came.get(content(question)) ?? 0) + 1);
      const lost = expected.filter((question) => {
        const left = came.get(content(question)) ?? 0;
        came.set(content(question), left - 1);
        return left <= 0;
      });
      expect(lost.length).toBeLessThanOrEqual(count * 0.01);
      // What came otherwise than expected is doubted or refused: nothing is silently wrong.
      const readings = result.reading.readings.map((reading, i) => ({ ...reading, content: content(report.questions[i] as Expected) }));
      for (const { content: own, doubts } of readings) if (doubts.length > 0) came.set(own, (came.get(own) ?? 0) - 1);
      const silent = readings.filter(({ content: own, doubts }) => doubts.length === 0 && (came.get(own) ?? 0) > 0);
      expect(silent.map(({ units }) => result.reading.units[units[0] as number]?.place)).toEqual([]);
    });

    it("what no program can know is refused in words", async () => {
      const { result } = await read("odd/two-line-pairs.txt");
      expect("refused" in result && result.refused).toContain("题号");
    });
  });
} else {
  describe("real banks", () => {
    it("are not here, so nothing is read", () => {
      process.stdout.write("real banks are absent: the importer was not tried on them\n");
      expect(present).toBe(false);
    });
  });
}
