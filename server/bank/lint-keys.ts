import type { Entry } from "./entry.ts";
import { errorIn, type Finding, warningIn } from "./finding.ts";
import { indexesOf, letterOf } from "./letters.ts";
import { boundBy, placeBoundOptions } from "./pins.ts";
import type { Question } from "./question.ts";
import { plainWording } from "./wording.ts";

type Chosen = Extract<Question, { type: "single" | "multiple" }>;

/** Options distinct, keys and pins in range and in order, 以上都对 and its kin pinned. */
export function lintKeys(entry: Entry): Finding[] {
  const { question } = entry;
  switch (question.type) {
    case "single":
    case "multiple":
      return [...repeated(entry, "选项", question.options), ...keyLetters(entry, question), ...pins(entry, question)];
    case "blank":
      return question.key.flatMap((forms, i) => sameForms(entry, `第 ${i + 1} 空的可接受答案`, forms));
    case "order":
      return repeated(entry, "选项", question.options);
    case "match":
      return [
        ...repeated(
          entry,
          "左列",
          question.pairs.map(([left]) => left),
        ),
        ...repeated(
          entry,
          "右列",
          question.pairs.map(([, right]) => right),
        ),
      ];
    case "judge":
      return [];
  }
}

/** Two texts of one list that read the same once width, case, spaces and punctuation are set aside. */
function repeated(entry: Entry, what: string, texts: readonly string[]): Finding[] {
  const seen = new Map<string, number>();
  return texts.flatMap((text, i) => {
    const plain = plainWording(text) || text;
    const before = seen.get(plain);
    seen.set(plain, i);
    return before === undefined
      ? []
      : [errorIn(entry, "options-repeated", `${what} ${letterOf(before)} 与 ${letterOf(i)} 相同：“${text}”`)];
  });
}

/** Accepted forms may differ by punctuation alone (1935.1 and 1935年1月 are not the same), but never be equal. */
function sameForms(entry: Entry, what: string, forms: readonly string[]): Finding[] {
  const twice = forms.filter((form, i) => forms.indexOf(form) !== i);
  return twice.map((form) => warningIn(entry, "form-repeated", `${what}重复：“${form}”`));
}

function keyLetters(entry: Entry, question: Chosen): Finding[] {
  const findings: Finding[] = [];
  const indexes = indexesOf(question.key);
  const last = letterOf(question.options.length - 1);
  if (indexes.some((i) => i >= question.options.length))
    findings.push(errorIn(entry, "key", `答案 ${question.key} 超出选项范围 A 至 ${last}`));
  if (question.type === "single") return findings;
  if (indexes.some((index, i) => i > 0 && index <= (indexes[i - 1] as number))) {
    findings.push(errorIn(entry, "key", `答案 ${question.key} 要按字母顺序书写，且不重复`));
  } else if (indexes.length === question.options.length) {
    findings.push(warningIn(entry, "key-all", "所有选项都是答案：多选题至少要有一个错误选项"));
  }
  return findings;
}

function pins(entry: Entry, question: Chosen): Finding[] {
  const findings: Finding[] = [];
  const pinned = indexesOf(question.pinned ?? "");
  if (pinned.some((i) => i >= question.options.length)) {
    findings.push(errorIn(entry, "pinned", `固定选项 ${question.pinned} 超出选项范围`));
  }
  const loose = placeBoundOptions(question.options).filter((i) => !pinned.includes(i));
  if (loose.length > 0) {
    // Of several that speak, the first whose words leave an option loose: that is the one to read again.
    const speaker = question.options.findIndex((_, i) => boundBy(question.options, i).some((held) => loose.includes(held)));
    const speaks = `选项 ${letterOf(speaker)}“${question.options[speaker] ?? ""}”提到了其他选项的位置，打乱后会变义`;
    const missing = loose.map(letterOf).join("、");
    const whole = [...new Set([...pinned, ...loose])].sort((a, b) => a - b).map(letterOf);
    findings.push(errorIn(entry, "pinned", `${speaks}：请在 ${missing} 旁点“固定”（题库文件里写 pinned: ${whole.join("")}）`));
  }
  return findings;
}
