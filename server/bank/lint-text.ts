import type { Entry } from "./entry.ts";
import { errorIn, type Finding, warningIn } from "./finding.ts";
import { letterOf } from "./letters.ts";
import { textsOf } from "./texts.ts";
import { plainWording } from "./wording.ts";

/** How the texts are written: gaps, spaces, punctuation, letters in front of options, an answer that stands in the stem. */
export function lintText(entry: Entry): Finding[] {
  return [
    ...gaps(entry),
    ...optionForm(entry),
    ...givenAway(entry),
    ...textsOf(entry.question).flatMap(([what, text]) => writing(entry, what, text)),
  ];
}

function gaps(entry: Entry): Finding[] {
  const { question } = entry;
  const lines = question.stem.match(/_+/g) ?? [];
  const odd = lines.filter((line) => line.length !== 4);
  if (odd.length > 0) return [errorIn(entry, "gap", "填空处要写成四个下划线 ____")];
  if (question.type === "blank") {
    if (lines.length === question.key.length) return [];
    return [errorIn(entry, "gap", `题干有 ${lines.length} 个空，答案却有 ${question.key.length} 组`)];
  }
  if (lines.length > 0) return [errorIn(entry, "gap", "只有填空题的题干可以有 ____，选择题请用（　）")];
  if (question.type !== "single" && question.type !== "multiple") return [];
  return /（　）|？/.test(question.stem) ? [] : [warningIn(entry, "gap", "题干要有（　）（内为一个全角空格），或以问号提问")];
}

function optionForm(entry: Entry): Finding[] {
  const { question } = entry;
  if (!("options" in question)) return [];
  return question.options.flatMap((option, i) => [
    ...(/^[A-HＡ-Ｈ]\s*[.．、:：)）]/.test(option)
      ? [warningIn(entry, "option-form", `选项 ${letterOf(i)} 前面不要写字母，系统会自动编号`)]
      : []),
    ...(/[。；;]$/.test(option) ? [warningIn(entry, "option-form", `选项 ${letterOf(i)} 末尾不要标点`)] : []),
  ]);
}

function givenAway(entry: Entry): Finding[] {
  const { question } = entry;
  if (question.type !== "blank") return [];
  const stem = plainWording(question.stem);
  const told = question.key
    .map((forms) => forms[0] ?? "")
    .filter((form) => plainWording(form).length > 1 && stem.includes(plainWording(form)));
  return told.map((form) => warningIn(entry, "given-away", `答案“${form}”已出现在题干里`));
}

const pairsOfMarks = ["“”", "‘’", "《》", "（）", "〈〉"] as const;

function writing(entry: Entry, what: string, text: string): Finding[] {
  const findings: Finding[] = [];
  const tell = (message: string) => findings.push(warningIn(entry, "writing", `${what}${message}`));
  if (/[\u200b-\u200f\u2028\u2029\ufeff\ufffd\u00a0]/.test(text)) findings.push(errorIn(entry, "writing", `${what}里有看不见的字符或乱码`));
  const unspaced = text.replace(/（　）/g, "");
  if (/\s{2,}|[\u4e00-\u9fff]\s+\d|\d\s+[\u4e00-\u9fff]/.test(unspaced)) tell("里有多余的空格");
  if (/[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/.test(text)) tell("里有半角标点，请改用全角");
  for (const [open, close] of pairsOfMarks.map((marks) => [...marks] as [string, string])) {
    if (text.split(open).length !== text.split(close).length) tell(`里的 ${open}${close} 不成对`);
  }
  if (/^(略|无|暂无)[。.]?$/.test(text)) findings.push(errorIn(entry, "writing", `${what}不能写“${text}”`));
  return findings;
}
