import type { ColumnRole } from "../reading.ts";

/** What a heading says of its column. `sure` is false when only a part of the heading is known. */
export interface HeadingRole {
  role: ColumnRole;
  /** Among several columns of one role the lowest is the likeliest. */
  rank: number;
  sure: boolean;
}

/** Headings by role, the likeliest first. Compared after `plainHeading`. */
const synonyms: Partial<Record<ColumnRole, string>> = {
  stem: `题干 试题题干 题目题干 题干内容 试题正文 题目正文 题目内容 试题内容 问题内容 题目描述 试题描述 问题描述 题目 试题 问题 考题 题面 正文 题目名称 试题名称 题目标题 试题标题 试题题目
    主题干 问题题干 题目文本 问题文本 timu tigan question stem questiontext questionstem questioncontent questiontitle questionname questionbody content title body prompt 标题 内容 名称 题 subject topictitle text 题目及答案 试题及答案 题目和答案 题目与答案 题目及选项 题目与选项 题目和选项 q`,
  key: `正确答案 标准答案 参考答案 答案 正确选项 正确项 题目答案 试题答案 正确答案选项 答案选项字母 标答 正解 正答 标准选项 答案内容 问题答案 答 daan zhengquedaan
    answer key solution correct correctanswer rightanswer questionanswer questionanswers solutions correctoption rightoption correctkey answerkey standardanswer trueanswer correctanswers answers correctindex answerindex rightkey rightchoice correctchoice answerid answerids answeroptionid answeroptionids correctoptionid correctoptionids rightoptionid correctid correctanswerid correctanswerids correctoptions result ans a答案 正确 答案项`,
  type: "题型 题目类型 试题类型 typename typedesc typetext typestr typecn questiontypename questiontypecn subjecttype topictype 题目题型 试题题型 问题类型 题型名称 题类 题种 类型 tixing leixing questiontype type qtype kind itemtype tx",
  options:
    "选项 备选项 备选答案 选项内容 候选项 候选答案 选择项 题目选项 试题选项 可选项 所有选项 全部选项 待选项 答案选项 备选选项 选项列表 xuanxiang options opts answeroptions questionoptions questionoption 选 options choices opitions option choice optionlist optioncontent answerlist items selections candidates alternatives",
  explanation:
    "解析 答案解析 试题解析 题目解析 答案说明 答案分析 答案详解 解析说明 题解 详解 解答 解释 分析 注解 提示 试题分析 答题解析 正确答案解析 jiexi analysis explanation explain analyse analyze rationale feedback generalfeedback comment note remark hint parse resolve",
  source:
    "出处 来源 题目出处 试题出处 题目来源 试题来源 出题依据 命题依据 依据 参考资料 参考文献 教材出处 页码 教材页码 出题单位 命题单位 出自 chuchu source reference origin from citation",
  period: "时期 历史时期 年代 阶段 历史阶段 period era",
  topic:
    "知识点 章节 专题 主题 所属章节 分类 题目分类 试题分类 所属分类 类别 题目类别 模块 知识模块 考点 目录 章 节 篇章 科目 课程 标签 题库 题库名称 所属题库 学科 专业 一级知识点 二级知识点 知识领域 所属知识点 topic chapter category section tag tags knowledge knowledgepoint subjectname course module classify",
  difficulty: "难度 难易度 难易程度 难易 难度等级 难度系数 题目难度 试题难度 nandu difficulty level diff difficultylevel",
  score: "分值 分数 题目分值 试题分值 本题分值 每题分值 得分 满分 fenzhi score points mark marks point grade",
  "source:title": "出处书名 出处文件名 来源书名",
  "source:author": "出处作者 来源作者",
  "source:publisher": "出处出版社 出处发布单位 来源出版社",
  "source:date": "出处日期 出处年份 来源日期",
  pinned: "固定选项",
  image: "图片",
  "image:alt": "图片说明",
  number:
    "序号 题号 编号 号 题目编号 试题编号 题目序号 试题序号 题目id 试题id 序 序列 行号 xuhao tihao bianhao no num number index id qid questionid questionno sn seq 顺序 #",
};

const known = new Map<string, HeadingRole>();
for (const [role, words] of Object.entries(synonyms)) {
  for (const [rank, word] of (words ?? "").split(/\s+/).entries()) {
    if (word !== "" && !known.has(word)) known.set(word, { role: role as ColumnRole, rank, sure: true });
  }
}

