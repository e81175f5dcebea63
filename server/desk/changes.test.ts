import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { changesBetween, piecesOf } from "./changes.ts";
import { draftOf } from "./draft.ts";

describe("a diff", () => {
  it("never cuts a word, and reads as both texts", () => {
    expect(piecesOf("遵义会议在贵州召开", "遵义会议在江西召开")).toEqual([
      { kind: "same", text: "遵义会议在" },
      { kind: "removed", text: "贵州" },
      { kind: "added", text: "江西" },
      { kind: "same", text: "召开" },
    ]);
    const text = fc.stringMatching(/^[党史遵义会议在一九三五年a1，。]{0,20}$/);
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pieces = piecesOf(from, to);
        expect(
          pieces
            .filter(({ kind }) => kind !== "added")
            .map((piece) => piece.text)
            .join(""),
        ).toBe(from);
        expect(
          pieces
            .filter(({ kind }) => kind !== "removed")
            .map((piece) => piece.text)
            .join(""),
        ).toBe(to);
      }),
    );
  });

  it("names what changed in the editor's words, and nothing else", () => {
    const before = draftOf("1919-1949", sampleQuestions.single);
    expect(changesBetween(before, before)).toEqual([]);
    const after = { ...before, difficulty: 3, options: [...before.options, "戊事"] };
    expect(changesBetween(before, after).map(({ field }) => field)).toEqual(["难度", "选项 E"]);
    expect(changesBetween(null, before).every(({ pieces }) => pieces.every(({ kind }) => kind === "added"))).toBe(true);
  });

  it("puts texts that were written anew one after the other, however long, without weighing every word against every other", () => {
    const text = (from: number) => String.fromCodePoint(...Array.from({ length: 2_000 }, (_, i) => from + i));
    const [before, after] = [text(0x4e00), text(0x6e00)];
    expect(piecesOf(before, after)).toEqual([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
    expect(piecesOf(before, `${before}又`)).toEqual([
      { kind: "same", text: before },
      { kind: "added", text: "又" },
    ]);
  });
});
