import { describe, expect, it } from "vitest";
import { alikeness } from "../bank/similarity.ts";
import { bigramsIn } from "./alike.ts";
import { searchTextOf } from "./search.ts";
import { likePatterns } from "./search-terms.ts";

describe("searching", () => {
  it("finds Chinese by its text, its pinyin and its initials", async () => {
    const text = await searchTextOf("n1-single-001", { stem: "Ｔ恤与遵义会议", options: ["绿水 青山"], pairs: [] });
    for (const found of ["n1-single", "t恤", "遵义", "zunyihuiyi", "zyhy", "绿水青山", "lvshui"]) expect(text).toContain(found);
  });

  it("takes what was typed as it is", () => {
    expect(likePatterns("  Ｚunyi　100%_\\ ")).toEqual(["%zunyi%", "%100\\%\\_\\\\%"]);
    expect(likePatterns("")).toEqual([]);
  });

  it("likeness is 1 for the same wording, 0 for nothing in common", () => {
    expect(alikeness(bigramsIn("遵义会议，召开"), bigramsIn("遵义会议召开。"))).toBe(1);
    expect(alikeness(bigramsIn("遵义会议"), bigramsIn("南昌起义"))).toBe(0);
    expect(alikeness(bigramsIn(""), bigramsIn(""))).toBe(0);
  });
});
