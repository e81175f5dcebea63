import type { Entry, WorkingBank } from "../../server/bank/entry.ts";
import type { Question } from "../../server/bank/question.ts";

const common = {
  topic: "重大事件",
  difficulty: 1,
  explanation: "说明。",
  source: { title: "书", author: "作者", date: "2021年" },
} as const;

/** A sound question of each type; a test overrides what it is about. Ids and stems differ so that no two clash by themselves. */
export const sampleQuestions = {
  single: {
    ...common,
    id: "t-single",
    type: "single",
    stem: "1921年发生的是（　）。",
    options: ["甲事", "乙事", "丙事", "丁事"],
    key: "B",
  },
  multiple: {
    ...common,
    id: "t-multiple",
    type: "multiple",
    stem: "下列人物中到会的有（　）。",
    options: ["张三", "李四", "王五", "赵六"],
    key: "ACD",
  },
  judge: { ...common, id: "t-judge", type: "judge", stem: "大会在上海开幕。", key: true },
  blank: { ...common, id: "t-blank", type: "blank", stem: "起义在____打响，总指挥是____。", key: [["南城", "江西南城"], ["孙七"]] },
  order: { ...common, id: "t-order", type: "order", stem: "请按时间先后排列下列事件。", options: ["事一", "事二", "事三", "事四"] },
  match: {
    ...common,
    id: "t-match",
    type: "match",
    stem: "请将人物与著作对应起来。",
    pairs: [
      ["周一", "《春》"],
      ["吴二", "《夏》"],
      ["郑三", "《秋》"],
      ["钱四", "《冬》"],
    ],
  },
} satisfies { [T in Question["type"]]: Extract<Question, { type: T }> };

export const entryOf = (question: Question, facts: Partial<Entry> = {}): Entry => ({
  bankId: "test",
  layer: "national",
  period: "1919-1949",
  place: `questions/test/1919-1949/file.yaml:${question.id}`,
  question,
  ...facts,
});

export const bankOf = (questions: readonly Question[]): WorkingBank => ({
  id: "test",
  manifest: { id: "test", title: "测试题库", layer: "national", owner: "测试" },
  entries: questions.map((question) => entryOf(question)),
});
