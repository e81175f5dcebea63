import { letterOf } from "../../bank/letters.ts";
import { countBlanks, type KeyRead, lettersOf, readKey } from "../key.ts";
import type { ImportType, ReadKey } from "../reading.ts";
import { judgementOf, judgementOptions } from "../type-words.ts";
import { type Conventions, keyText } from "./conventions.ts";
import { isNothing } from "./fields.ts";
import { numberKey } from "./number-keys.ts";
import { plainChoice } from "./plain-choice.ts";
import type { SettledOptions } from "./settle-options.ts";
import { doubt } from "./sheet.ts";

interface Asked {
  type: ImportType;
  stem: string;
  settled: SettledOptions;
  habits: Conventions;
}

/** The right answer as a table or record writes it, for a question whose type is settled. */
export function settleKey(written: string | string[], asked: Asked): KeyRead {
  const { type, settled } = asked;
  const text = keyText(written).trim();
  if (/^[?？]+$/.test(text) || isNothing(text)) return { doubts: [] };
  if (typeof written === "string" && type !== "blank" && type !== "short") {
    const plain = plainChoice(text);
    if (plain !== text) return settleKey(plain, asked);
  }
  switch (type) {
    case "judge":
      return judgeKey(text, asked);
    case "single":
    case "multiple":
      return choiceKey(Array.isArray(written) && written.length === 1 ? (written[0] as string) : written, asked);
    case "blank":
    case "short":
      return textKey(written, asked);
    default:
      return readKey(text, { type, options: settled.options });
  }
}

function judgeKey(text: string, { settled, habits }: Asked): KeyRead {
  const first = judgementOptions(settled.options);
  if (first !== undefined && habits.style !== undefined && /^\d{2,}$/.test(text)) {
    const read = numberKey(text, settled.options, habits);
    return { ...(read?.key === "A" || read?.key === "B" ? { key: (read.key === "A") === first } : {}), doubts: read?.doubts ?? [] };
  }
  if (!/^[0-9]$/.test(text)) {
    // `A.正确`: letter and word agree or nothing is certain.
    const both = /^([AB])\s*[.．、:：]\s*(.+)$/iu.exec(text);
    const word = both?.[2] === undefined ? undefined : judgementOf(both[2]);
    if (both && word !== undefined) {
      const byLetter = first === undefined ? word : both[1]?.toUpperCase() === "A" ? first : !first;
      return byLetter === word
        ? { key: word, doubts: [] }
        : { doubts: [doubt("key-ambiguous", "key", "答案的字母和文字说的不是一回事，请选定。")] };
    }
    return readKey(text, { type: "judge", options: settled.options });
  }
  if (first !== undefined) {
    const index = habits.indexBase === undefined ? -1 : Number(text) - habits.indexBase;
    if (index === 0 || index === 1) {
      const said = [doubt("key-by-number", "key", `答案写的是数字 ${text}：按第几个选项理解，请核对。`)];
      return { key: index === 0 ? first : !first, doubts: said };
    }
    return { doubts: [doubt("key-ambiguous", "key", `答案写的是数字 ${text}，看不出指哪一项，请选定。`)] };
  }
  // Programs count 正确 and 错误 as options too, and then 0 is 正确: no number is certain.
  if (text === "0" || text === "1") {
    return { key: text === "1", doubts: [doubt("judge-number", "key", `判断题的答案写作 ${text}：按 1 对、0 错理解，请核对。`)] };
  }
  return { doubts: [doubt("key-ambiguous", "key", `判断题的答案写作 ${text}，看不出是对还是错，请选定。`)] };
}

