import { expect } from "vitest";
import { assess } from "../../server/imports/assess.ts";
import { textFormat } from "../../server/imports/formats/text.ts";
import type { FileReading, Reading } from "../../server/imports/reading.ts";
import { unaccounted } from "../../server/imports/units.ts";

/** Reads a text as its format does, with the doubts that hold for every format. */
export function readText(text: string): FileReading {
  return assess(textFormat.read({ kind: "text", name: "题库.txt", text, encoding: "UTF-8" }, {}));
}

const bare = (text: string) => text.replace(/\s+/gu, "");

/** A reading in one line: type | stem | options = key # explanation. */
export function inOneLine({ type, stem, options, optionsWritten, key, explanation }: Reading): string {
  const answer = Array.isArray(key) ? key.map((forms) => forms.join(" or ")).join(" / ") : key === undefined ? "?" : String(key);
  const parts = [type, stem, ...(optionsWritten ?? options)].join(" | ");
  return `${parts} = ${answer}${explanation ? ` # ${explanation}` : ""}`;
}

/** Holds that a text reads as exactly these questions, white space aside, that nothing of it is lost and, unless said, nothing doubted. */
export function expectQuestions(text: string, lines: readonly string[], doubts: readonly string[] = []): FileReading {
  const reading = readText(text);
  expect(reading.readings.map((read) => bare(inOneLine(read)))).toEqual(lines.map(bare));
  expect(unaccounted(reading)).toEqual([]);
  expect(reading.refusals).toEqual([]);
  expect(reading.readings.flatMap((read) => read.doubts.map(({ code }) => code))).toEqual(doubts);
  return reading;
}
