/** What a marked part of a question holds. `mine`: what somebody answered once, which is not the key. */
export type FieldName = "answer" | "explanation" | "source" | "difficulty" | "topic" | "type" | "score" | "mine" | "stem" | "options";

export interface Field {
  name: FieldName;
  value: string;
}

const names: readonly [FieldName, string][] = [
  ["mine", "(?:我|你|您|学生|考生|本人|所答|所选|作答|用户)的?(?:答案|作答|选择)|作答"],
  [
    "explanation",
    "(?:答案|试题|题目|参考|名师|本题)?(?:解析|详解)|答案分析|解题思路|分析|解释|点评|说明|注释?|理由|答案依据|改正|更正|正确(?:说法|表述)(?:是|为|应为)?|反馈",
  ],
  [
    "answer",
    "(?:正确|标准|参考|试题|本题|题目)?答案\\s*(?:应?[是为选]|应该?是)?|(?:答案|参考|答题|解答|回答|评分)要点|正确选项|正确项|正确的?(?:顺序|次序|排序|排列顺序|连线|配对|匹配)(?:应?[是为])?|答|answer|key",
  ],
  ["source", "(?:考题|题目|试题)?(?:出处|来源)|依据|参考文献|资料来源|(?:教材)?页码|命题单位|命题依据|出题单位|出题人|供题单位"],
  ["difficulty", "难度(?:系数|等级|级别)?|难易(?:程度|度)?|题目难度"],
  ["topic", "知识点|考点|所属章节|章节|分类|类别|知识模块|模块|标签|关键词"],
  ["score", "分值|分数|本题得分|得分|(?:全站|本题|全网)?(?:易错|正确|错误|答对|答错|得分)率|(?:作答|答题)(?:次数|人数|用时)"],
  ["type", "题型|试题类型|题目类型|类型"],
  ["stem", "题干|题目|试题|题目内容|问题"],
  ["options", "选项|备选答案|备选项|可选项"],
];

/** Marks at the start of a line need a colon, or brackets around them, or (answers only) a key right behind them. */
const startMarks = names.map(
  ([name, words]) =>
    [
      name,
      new RegExp(
        `^\\s*(?:[【\\[［〔（(]\\s*(?:${words})\\s*(?:[】\\]］〕）)]\\s*[:：]?|[:：;；]\\s*(?=[^】\\]］〕）)]*[】\\]］〕）)]\\s*$))|(?:${words})\\s*[:：;；])\\s*`,
        "iu",
      ),
    ] as const,
);
const bareAnswer =
  /^\s*(?:正确|标准|参考|本题)?答案\s*(?:是|为|选|应选|应为|[—–-]+)?\s*(?=[（(]?\s*(?:[A-IＡ-Ｉ][\sA-IＡ-Ｉ,，、]*|[√×✓✗✔✘]|对|错|正确|错误|是|否|T|F|true|false)\s*[）)]?\s*[。.]?\s*$)/iu;
/** Marks in the middle of a line: longer words only, for 答： and 注： stand in sentences too. */
const inlineMark =
  /(?:[【［[〔（(]\s*(?:(?:正确|标准|参考)?答案|(?:答案|试题)?解析|难度|知识点|出处|来源|分值)\s*(?:[】］\]〕）)]\s*[:：]?|[:：]\s*)|(?:(?:我|你|您|学生|考生|本人)的?答案|所[答选]答案|(?:正确|标准|参考|本题|试题|题目)?答案|正确选项|易错率|(?:答案|试题)?解析|难度(?:系数)?|知识点|(?:考题|题目|试题)来源|出处|(?:本题)?(?:得分|分值)|改正|更正|正确说法)\s*(?:是|为)?\s*[:：])/gu;

/** The mark at the start of a line, and what stands behind it. */
export function fieldAt(line: string): Field | undefined {
  const bare = bareAnswer.exec(line);
  if (bare) return { name: "answer", value: line.slice(bare[0].length).trim() };
  for (const [name, mark] of startMarks) {
    const match = mark.exec(line);
    if (match) return { name, value: unbracket(match[0], line.slice(match[0].length)) };
  }
  return undefined;
}

/** Cuts a line at the marks within it: what stands before the first, then each field's part, which starts with its mark. */
export function cutAtMarks(line: string): string[] {
  const cuts = [...line.matchAll(inlineMark)].map((match) => match.index).filter((index) => index > 0);
  return [0, ...cuts].map((from, i) => line.slice(from, cuts[i])).filter((part) => part.trim() !== "");
}

/** （答案：B） was opened before the mark and closes behind the value. */
const unbracket = (mark: string, value: string) =>
  /^\s*[【[［〔（(]/u.test(mark) && !/[】\]］〕）)]\s*[:：]?\s*$/u.test(mark)
    ? value.replace(/\s*[】\]］〕）)]\s*[。.]?\s*$/u, "").trim()
    : value.trim();

/** An answer of letters or a judgement is complete; a text may go on over lines. */
export const closesAnswer = (answer: string): boolean =>
  /^[\sA-IＡ-Ｉa-i,，、.;；|√×✓✗]*$|^(?:对|错|正确|错误|是|否|T|F)[。.]?$/u.test(answer);
