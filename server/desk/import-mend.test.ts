import { describe, expect, it } from "vitest";
import type { ReadQuestion } from "./import-item.ts";
import { mend, retype } from "./import-mend.ts";

const read = (parts: Partial<ReadQuestion>): ReadQuestion => ({
  type: "single",
  stem: "遵义会议召开于哪一年？",
  options: ["1933年", "1934年", "1935年"],
  key: "C",
  units: [0],
  doubts: [],
  places: [],
  ...parts,
});
const codes = ({ doubts }: ReadQuestion) => doubts.map(({ code }) => code);

describe("mending", () => {
  it("judges again what can be told from the question, keeps what its reader said of parts that did not change", () => {
    const own = read({ doubts: [{ code: "letter-quote", field: "options", message: "多出一个引号。" }] });
    const stem = mend(own, own, { stem: "" });
    expect(codes(stem)).toEqual(["letter-quote", "no-stem"]);
    expect(codes(mend(stem, own, { stem: "新", options: ["1", "2", "3"] }))).toEqual([]);
    expect(codes(mend(own, own, { key: "E" }))).toEqual(["letter-quote", "key-beyond-options"]);
    expect(codes(mend(own, own, { key: null }))).toEqual(["letter-quote", "no-key"]);
  });

  it("a doubt about another question falls when the question is another one", () => {
    const twin = read({ doubts: [{ code: "in-bank", field: "whole", message: "", otherId: "q-1", similarity: 1 }] });
    expect(codes(mend(twin, twin, { explanation: "解析" }))).toEqual(["in-bank"]);
    expect(codes(mend(twin, twin, { stem: "别的题？" }))).toEqual([]);
  });
});

describe("another type", () => {
  it("keeps what the type can hold, and the way back gives the file's own again", () => {
    const own = read({});
    const multiple = retype(own, own, "multiple");
    expect(multiple).toMatchObject({ type: "multiple", key: "C", options: own.options });
    const blank = retype(own, own, "blank");
    expect(blank).toMatchObject({ type: "blank", options: [], key: [["1935年"]] });
    expect(retype(blank, own, "single")).toMatchObject({ options: own.options, key: "C" });
    expect(retype(own, own, "order")).not.toHaveProperty("key");
  });

  it("true and false become two options and come back", () => {
    const judge = read({ type: "judge", options: [], optionsWritten: ["错", "对"], key: true });
    expect(retype(judge, judge, "single")).toMatchObject({ options: ["错", "对"], key: "B" });
    const bare = read({ type: "judge", options: [], key: false });
    expect(retype(bare, bare, "single")).toMatchObject({ options: ["正确", "错误"], key: "B" });
    const single = read({ options: ["正确", "错误"], key: "A" });
    expect(retype(single, single, "judge")).toMatchObject({ options: [], optionsWritten: ["正确", "错误"], key: true });
    expect(retype(read({}), read({}), "judge")).not.toHaveProperty("key");
  });
});