function choiceKey(written: string | string[], { type, settled: { options, letters }, habits }: Asked): KeyRead {
  const asked = { type, options };
  if (Array.isArray(written)) {
    const reads = written.map((one) =>
      choiceKey(one, { type, stem: "", settled: { options, doubts: [], ...(letters ? { letters } : {}) }, habits }),
    );
    const keys = reads.map((read) => read.key);
    const doubts = reads.flatMap((read) => read.doubts).slice(0, 1);
    if (keys.some((key) => typeof key !== "string")) return { doubts };
    return { key: [...new Set(keys.join(""))].sort().join(""), doubts };
  }
  const numbered = numberKey(written, options, habits);
  if (numbered !== undefined) return numbered;
  // `A.不忘初心、B.踔厉奋发`: every letter with its own option's text.
  const named = lettersOf(written) === undefined && /^[A-I]\s*[.．、:：)）]/iu.test(written) ? namedLetters(written, options) : undefined;
  if (named !== undefined) return named;
  const first = readKey(written, asked);
  const own = lettersOf(written);
  const asLetters = first.key === undefined && habits.answersInLetters && own !== undefined && new Set(own).size === own.length;
  const read =
    asLetters && first.doubts.some(({ code }) => code === "key-ambiguous") ? { key: own, doubts: [ambiguousLetter(own)] } : first;
  if (letters === undefined || own === undefined || typeof read.key !== "string") return read;
  // Options left empty in between: letters count as the file has them.
  const places = [...read.key].map((letter) => letters.indexOf(letter));
  if (places.some((place) => place < 0))
    return { doubts: [doubt("key-beyond-options", "key", `答案是 ${read.key}，其中有空着的选项，请核对。`)] };
  return { ...read, key: places.map(letterOf).join("") };
}

const ambiguousLetter = (letters: string) =>
  doubt("key-ambiguous", "key", `答案 ${letters} 既是选项的字母，又与一个选项的文字相同：这份题库的答案都写字母，按字母理解，请核对。`);

function namedLetters(text: string, options: readonly string[]): KeyRead | undefined {
  const labels = [...text.matchAll(/(?<![A-Za-z])([A-I])\s*[.．、:：)）]\s*/giu)];
  if (labels.length === 0) return undefined;
  const same = (a: string, b: string) => a.replace(/[\s、,，;；。.]+/gu, "") === b.replace(/[\s、,，;；。.]+/gu, "");
  const parts = labels.map((label, i) => ({
    index: (label[1] as string).toUpperCase().charCodeAt(0) - 65,
    text: text.slice(label.index + label[0].length, labels[i + 1]?.index ?? text.length),
  }));
  if (!parts.every(({ index, text: own }) => same(options[index] ?? "", own))) {
    return { doubts: [doubt("key-ambiguous", "key", "答案的字母和后面的文字不是同一个选项，请选定。")] };
  }
  return { key: [...new Set(parts.map(({ index }) => letterOf(index)))].sort().join(""), doubts: [] };
}

/** Blank and short. Where the file puts the texts among the options and letters into the answer, the letters' texts are meant. */
function textKey(written: string | string[], { type, stem, settled: { options } }: Asked): KeyRead {
  const text = keyText(written).trim();
  const blanks = Math.max(1, countBlanks(stem));
  const letters = options.length > 0 ? lettersOf(text) : undefined;
  const meant = letters === undefined ? undefined : [...letters].map((letter) => options[letter.charCodeAt(0) - 65]);
  if (meant && !meant.includes(undefined)) {
    const texts = meant as string[];
    if (type === "short") return { key: [[texts.join("\n")]], doubts: [] };
    return texts.length === 1 ? readKey(texts[0] as string, { type, options: [], blanks }) : eachBlank(texts, blanks);
  }
  if (Array.isArray(written) && type === "blank") return eachBlank(written, blanks);
  return readKey(text, { type, options: [], blanks });
}

function eachBlank(texts: string[], blanks: number): KeyRead {
  const key: ReadKey = texts.map((text) => text.split(" / ").map((form) => form.trim()));
  if (texts.length === blanks) return { key, doubts: [] };
  // One gap and several texts: several ways to write the answer, or several gaps that were not marked.
  if (blanks === 1) {
    return {
      key: [key.flat()],
      doubts: [doubt("blank-forms", "key", "只有一个空，却有几个答案：按都算对理解，请核对。")],
    };
  }
  return { key, doubts: [] };
}
