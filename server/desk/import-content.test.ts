import { describe, expect, it } from "vitest";
import { contentOf, difficultyOf, periodOf, sourceOf, tooLargeDoubts, topicOf } from "./import-content.ts";

const read = { type: "single" as const, stem: " 五四运动爆发于哪一年？ ", options: ["1917年", " 1919年 "], key: "B", units: [0] };
const none = { period: null, topic: null, difficulty: null, source: null };

describe("a question of a file as a draft", () => {
  it("takes what the file says before what is put in for it", () => {
    const defaults = { ...none, period: "1949-1978" as const, topic: "重大事件", difficulty: 2 };
    expect(contentOf(read, defaults)).toMatchObject({
      period: "1949-1978",
      topic: "重大事件",
      difficulty: 2,
      stem: "五四运动爆发于哪一年？",
      key: "B",
    });
    const written = { ...read, period: "1919—1949年", topic: "重要会议", difficulty: "难" };
    expect(contentOf(written, defaults)).toMatchObject({ period: "1919-1949", topic: "重要会议", difficulty: 3 });
    expect(contentOf(read, none)).toBeNull();
  });

  it("periods and difficulties are known by the names people use, topics by the bank's own", () => {
    expect(
      ["1919-1949", "新民主主义革命时期", "社会主义革命和建设时期", "改革开放新时期", "2012—今", "新时代", "古代", undefined].map(periodOf),
    ).toEqual(["1919-1949", "1919-1949", "1949-1978", "1978-2012", "2012-now", "2012-now", null, null]);
    expect(["易", "中等", "3", "hard", "很难说", undefined].map(difficultyOf)).toEqual([1, 2, 3, 3, null, null]);
    expect([topicOf("重要会议"), topicOf("会议")]).toEqual(["重要会议", null]);
  });

  it("a source in the desk's own writing comes back in its parts, any other stays whole", () => {
    expect(sourceOf("《党史简明读本》，编写组，青澜出版社，2021")).toEqual({
      title: "党史简明读本",
      author: "编写组",
      publisher: "青澜出版社",
      date: "2021",
    });
    expect(sourceOf("《决议》，中共中央，1981年6月")).toMatchObject({
      title: "决议",
      author: "中共中央",
      publisher: "",
      date: "1981年6月",
    });
    expect(sourceOf("青澜日报第三版")).toMatchObject({ title: "青澜日报第三版", author: "" });
  });

  it("what no draft can hold is told in words", () => {
    expect(tooLargeDoubts(read)).toEqual([]);
    expect(tooLargeDoubts({ ...read, stem: "长".repeat(1_001) })).toMatchObject([{ code: "too-large", field: "stem" }]);
    expect(tooLargeDoubts({ ...read, options: Array.from({ length: 11 }, () => "项") })).toMatchObject([{ field: "options" }]);
    expect(tooLargeDoubts({ ...read, stem: "半个\ud800" })).toMatchObject([
      { field: "stem", message: expect.stringContaining("无法保存") },
    ]);
  });
});
