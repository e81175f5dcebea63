import type { AppContext } from "../context.ts";
import { askedDigest } from "./asked.ts";
import { comparableOf, doubtsAgainst } from "./import-against.ts";
import type { Decision, ReadQuestion } from "./import-item.ts";
import { mend, type Mending } from "./import-mend.ts";
import { alreadyInBank, blockedQuestion, importMoved, unknownNumber } from "./import-problems.ts";
import { type Item, getImport, listItems, readMarks } from "./import-store.ts";
import type { MendingRow } from "./import-writes.ts";
import { listBankQuestionsAsking } from "./import-same.ts";

type Ctx = Pick<AppContext, "db" | "writer">;

const itemsAtOnce = 200;

/** Changes one question of a file: what it says, what is to become of it, or both. `reading: null` puts back what the file has. */
export async function mendQuestion(
  ctx: Ctx,
  importId: string,
  number: number,
  change: { reading?: Mending | null; decision?: Decision },
): Promise<void> {
  await getImport(ctx.db, importId);
  for (let attempt = 1; attempt <= 2; attempt++) {
    const [item] = await listItems(ctx.db, importId, [number]);
    if (!item) throw unknownNumber();
    if (item.questionId !== null) throw alreadyInBank([number]);
    const { row, question } = changed(item, change);
    const why = whyNot(question, change.decision);
    if (why !== undefined) throw blockedQuestion(why);
    const judged = change.reading ? await heldAgainstBank(ctx, importId, row, question) : row;
    const { missed } = await ctx.writer.run("desk.import-mend", { importId, rows: [judged] });
    if (missed.length === 0) return;
  }
  throw importMoved();
}

/** The same change for many. What cannot be changed is named with its reason. */
export async function mendMany(
  ctx: Ctx,
  importId: string,
  input: { numbers: readonly number[] | "doubtful" | "clear" | "all"; change: Mending & { decision?: Decision } },
): Promise<{ changed: number; refused: { number: number; detail: string }[]; marks: string }> {
  await getImport(ctx.db, importId);
  const { decision, ...mending } = input.change;
  const reading = Object.keys(mending).length > 0 ? mending : undefined;
  const numbers = typeof input.numbers === "string" ? numbersOf(await readMarks(ctx.db, importId), input.numbers) : input.numbers;
  const refused: { number: number; detail: string }[] = [];
  let done = 0;
  for (let i = 0; i < numbers.length; i += itemsAtOnce) {
    const items = await listItems(ctx.db, importId, numbers.slice(i, i + itemsAtOnce));
    const rows: MendingRow[] = [];
    for (const item of items) {
      const { row, question } = changed(item, { reading, decision });
      const detail = item.questionId === null ? whyNot(question, decision) : "已经导入题库，要改请到题目里改。";
      if (detail === undefined) rows.push(row);
      else refused.push({ number: item.number, detail });
    }
    if (rows.length === 0) continue;
    const { missed } = await ctx.writer.run("desk.import-mend", { importId, rows });
    done += rows.length - missed.length;
    refused.push(...missed.map((number) => ({ number, detail: "别人刚刚改过这一题，请再看一遍。" })));
  }
  return { changed: done, refused, marks: await readMarks(ctx.db, importId) };
}

function numbersOf(marks: string, kind: "doubtful" | "clear" | "all"): number[] {
  const wanted = { doubtful: "d", clear: "c", all: "cdts" }[kind];
  return [...marks].flatMap((mark, i) => (wanted.includes(mark) ? [i + 1] : []));
}

function changed(
  item: Item,
  { reading, decision }: { reading?: Mending | null; decision?: Decision },
): { row: MendingRow; question: ReadQuestion } {
  const { number, version, original, current } = item;
  const question = reading === undefined ? current : reading === null ? original : mend(current, original, reading);
  const mended = reading === undefined ? item.mended : reading !== null;
  const row: MendingRow = {
    number,
    version,
    clear: question.doubts.length === 0 ? 1 : 0,
    decision: decision ?? (blockOf(question) && item.decision === "take" ? "undecided" : item.decision),
    mending: mended ? JSON.stringify(question) : null,
  };
  return { row, question };
}

/** What no draft can hold cannot be taken as it is. */
const blockOf = (question: ReadQuestion): string | undefined => question.doubts.find(({ code }) => code === "too-large")?.message;
const whyNot = (question: ReadQuestion, decision: Decision | undefined): string | undefined =>
  decision === "take" ? blockOf(question) : undefined;

/** A question that was changed by hand may now be one that a bank has. */
async function heldAgainstBank(ctx: Ctx, importId: string, row: MendingRow, current: ReadQuestion): Promise<MendingRow> {
  const question = comparableOf(current);
  if (!question || current.doubts.some(({ otherId }) => otherId !== undefined)) return row;
  const same = await listBankQuestionsAsking(ctx.db, askedDigest(question), importId);
  const doubt = doubtsAgainst([current], same).get(0);
  if (!doubt) return row;
  return { ...row, clear: 0, mending: JSON.stringify({ ...current, doubts: [...current.doubts, doubt] }) };
}
