import { utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";

/** The formats of the bench by the ending people know them by. */
export const fileKinds = ["xlsx", "xls", "csv", "txt", "docx", "json", "gift", "aiken", "moodle", "qti"] as const;
export type FileKind = (typeof fileKinds)[number];

interface Made {
  type: "单选题" | "多选题" | "判断题";
  stem: string;
  options: string[];
  key: string;
}

/** A package may hold 2,000 entries; more questions are more packages. */
const questionsOfPackage = 1_900;

/** Questions that mean nothing, no two alike, of the length and mix of real ones. */
function made(count: number, onlySingle: boolean): Made[] {
  return Array.from({ length: count }, (_, i): Made => {
    const stem = `第 ${i} 次会议在${["东街", "西街", "南街", "北街"][i % 4]}的会场里，讨论并通过了关于第 ${(i * 7) % 997} 号事项的（）。`;
    const options = ["决定", "决议", "公报", "纲要"].map((word, n) => `${word}第${(i + n * 31) % 613}号`);
    if (!onlySingle && i % 5 === 4)
      return { type: "判断题", stem: stem.replace("（）", "决定"), options: [], key: i % 2 === 0 ? "正确" : "错误" };
    if (!onlySingle && i % 5 === 3) return { type: "多选题", stem, options, key: ["AB", "ACD", "BD"][i % 3] as string };
    return { type: "单选题", stem, options, key: "ABCD"[i % 4] as string };
  });
}

/** `count` questions in each format; several files only where one cannot hold them. */
export function fileOf(kind: FileKind, count: number): Uint8Array[] {
  const questions = made(count, kind === "aiken");
  switch (kind) {
    case "xlsx":
    case "xls":
      return [workbook(questions, kind === "xlsx" ? "xlsx" : "biff8")];
    case "csv":
      return [
        strToU8(
          rows(questions)
            .map((row) => row.join(","))
            .join("\r\n"),
        ),
      ];
    case "txt":
      return [strToU8(lines(questions).join("\r\n"))];
    case "docx":
      return [document(lines(questions))];
    case "json":
      return [strToU8(JSON.stringify(questions))];
    case "gift":
      return [strToU8(questions.map(gift).join("\n\n"))];
    case "aiken":
      return [
        strToU8(
          questions
            .map((one) => [one.stem, ...one.options.map((option, i) => `${"ABCD"[i]}. ${option}`), `ANSWER: ${one.key}`].join("\n"))
            .join("\n\n"),
        ),
      ];
    case "moodle":
      return [strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.map(moodle).join("\n")}\n</quiz>`)];
    case "qti":
      return Array.from({ length: Math.ceil(count / questionsOfPackage) }, (_, i) =>
        qtiPackage(questions.slice(i * questionsOfPackage, (i + 1) * questionsOfPackage)),
      );
  }
}

const rows = (questions: readonly Made[]) => [
  ["题型", "题干", "A", "B", "C", "D", "答案"],
  ...questions.map(({ type, stem, options, key }) => [type, stem, ...Array.from({ length: 4 }, (_, i) => options[i] ?? ""), key]),
];

function workbook(questions: readonly Made[], bookType: "xlsx" | "biff8"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows(questions)), "题库");
  return new Uint8Array(write(book, { type: "array", bookType, compression: true }) as ArrayBuffer);
}

const lines = (questions: readonly Made[]) =>
  questions.flatMap(({ type, stem, options, key }, i) => [
    `${i + 1}. （${type}）${stem}`,
    ...options.map((option, n) => `${"ABCD"[n]}. ${option}`),
    `答案：${key}`,
  ]);

function document(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "word/document.xml": strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

function gift({ type, stem, options, key }: Made): string {
  if (type === "判断题") return `${stem}{${key === "正确" ? "T" : "F"}}`;
  const right = (i: number) => key.includes("ABCD"[i] as string);
  const mark = (i: number) => (type === "单选题" ? (right(i) ? "=" : "~") : `~%${right(i) ? 100 / key.length : -100}%`);
  return `${stem}{\n${options.map((option, i) => `${mark(i)}${option}`).join("\n")}\n}`;
}

function moodle({ type, stem, options, key }: Made): string {
  const answer = (text: string, fraction: number) => `<answer fraction="${fraction}"><text>${text}</text></answer>`;
  const answers =
    type === "判断题"
      ? answer("true", key === "正确" ? 100 : 0) + answer("false", key === "正确" ? 0 : 100)
      : options.map((option, i) => answer(option, key.includes("ABCD"[i] as string) ? 100 / key.length : 0)).join("");
  return `<question type="${type === "判断题" ? "truefalse" : "multichoice"}"><questiontext format="html"><text><![CDATA[<p>${stem}</p>]]></text></questiontext><single>${type === "单选题"}</single>${answers}</question>`;
}

function qtiPackage(questions: readonly Made[]): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const names = questions.map((_, i) => `items/q${i}.xml`);
  files["imsmanifest.xml"] = strToU8(
    `<manifest><resources>${names.map((href) => `<resource href="${href}"/>`).join("")}</resources></manifest>`,
  );
  questions.forEach((one, i) => {
    const options = one.type === "判断题" ? ["正确", "错误"] : one.options;
    const right = one.type === "判断题" ? [one.key === "正确" ? "A" : "B"] : [...one.key];
    const choices = options.map((option, n) => `<simpleChoice identifier="${"ABCD"[n]}">${option}</simpleChoice>`).join("");
    files[names[i] as string] = strToU8(
      `<assessmentItem identifier="q${i}"><responseDeclaration identifier="R" cardinality="${one.type === "多选题" ? "multiple" : "single"}"><correctResponse>${right.map((value) => `<value>${value}</value>`).join("")}</correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>${one.stem}</prompt>${choices}</choiceInteraction></itemBody></assessmentItem>`,
    );
  });
  return zipSync(files);
}
