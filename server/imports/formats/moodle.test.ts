import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const text = (html: string) => `<text><![CDATA[${html}]]></text>`;
const answers = (...list: [number, string][]) =>
  list.map(([fraction, html]) => `<answer fraction="${fraction}">${text(html)}</answer>`).join("");
const question = (type: string, stem: string, rest = "") =>
  `<question type="${type}"><name>${text("名称")}</name><questiontext format="html">${text(stem)}</questiontext>${rest}</question>`;
const quiz = (...questions: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join("\n")}\n</quiz>`;

describe("Moodle XML", () => {
  it("reads every type that can be kept", async () => {
    const { readings, format } = await readBytes(
      quiz(
        `<question type="category"><category><text>$course$/top/区情</text></category></question>`,
        question("multichoice", "<p>谁&nbsp;先到？</p>", `<single>true</single>${answers([0, "<p>甲</p>"], [100, "乙"], [0, "丙"])}`),
        question("multichoice", "谁都到了？", `<single>false</single>${answers([50, "甲"], [50, "乙"], [-100, "丙"])}`),
        question("truefalse", "他到了。", answers([0, "true"], [100, "false"])),
        question("shortanswer", "先到的是____", answers([100, "甲"], [100, "阿甲"], [50, "甲某"])),
        question("numerical", "到了____个", answers([100, "3"])),
        question(
          "matching",
          "配一配",
          ["子,鼠", "丑,牛", ",虎"]
            .map((pair) => pair.split(","))
            .map(([left, right]) => `<subquestion>${text(left ?? "")}<answer>${text(right ?? "")}</answer></subquestion>`)
            .join(""),
        ),
        question("ordering", "排好", answers([1, "一"], [1, "二"], [1, "三"])),
        question("essay", "谈谈"),
      ),
    );
    expect(format).toBe("Moodle XML");
    expect(readings.map(inShort)).toEqual([
      "single ~ 谁 先到？ ~ 甲|乙|丙 ~ B",
      "multiple ~ 谁都到了？ ~ 甲|乙|丙 ~ AB",
      "judge ~ 他到了。 ~ false",
      "blank ~ 先到的是____ ~ 甲/阿甲 ~ ?partial-credit",
      "blank ~ 到了____个 ~ 3 ~ ?numerical",
      "match ~ 配一配 ~ 子=鼠|丑=牛 ~ ?distractors-lost",
      "order ~ 排好 ~ 一|二|三",
      "short ~ 谈谈 ~ -",
    ]);
    expect(readings[0]).toMatchObject({ topic: "区情", label: "名称" });
  });

  it("refuses in words, with the line, what cannot be kept", async () => {
    const { refusals, units, asides } = await readBytes(
      quiz(
        question("cloze", "嵌着 {1:SHORTANSWER:=甲} 和 {1:MULTICHOICE:=乙~丙}"),
        question("calculated", "{a}+{b}"),
        question("drawing", "画"),
        question("description", "说明"),
      ),
    );
    expect(refusals.map(({ units: own, message }) => [units[own[0] ?? -1]?.place, message.slice(0, 6)])).toEqual([
      [{ kind: "line", line: 3 }, "一题里嵌着几"],
      [{ kind: "line", line: 4 }, "这是用公式算"],
      [{ kind: "line", line: 5 }, "这种题型不认"],
    ]);
    expect(asides).toHaveLength(1);
  });

  it("notes pictures and scripts as lost and keeps none of them", async () => {
    const stem = `看图<img src="x" onerror="alert(1)"><svg onload="alert(2)"><text>字</text></svg><a href="javascript:alert(3)">链接</a>`;
    const { readings } = await readBytes(quiz(question("truefalse", stem, answers([100, "true"], [0, "false"]))));
    expect(readings.map(inShort)).toEqual(["judge ~ 看图链接 ~ true ~ ?markup-lost"]);
    expect(readings[0]?.doubts[0]?.message).toContain("图片、脚本");
  });

  it("refuses a document type and what is not XML", async () => {
    await expect(readBytes(`<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "b">]><quiz><question type="essay"/></quiz>`)).rejects.toThrow(
      "DOCTYPE",
    );
    await expect(readBytes("<?xml version='1.0'?>\n<quiz>\n<question></quiz>")).rejects.toThrow("第 3 行");
  });
});
