import type { AppContext } from "../context.ts";
import type { ImportDesk, ImportQuestionView } from "./import-contract.ts";
import { unknownNumber } from "./import-problems.ts";
import { countMade, findClaim, getImport, hasFile, listImports, listItems, listRefusals, listUnits, readMarks } from "./import-store.ts";
import type { ImportSummary } from "./import-tables.ts";
import { countsOf, indexed, type Page, pageOf, questionView } from "./import-views.ts";
import { undoForMs } from "./import-clearing.ts";
import { namesOfOrganisers } from "./people.ts";
import { getBank } from "./store.ts";

type Ctx = Pick<AppContext, "db" | "clock">;

/** At most so many units come with a page of questions; the rest are asked for by their place. */
const unitsWithPage = 400;
const refusalsWithPage = 100;
const importsListed = 50;

/** An import with one page of its questions and the units they were read from. */
export async function viewImport({ db, clock }: Ctx, importId: string, page: Page): Promise<ImportDesk> {
  const row = await getImport(db, importId);
  const summary = JSON.parse(row.reading) as ImportSummary;
  const marks = await readMarks(db, importId);
  const items = await listItems(db, importId, pageOf(marks, page));
  const all = items.flatMap(({ original }) => original.units);
  const first = all.length > 0 ? all.reduce((a, b) => Math.min(a, b)) : 0;
  const last = all.length > 0 ? all.reduce((a, b) => Math.max(a, b)) : Math.min(summary.units, unitsWithPage) - 1;
  const wanted = page.numbers === undefined ? Math.min(unitsWithPage, last - first + 1) : 0;
  const units = await listUnits(db, importId, first, wanted);
  const [bank, name, file, made, claim] = await Promise.all([
    getBank(db, row.bank_id),
    namesOfOrganisers(db),
    hasFile(db, importId),
    countMade(db, importId),
    findClaim(db, `${row.bank_id}/${row.file_hash}`),
  ]);
  const undoUntil = row.state === "confirmed" && row.confirmed_at !== null ? row.confirmed_at + undoForMs : null;
  return {
    id: row.id,
    bankId: row.bank_id,
    bankTitle: bank.title,
    fileName: row.file_name,
    format: row.format,
    state: row.state === "staging" ? "open" : row.state,
    createdBy: name(row.created_by),
    createdAt: row.created_at,
    counts: countsOf(marks, summary),
    marks,
    units: indexed(units, first),
    questions: items.map(questionView),
    refusals: await listRefusals(db, importId, 0, Math.min(summary.refusals, refusalsWithPage)),
    asides: summary.asides,
    columnMaps: summary.columnMaps,
    hasFile: file,
    confirmedAt: row.state === "confirmed" ? row.confirmed_at : null,
    undoUntil: undoUntil !== null && undoUntil > clock.now() ? undoUntil : null,
    made,
    earlier: claim && claim.id !== row.id ? { importId: claim.id, by: name(claim.created_by), at: Number(claim.confirmed_at) } : null,
  };
}

/** One question after a change, with the state of the whole file. */
export async function viewMended({ db }: Ctx, importId: string, number: number) {
  const [row, marks, items] = await Promise.all([getImport(db, importId), readMarks(db, importId), listItems(db, importId, [number])]);
  const [item] = items;
  if (!item) throw unknownNumber();
  const question: ImportQuestionView = questionView(item);
  return { question, mark: marks[number - 1] ?? "d", counts: countsOf(marks, JSON.parse(row.reading) as ImportSummary) };
}

export async function viewImports({ db }: Ctx) {
  const rows = await listImports(db, importsListed);
  const name = await namesOfOrganisers(db);
  const imports = [];
  for (const row of rows) {
    const { questions, doubtful, imported } = countsOf(await readMarks(db, row.id), { refusals: 0, units: 0 });
    imports.push({
      id: row.id,
      bankId: row.bank_id,
      bankTitle: row.title,
      fileName: row.file_name,
      format: row.format,
      state: row.state === "staging" ? ("open" as const) : row.state,
      createdBy: name(row.created_by),
      createdAt: row.created_at,
      counts: { questions, doubtful, imported, refused: (JSON.parse(row.reading) as ImportSummary).refusals },
    });
  }
  return { imports };
}