/** A heading without width, case, spaces, marks and what stands in brackets: `*正确答案（必填，只能输入ABCD）` → `正确答案`. */
export function plainHeading(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=\w)\(e?s\)/gu, "")
    .replace(/\([^)]*\)|\[[^\]]*\]|【(必填|选填|可选|可不填|非必填)】|<[^>]*>/gu, "")
    .replace(/必填项?|选填|可不填|非必填/gu, "");
  return bare.replace(/[^\p{L}\p{N}#]+/gu, "");
}

const chineseDigits = "一二三四五六七八九十";
/** A, A项, 选项A, A选项, 选项一, 选项1, optionA, option_1, 答案A, 备选答案A, 答案选项1 … */
const optionBefore =
  /^(?:选项|备选项|备选答案|备选|候选项|答案选项|题目选项|可选项|选择项?|选项内容|xuanxiang|options?|opts?|choices?|item|select(?:ion)?|ans(?:wer)?|答案|answeroption|xx|sel|alternative)([a-l]|[1-9]|[一二三四五六七八九])(?:内容|项|text|content|value)?$/u;
const optionAfter = /^([a-l]|[1-9]|[一二三四五六七八九])(?:选项|选项内容|项|项目|答案|备选项|备选答案|option|choice|选择|选)$/u;

/** What a heading says of its column, or undefined. */
export function roleOfHeading(text: string): HeadingRole | undefined {
  if (text.length > 90) return undefined;
  const plain = plainHeading(text);
  if (plain === "") return undefined;
  const exact = known.get(plain);
  if (exact) return exact;
  if (isGivenAnswer(text)) return undefined;
  if (isWrongOption(text) || gapOfHeading(text) !== undefined) return undefined;
  const letter = /^[a-l]$/.test(plain) ? plain : (optionBefore.exec(plain)?.[1] ?? optionAfter.exec(plain)?.[1]);
  if (letter !== undefined) return { role: `option:${optionLetter(letter)}`, rank: 0, sure: true };
  // `Question - max 120 characters`, `答案：填字母`: what follows tells how to fill the column in, and is no question.
  const [, head, told = ""] = /^(.{1,30}?)(?:\s+[-–—]\s+|\s*[:：]\s*|\s*——\s*)(.+)$/su.exec(text) ?? [];
  if (head !== undefined && /max|limit|choose|required|optional|\bsecs?\b|必填|选填|填写?|不超过|用.{1,6}(?:隔开|分隔)/i.test(told))
    return roleOfHeading(head);
  if (plain.length > 14) return undefined;
  const part = parts.find(([pattern]) => pattern.test(plain));
  return part && { role: part[1], rank: 90, sure: false };
}

/** What somebody answered, which is not what is right: 用户答案, 我的答案, user_answer. */
export const isGivenAnswer = (text: string): boolean =>
  /^(?:用户|我的?|你的?|您的?|考生|学生|学员|本人|提交|所选|选择)的?(?:答案|选项|作答|回答)|作答|^(?:user|my|your|student|submitted|given)(?:answers?|choice|response|option)/u.test(
    plainHeading(text),
  );

/** A wrong option beside the right answer: 错误答案1, 干扰项二, incorrect_answer_3, distractor. */
export const isWrongOption = (text: string): boolean =>
  /^(?:错误(?:答案|选项|项)|干扰(?:项|选项|答案)|(?:incorrect|wrong)(?:answers?|options?|choices?)?|distractors?)[a-i1-9一二三四五六七八九]?$/u.test(
    plainHeading(text),
  );

/** A gap's answer in a column of its own: 空1, 第一空答案, 填空2, blank_1. Its index, or undefined. */
export function gapOfHeading(text: string): number | undefined {
  const sign = /^(?:空格?|填空|第|blank|gap)([1-9一二三四五六七八九])(?:个?空)?(?:的?答案)?$/u.exec(plainHeading(text))?.[1];
  if (sign === undefined) return undefined;
  return /\d/.test(sign) ? Number(sign) - 1 : chineseDigits.indexOf(sign);
}

function optionLetter(written: string): string {
  if (/[a-l]/.test(written)) return written.toUpperCase();
  const index = /\d/.test(written) ? Number(written) - 1 : chineseDigits.indexOf(written);
  return String.fromCharCode(65 + index);
}

/** Headings that hold a known word among others. */
const parts: readonly [RegExp, ColumnRole][] = [
  [/解析|详解|解释/u, "explanation"],
  [/题型|题目类型|试题类型/u, "type"],
  [/正确答案|标准答案|参考答案|答案$/u, "key"],
  [/题干/u, "stem"],
  [/难度/u, "difficulty"],
  [/知识点|章节/u, "topic"],
  [/出处|来源/u, "source"],
  [/分值/u, "score"],
  [/选项/u, "options"],
];
