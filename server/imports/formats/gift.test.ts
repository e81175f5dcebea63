import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";
import { parseGift } from "../gift/parse.ts";

const suite = new URL("../../../../shared/real/gift/", import.meta.url);

if (existsSync(suite)) {
  describe("the grammar's own suite", () => {
    it.each(readdirSync(suite).filter((name) => name.endsWith(".gift")))("%s", async (name) => {
      const text = readFileSync(new URL(name, suite), "utf8");
      const expected: unknown = JSON.parse(readFileSync(new URL(name.replace(/gift$/, "json"), suite), "utf8"));
      const parsed: unknown = JSON.parse(JSON.stringify(parseGift(text).flatMap(({ questions }) => questions)));
      expect(parsed).toEqual(expected);
      expect((await readBytes(text, name)).refusals).toEqual([]);
    });
  });
} else console.info("GIFT suite not on this machine: left out");

describe("GIFT", () => {
  const read = async (text: string) => (await readBytes(text)).readings.map(inShort);

  it("reads every type", async () => {
    expect(
      await read(
        [
          "// 说明\n$CATEGORY: $course$/top/区情",
          "::一::谁先到？{~甲 =乙 #对了 ~丙 ####先到的是乙}",
          "谁都到了？{~%50%甲 ~%50%乙 ~%-100%丙}",
          "他到了。{T}",
          "[html]<p>他<b>没</b>到。<script>alert(1)</script></p>{FALSE}",
          "第一个到的是{=甲 =阿甲}。",
          "到了几个？{#2}",
          "配一配{=子 -> 鼠 =丑 -> 牛 =寅 -> 虎}",
          "谈谈感受。{}",
          "只是说明",
          "有{~甲 =乙 ~丙}个缺口",
        ].join("\n\n"),
      ),
    ).toEqual(
      [
        "single ~ 谁先到？ ~ 甲|乙|丙 ~ B",
        "multiple ~ 谁都到了？ ~ 甲|乙|丙 ~ AB",
        "judge ~ 他到了。 ~ true",
        "judge ~ 他没到。 ~ false ~ ?markup-lost",
        "blank ~ 第一个到的是 _____ 。 ~ 甲/阿甲",
        "blank ~ 到了几个？ ~ 2 ~ ?numerical,no-blank",
        "match ~ 配一配 ~ 子=鼠|丑=牛|寅=虎",
        "short ~ 谈谈感受。",
        "single ~ 有 _____ 个缺口 ~ 甲|乙|丙 ~ B",
      ].map((line) => (line.startsWith("short") ? `${line} ~ -` : line)),
    );
  });

  it("keeps the category as the topic, the title and the feedback", async () => {
    const { readings, asides } = await readBytes("$CATEGORY: 党史/会议\n\n::第一题::谁？{=甲 ~乙 ####因为}\n\n只是说明");
    expect(readings[0]).toMatchObject({ topic: "会议", label: "第一题", explanation: "因为" });
    expect(asides.map(({ reason }) => reason)).toEqual(["分类标题", "说明文字，不是题目"]);
  });

  it("loses one bad question and no other, and says where it stands", async () => {
    const { readings, refusals, units } = await readBytes("好题一{T}\n\n坏题{~甲 =乙\n\n好题二{F}\n\n挨着{T}\n又挨着{F}\n");
    expect(readings.map(({ stem }) => stem)).toEqual(["好题一", "好题二"]);
    expect(refusals.map(({ units: own }) => units[own[0] ?? -1]?.place)).toEqual([
      { kind: "line", line: 3 },
      { kind: "line", line: 7 },
    ]);
  });

  it("keeps blank lines inside an answer", async () => {
    expect(await read("谁？{\n=甲\n\n~乙\n}\n\n他？{T}")).toEqual(["single ~ 谁？ ~ 甲|乙 ~ A", "judge ~ 他？ ~ true"]);
  });
});
