import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBytes } from "../../../tests/support/tables.ts";
import { importReport } from "../report.ts";

const real = new URL("../../../../shared/real/", import.meta.url);

interface Expected {
  type: string;
  stem: string;
  options: string[];
  answer: unknown;
}

const bare = (text: unknown) => String(text).replace(/\s+/g, "");
const content = ({ type, stem, options, answer }: Expected) =>
  JSON.stringify([type, bare(stem), options.map(bare), Array.isArray(answer) ? answer.map(bare).join("；") : bare(answer)]);

if (existsSync(real)) {
  describe("real banks in tables", () => {
    it.each(["one-cell-options.xlsx", "five-types.xls", "plain.csv"])("%s comes in whole, and what differs is said", async (name) => {
      const reading = await readBytes(readFileSync(new URL(`banks/${name}`, real)), name);
      const { questions } = importReport({ reading });
      const lines = readFileSync(new URL(`expected/${name.replace(/\.\w+$/, ".jsonl")}`, real), "utf8")
        .trim()
        .split("\n");
      const expected = lines.map((line) => JSON.parse(line) as Expected);
      const known = new Set(expected.map(content));
      const strange = questions.flatMap((question, i) => (known.has(content(question)) ? [] : [reading.readings[i]]));
      expect(questions).toHaveLength(expected.length);
      expect(strange.length).toBeLessThan(expected.length * 0.01);
      expect(strange.filter((one) => one?.doubts.length === 0)).toEqual([]);
    });
  });

  describe("odd files", () => {
    const read = async (name: string) => readBytes(readFileSync(new URL(`odd/${name}`, real)), name);

    it("reads the questions among ghost rows, puts the list for drop-downs aside, doubts what Excel made dates of", async () => {
      const { readings, refusals, asides } = await read("ghost-rows.xlsx");
      expect([readings.length, refusals.length]).toEqual([593, 0]);
      expect(asides.map(({ units }) => units.length)).toEqual([1, 4]);
      expect(readings.filter(({ doubts }) => doubts.some(({ code }) => code === "date-cell"))).toHaveLength(3);
    });

    it("reads both tables of a sheet with merged headings", async () => {
      const { readings, refusals } = await read("merged-template.xls");
      expect(readings.map(({ type, key }) => [type, key])).toEqual([
        ["single", "A"],
        ["short", [["阿黄"]]],
      ]);
      expect(refusals).toEqual([]);
    });

    it("reads JSON under the name of a text, in GB18030, and doubts the option that carries another letter", async () => {
      const { format, readings } = await read("gbk-json.txt");
      expect(format).toBe("JSON（GB18030）");
      expect(readings.map(({ type, key, doubts }) => [type, key, doubts.map(({ code }) => code)]).slice(0, 3)).toEqual([
        ["single", "A", ["option-letter"]],
        ["multiple", "AB", ["option-letter"]],
        ["multiple", "AC", ["option-letter"]],
      ]);
    });
  });
} else {
  console.info("real banks not on this machine: left out");
  it("needs the real banks beside the project", () => expect(existsSync(real)).toBe(false));
}
