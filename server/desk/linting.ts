import type { Entry } from "../bank/entry.ts";
import type { Finding } from "../bank/finding.ts";
import { createQuestionLint } from "../bank/lint.ts";
import type { Db } from "../database.ts";
import { type AskingSame, askedDigest, compareAsked } from "./asked.ts";
import { firmContents, isFirm } from "./contents.ts";
import type { DraftContent } from "./draft.ts";
import { type DeskFinding, lintDraft, questionOf } from "./findings.ts";
import { getRegisters } from "./registers.ts";
import { type BankRow, findImage, listAskingSame } from "./store.ts";

const lints = new WeakMap<Db, { version: number; lint: (entry: Entry) => Finding[] }>();

/** The lint of one question, built anew only when somebody changed the register. */
async function currentLint(db: Db): Promise<(entry: Entry) => Finding[]> {
  const registers = await getRegisters(db);
  const known = lints.get(db);
  if (known?.version === registers.version) return known.lint;
  const lint = createQuestionLint(registers);
  lints.set(db, { version: registers.version, lint });
  return lint;
}

/**
 * Everything the desk has to say about one content: by itself, against other questions that ask the same, and whether
 * its picture is there. The slow comparison of all with all is the bank's check.
 */
export async function lintContent(
  db: Db,
  id: string,
  bank: Pick<BankRow, "id" | "title" | "layer">,
  content: DraftContent,
): Promise<DeskFinding[]> {
  const about = { bankId: bank.id, layer: bank.layer, place: bank.title };
  const own = lintDraft(id, content, about, await currentLint(db));
  const made = questionOf(id, content);
  if ("findings" in made) return own;
  const asked = askedDigest(made.question);
  const others = await listAskingSame(db, asked, id);
  const contents = await firmContents(db, others);
  const same = others.flatMap((other): AskingSame[] => {
    const content = contents.get(other.id);
    const theirs = content && questionOf(other.id, content);
    // Found by its newest content; what is approved beneath a draft may ask something else.
    if (!theirs || "findings" in theirs || askedDigest(theirs.question) !== asked) return [];
    return [{ question: theirs.question, bankTitle: other.title, firm: isFirm(other) }];
  });
  return [...compareAsked(made.question, same), ...(await imageFindings(db, content)), ...own];
}

async function imageFindings(db: Db, { image }: DraftContent): Promise<DeskFinding[]> {
  if (!image || (await findImage(db, image.file.slice(0, 64)))) return [];
  return [{ level: "error", code: "image-missing", message: "图片没有传上来，请重新选择图片", field: "image" }];
}
