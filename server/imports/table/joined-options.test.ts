import { describe, expect, it } from "vitest";
import { inShort, readBytes, readRows } from "../../../tests/support/tables.ts";

describe("options joined to the stem in its own cell", () => {
  it.each(["|", "&", "#", "$", "\n"])("%j between, the answer written out", (sign) => {
    const cell = (...parts: string[]) => parts.join(sign);
    const { readings } = readRows([
      ["题目", "答案"],
      [cell("清河流经（ ）", "东乡", "西乡", "南乡"), "西乡"],
      [cell("区里的公园有（ ）", "东园", "西园", "南园"), cell("东园", "南园")],
      ["区图书馆每天开放。", "错"],
    ]);
    expect(readings.map(inShort)).toEqual([
      "single ~ 清河流经（ ） ~ 东乡|西乡|南乡 ~ B",
      "multiple ~ 区里的公园有（ ） ~ 东园|西园|南园 ~ AC",
      "judge ~ 区图书馆每天开放。 ~ false",
    ]);
    expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it("letters for an answer leave a doubt; another answer leaves the cell whole", () => {
    const { readings } = readRows([
      ["题目", "答案"],
      ["清河流经（ ）|东乡|西乡|南乡", "B"],
      ["清河的别名是____|又名____", "青水;绿水"],
    ]);
    expect(readings.map(({ type, options }) => [type, options.length])).toEqual([
      ["single", 3],
      ["blank", 0],
    ]);
    expect(readings[0]?.doubts.map(({ code }) => code)).toEqual(["options-in-stem"]);
  });

  it("a JSON dictionary of questions and answers", async () => {
    const { readings } = await readBytes(
      JSON.stringify({
        "下列哪一个乡有清河流过|东乡|西乡": "西乡",
        "区图书馆每天开放的说法是|正确|错误": "错误",
        "青澜区的区花叫做什么名字。": "木棉",
      }),
    );
    expect(readings.map(inShort)).toEqual([
      "single ~ 下列哪一个乡有清河流过 ~ 东乡|西乡 ~ B",
      "judge ~ 区图书馆每天开放的说法是 ~ false",
      "short ~ 青澜区的区花叫做什么名字。 ~ 木棉 ~ ?type-guessed",
    ]);
  });
});

describe("codes and numbers", () => {
  it("0 and 1 for statements are read as false and true, and doubted each", () => {
    const { readings } = readRows([
      ["题目", "题型", "答案"],
      ["清河流经东乡。", "判断", "1"],
      ["区图书馆每天开放。", "判断", "0"],
    ]);
    expect(readings.map(({ key }) => key)).toEqual([true, false]);
    expect(readings.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual([["judge-number"], ["judge-number"]]);
  });
});
