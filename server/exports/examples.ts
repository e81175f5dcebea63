import type { Question } from "../bank/question.ts";
import type { Exported } from "./content.ts";

const source = { title: "中国共产党简史", author: "本书编写组", publisher: "人民出版社、中共党史出版社", date: "2021年" };

/** One sound question of each type, to show how a template is filled in. */
const examples: Question[] = [
  {
    id: "single",
    type: "single",
    topic: "重要会议",
    difficulty: 1,
    source,
    stem: "中国共产党第一次全国代表大会召开的年份是（　）。",
    options: ["1919年", "1920年", "1921年", "1922年"],
    key: "C",
    explanation: "党的一大于1921年7月23日在上海开幕。",
  },
  {
    id: "multiple",
    type: "multiple",
    topic: "军事斗争",
    difficulty: 1,
    source,
    stem: "下列战役中，属于解放战争三大战役的有（　）。",
    options: ["辽沈战役", "淮海战役", "平津战役", "渡江战役"],
    key: "ABC",
    explanation: "三大战役是辽沈、淮海、平津战役，渡江战役在三大战役之后。",
  },
  {
    id: "judge",
    type: "judge",
    topic: "军事斗争",
    difficulty: 1,
    source,
    stem: "南昌起义打响了武装反抗国民党反动派的第一枪。",
    key: true,
    explanation: "1927年8月1日，南昌起义打响了武装反抗国民党反动派的第一枪。",
  },
  {
    id: "blank",
    type: "blank",
    topic: "重要会议",
    difficulty: 2,
    source,
    stem: "1935年1月，中央政治局扩大会议在贵州____召开；同年10月，中央红军到达陕北____。",
    key: [["遵义", "遵义城"], ["吴起镇"]],
    explanation: "遵义会议是党的历史上生死攸关的转折点；1935年10月，中央红军到达吴起镇。",
  },
  {
    id: "order",
    type: "order",
    topic: "重大事件",
    difficulty: 2,
    source,
    stem: "请按时间先后排列下列事件。",
    options: ["五四运动", "党的一大", "南昌起义", "遵义会议"],
    explanation: "它们依次发生于1919年5月、1921年7月、1927年8月和1935年1月。",
  },
  {
    id: "match",
    type: "match",
    topic: "重要会议",
    difficulty: 2,
    source,
    stem: "请将下列会议与召开的地点对应起来。",
    pairs: [
      ["古田会议", "福建上杭"],
      ["瓦窑堡会议", "陕西子长"],
      ["七届二中全会", "河北平山"],
    ],
    explanation: "古田会议在福建上杭，瓦窑堡会议在今陕西子长，七届二中全会在河北平山西柏坡。",
  },
];

export const exampleQuestions: Exported[] = examples.map((question) => ({ file: "1919-1949/desk", period: "1919-1949", question }));
