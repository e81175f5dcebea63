import { type StatedType, statedType } from "../type-words.ts";

/** Enumerators before a heading: 一、 （二） 第三部分 Ⅱ. 2、 */
const enumerator =
  /^(?:第\s*[一二三四五六七八九十百\d]+\s*(?:部分|大题|单元|章|节|篇|类|卷)[、.．:：\s]*)?(?:(?:[一二三四五六七八九十]{1,3}|[IVXⅠ-Ⅻ]+|\d{1,2}|题型[一二三四五六七八九十])\s*[、.．:：\s]\s*)?(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]\s*[、.．]?\s*)?/u;

/** With its rule of dashes. Longer lines are not stripped of theirs: that takes the square of their length. */
export const longestHeading = 600;

/** The type a heading announces for what follows it: 一、单项选择题（共20题）, 判断题, 【多选题】, 党史知识单选题. */
export function headingType(line: string): StatedType | undefined {
  if (line.length > longestHeading) return undefined;
  const text = line.trim().replace(/^[#*\s—=-]+|[*\s—=-]+$/gu, "");
  if (text === "" || text.length > 240) return undefined;
  const core = text.replace(enumerator, "");
  const numbered = /^\d/.test(text);
  const parts =
    /^([【[（(〔［]?\s*[\p{L}/／ ]{2,16}?\s*[】\])）〕］]?)\s*(部分|题库|练习题?|试题|汇总)?\s*([（(【[:：,，。;；.—\-\s共每\d].*)?$/u.exec(
      core,
    );
  if (parts) {
    const type = statedType(parts[1] as string);
    const tail = (parts[3] ?? "").trim();
    // 3.连线 is a question; a heading says 连线题.
    const terse = numbered && (type === "order" || type === "match") && !/题/u.test(parts[1] as string);
    if (type && !terse && isRemark(tail, numbered)) return type;
  }
  // A title in front: at most a line, no sentence, and 题 at its end.
  const titled =
    /^([^，。？！；：、_（）()]{0,24}?)((?:单项?选择?|多项?选择?|不定项选择|判断|填空|简答|论述|名词解释|选择)题)\s*(?:[（(][^（）()]*[）)])?\s*[:：]?$/u.exec(
      core,
    );
  if (titled && !numbered && text.length <= 40) return statedType(titled[2] as string);
  return undefined;
}

/** What may follow the type in a heading: nothing, a remark in brackets, how many and for how many marks; not a question's own text. */
function isRemark(tail: string, numbered: boolean): boolean {
  if (tail === "" || /^[:：.。—-]+$/u.test(tail)) return true;
  const bracketed = /^[:：]?\s*[（(【[][^）)】\]]*[）)】\]]?\s*[。.:：]?$/u.test(tail);
  if (bracketed) return !/^[（(【[]\s*[）)】\]]/u.test(tail);
  if (numbered) return false;
  // （共30分）在每小题列出的四个备选项中…：marks in brackets, then what to do.
  if (
    /^[:：]?\s*[（(【[][^）)】\]]{1,60}[）)】\]]\s*(?:在|请|每|下列每|将|从|以下|本|多选|错选|选出|判断|正确的|答)[^（(_？?]*(?:[（(][^）)]+[）)][^（(_？?]*)?$/u.test(
      tail,
    )
  )
    return true;
  return (
    /^[:：,，。;；.\s—-]*(?:共|本大?题|每|合计|满分|\d+\s*(?:小?题|道|分|个)|请|下列|以下|在|将|从|正确的|对的)/u.test(tail) &&
    !/_{2,}|[（(]\s*[）)]/u.test(tail)
  );
}

const chapter = [
  /^第\s*[一二三四五六七八九十百零\d]+\s*(?:章|节|编|部分|篇|单元|讲|课|专题|回|卷|模块|辑)(?![^\s：:、.．《“"]{0,3}[的是在])/u,
  /^(?:专题|模块|单元|项目|任务|附件|附录|章节)\s*[一二三四五六七八九十\d]*\s*[:：、.\s]/u,
  /^[-—=*#~]{2,}\s*\S.{0,60}?\s*[-—=*#~]{2,}$/u,
  /^#{1,6}\s+\S/u,
  /^(?:绪论|导论|导言|前言|总则|序言)\s*$/u,
];

/** Whether a line is a heading beyond doubt that is not about a type: 第一章 …, --- … ---. */
export function isChapter(line: string): boolean {
  const text = line.trim();
  return text.length <= 60 && !/[？?]|_{2,}|[（(]\s*[）)]/u.test(text) && !/[。；]$/u.test(text) && chapter.some((form) => form.test(text));
}

/** Whether a line could be a title where the lines around it say so: short, no sentence, nothing to fill in. */
export function couldBeTitle(line: string): boolean {
  const text = line.trim();
  return text.length > 1 && text.length <= 36 && !/[。？！；，?!;,_√×]|[（(]\s*[A-I]?\s*[）)]/u.test(text);
}

/** Page numbers and running heads: - 3 -, 第3页 共10页, 3 / 10. */
export const isPageNumber = (line: string): boolean =>
  /^\s*(?:[-—–]+\s*\d{1,4}\s*[-—–]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d+(?:\s*of\s*\d+)?)\s*$/iu.test(
    line,
  );

/** Who set a question, as a line or at its end: 【出题：武汉大学】, （出题：… 推荐：…）. */
export const credit = /[【（([]\s*(?:出题|命题|供题|推荐|供稿|提供)(?:人|单位|者|学校)?\s*[:：][^】）)\]]*[】）)\]]/gu;
