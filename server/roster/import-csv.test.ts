import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "./import-csv.ts";

const cellsOf = (text: string, delimiter = ",") => {
  const reading = readCsv(text, delimiter);
  return reading.ok ? reading.records.map((record) => record.cells) : reading;
};

describe("CSV", () => {
  it("reads what RFC 4180 writes, by any line ending and delimiter", () => {
    const table = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom("张", "a", '"', ",", "\t", "\n", "\r\n", " ") }), { minLength: 2, maxLength: 4 }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(table, fc.constantFrom(",", "\t"), fc.constantFrom("\n", "\r\n", "\r"), fc.boolean(), (rows, delimiter, end, last) => {
        const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end) + (last ? end : "");
        expect(cellsOf(text, delimiter)).toEqual(rows);
      }),
    );
  });

  it("keeps empty cells, also at the end, and quotes inside bare cells", () => {
    expect(cellsOf('a,,\n,b"c"\n')).toEqual([
      ["a", "", ""],
      ["", 'b"c"'],
    ]);
    expect(cellsOf("a,")).toEqual([["a", ""]]);
    expect(cellsOf("")).toEqual([]);
  });

  it("knows the line on which a record begins, quoted line breaks counted", () => {
    const reading = readCsv('a,"x\ny"\nb,c\n', ",");
    expect(reading.ok && reading.records.map((record) => record.line)).toEqual([1, 3]);
  });

  it("tells a quote that is never closed and text behind a closing quote", () => {
    expect(cellsOf('a,b\n"c,d\n')).toEqual({ ok: false, line: 2 });
    const reading = readCsv('"a"b,c\n"d" ,e', ",");
    expect(reading.ok && reading.records.map((record) => record.malformed)).toEqual([true, false]);
  });
});
