import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../tests/support/expect-questions.ts";
import { type Printed, printBank, type Style } from "../../../tests/support/print-bank.ts";

const events = [
  "遵义会议",
  "南昌起义",
  "古田会议",
  "瓦窑堡会议",
  "渡江战役",
  "开国大典",
  "土地改革",
  "抗美援朝",
  "真理标准大讨论",
  "脱贫攻坚",
];
const places = ["上海", "嘉兴南湖", "井冈山", "瑞金", "延安", "西柏坡", "1935年1月", "《共产党宣言》", "毛泽东、朱德", "农村包围城市"];
const openings = ["关于", "1949年以前，", "在党的历史上，", "“", "《论持久战》发表以后，", "下列说法中，"];
const endings = ["的意义在于", "发生的地点是", "”的主要内容是", "，正确的表述是", "的重要成果包括"];

const stem = fc
  .tuple(fc.constantFrom(...openings), fc.constantFrom(...events), fc.constantFrom(...events), fc.constantFrom(...endings), fc.nat(99))
  .map(([opening, a, b, ending, n]) => `${opening}${a}与${b}第${n}次研讨${ending}`);
const options = fc.uniqueArray(fc.constantFrom(...places), { minLength: 3, maxLength: 6 });
const letter = (i: number) => String.fromCharCode(65 + i);

const single = fc
  .tuple(stem, options, fc.nat())
  .map(([s, o, k]): Printed => ({ type: "single", stem: s, options: o, key: letter(k % o.length) }));
const multiple = fc.tuple(stem, options, fc.nat()).map(([s, o, k]): Printed => {
  const picked = o.map((_, i) => i).filter((i) => (k >> i) & 1);
  const key = picked.length >= 2 ? picked : [0, o.length - 1];
  return { type: "multiple", stem: s, options: o, key: key.map(letter).join("") };
});
const judge = fc.tuple(stem, fc.boolean()).map(([s, key]): Printed => ({ type: "judge", stem: `${s}十分重要。`, options: [], key }));

const names = { single: ["单选题", "单项选择题"], multiple: ["多选题", "多项选择题"], judge: ["判断题", "判断题（对的打√，错的打×）"] };
const han = "一二三";
const style: fc.Arbitrary<Style> = fc.record({
  number: fc.constantFrom<Style["number"]>(
    (n) => `${n}.`,
    (n) => `${n}、`,
    (n) => `${n}．`,
    (n) => `${n}. `,
    (n) => `（${n}）`,
    (n) => `(${n}) `,
    (n) => `${n}）`,
    (n) => `第${n}题 `,
    (n) => `${n}\t`,
    (n) => `${n}：`,
  ),
  heading: fc.constantFrom<Style["heading"]>(
    (i, type) => `${han[i - 1]}、${names[type][1]}`,
    (_, type) => names[type][0] as string,
    (i, type) => `${han[i - 1]}、${names[type][0]}（每题2分）`,
    (i, type) => `（${han[i - 1]}）${names[type][0]}`,
    (i, type) => `第${han[i - 1]}部分 ${names[type][0]}`,
    (_, type) => `【${names[type][0]?.slice(0, 3)}】`,
  ),
  goesOn: fc.boolean(),
  label: fc.constantFrom<Style["label"]>(
    (l) => `${l}、`,
    (l) => `${l}.`,
    (l) => `${l}．`,
    (l) => `${l}：`,
    (l) => `${l}. `,
    (l) => `(${l})`,
    (l) => `（${l}） `,
    (l) => `${l})`,
  ),
  layout: fc.constantFrom<Style["layout"]>("lines", "pairs", "one-line", "glued", "behind-stem"),
  answer: fc.constantFrom<Style["answer"]>("inline", "own-line", "list-per-section", "list-at-end", "ranges-at-end", "column-at-end"),
  mark: fc.constantFrom(
    "答案：",
    "答案:",
    "正确答案：",
    "【答案】",
    "参考答案：",
    "答：",
    "答案；",
    "正确答案是",
    "标准答案： ",
    "（答案）",
  ),
  yes: fc.constantFrom("√", "对", "正确", "T", "✓"),
  no: fc.constantFrom("×", "错", "错误", "F", "✗"),
  gapAfter: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  space: fc.constantFrom(" ", "\u00a0", "\u3000"),
});

const bare = (text: string) => text.replace(/\s+/gu, "").replace(/[（(][）)]$/u, "");
const questions = fc.tuple(
  fc.array(single, { minLength: 2, maxLength: 8 }),
  fc.array(multiple, { maxLength: 6 }),
  fc.array(judge, { maxLength: 6 }),
);

describe("what is printed in any style", () => {
  it("reads back the same, or is refused or doubted: never silently wrong", () => {
    let printed = 0;
    let lost = 0;
    fc.assert(
      fc.property(questions, style, ([singles, multiples, judges], how) => {
        const all = [...singles, ...multiples, ...judges];
        const bank = all.filter(({ stem: own }, i) => all.findIndex(({ stem: other }) => other === own) === i);
        const reading = readText(printBank(bank, how));
        const came = new Map(reading.readings.map((read) => [bare(read.stem), read]));
        for (const question of bank) {
          printed++;
          const read =
            came.get(bare(question.stem)) ?? reading.readings.find(({ stem: whole }) => bare(whole).includes(bare(question.stem)));
          const same =
            read !== undefined &&
            read.type === question.type &&
            JSON.stringify(read.key) === JSON.stringify(question.key) &&
            JSON.stringify(read.options.map(bare)) === JSON.stringify(question.options.map(bare));
          if (same) continue;
          lost++;
          expect(
            (read?.doubts.length ?? 0) > 0 || reading.refusals.length > 0,
            `${JSON.stringify(question)}\n${JSON.stringify(read)}\n${printBank(bank, how)}`,
          ).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(lost / printed).toBeLessThan(0.01);
  });
});
