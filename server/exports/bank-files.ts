import { manifestText, questionFileText } from "../bank/file-text.ts";
import type { Period, Question } from "../bank/question.ts";
import { releaseTexts } from "../bank/release.ts";
import type { Built, Loss, WholeBank } from "./content.ts";
import { zipFiles } from "./pack.ts";

/** A bank's files by their path inside the bank's folder, in the very form in which the questions folder holds them. */
export function bankFiles({ bank, questions, releases, images }: WholeBank): Map<string, Uint8Array> {
  const files = new Map<string, string>([["bank.yaml", manifestText(bank)]]);
  const byFile = new Map<string, { period: Period; questions: Question[] }>();
  for (const { file, period, question } of questions) {
    const own = byFile.get(file) ?? { period, questions: [] };
    own.questions.push(question);
    byFile.set(file, own);
  }
  for (const [file, own] of byFile) files.set(`${file}.yaml`, questionFileText(own.period, own.questions));
  const frozen = new Set<string>();
  for (const release of releases) {
    const { name, yaml, json } = releaseTexts(release, frozen);
    files.set(`releases/${name}.yaml`, yaml).set(`releases/${name}.json`, json);
    for (const { id } of release.revisions) frozen.add(id);
  }
  const bytes = new Map([...files].map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]));
  for (const file of imagesNamed(questions.map(({ question }) => question))) {
    const image = images.get(file);
    if (image) bytes.set(`media/${file}`, image.bytes);
  }
  return bytes;
}

/** The whole bank as one zip that can be unpacked into any installation's questions folder. */
export function buildZip(whole: WholeBank): Built {
  const losses = whole.questions.flatMap(({ question: { id, image } }): Loss[] =>
    image && !whole.images.has(image.file) ? [{ questionId: id, message: "图片不在库里，压缩包里没有它" }] : [],
  );
  return { bytes: zipFiles(whole.bank.id, bankFiles(whole)), losses };
}

export const imagesNamed = (questions: readonly Question[]): string[] => [
  ...new Set(questions.flatMap(({ image }) => (image ? [image.file] : []))),
];
