import { type SelectQueryBuilder, sql } from "kysely";
import type { Database, Db } from "../database.ts";
import type { QuestionsQuery } from "./contract.ts";
import { type Cell, countFacets, type FacetFilters, facetNames } from "./facets.ts";
import { likePatterns } from "./search-terms.ts";

type Selecting<O> = SelectQueryBuilder<Database, "question", O>;

/** Ids; undefined: all of them. */
type Only = readonly string[] | undefined;
/** How many ids are asked for in one statement. */
const together = 500;

const values = (list: string | undefined): string[] | undefined => (list === undefined ? undefined : list.split(","));

/** The filters of a query that have figures of their own. */
function filtersOf(query: QuestionsQuery): FacetFilters {
  return Object.fromEntries(facetNames.flatMap((name) => (query[name] === undefined ? [] : [[name, values(query[name])]])));
}

/** Ids, bank, words and time: what narrows the figures as well as the rows. */
function within<O>(select: Selecting<O>, query: QuestionsQuery, only: Only): Selecting<O> {
  let narrowed = select;
  // An empty list of ids is no SQL that both engines take.
  if (only) narrowed = only.length > 0 ? narrowed.where("id", "in", only) : narrowed.where(sql<boolean>`1 = 0`);
  const banks = values(query.bank);
  if (banks) narrowed = narrowed.where("bank_id", "in", banks);
  if (query.since !== undefined) narrowed = narrowed.where("updated_at", ">", query.since);
  for (const pattern of likePatterns(query.q ?? "")) narrowed = narrowed.where(sql<boolean>`search like ${pattern} escape '\\'`);
  return narrowed;
}

function filtered<O>(select: Selecting<O>, query: QuestionsQuery, only: Only): Selecting<O> {
  let narrowed = within(select, query, only);
  for (const [name, wanted] of Object.entries(filtersOf(query)) as [keyof FacetFilters, string[]][]) {
    if (name === "difficulty" || name === "topic")
      narrowed = narrowed.where(sql<boolean>`coalesce(cast(${sql.ref(name)} as text), '') in (${sql.join(wanted)})`);
    else narrowed = narrowed.where(name, "in", wanted as never[]);
  }
  return narrowed;
}

/** One grouped pass for all figures, whatever the filters; without words to look for it reads an index alone. */
export function cellsQuery(db: Db, query: QuestionsQuery, only?: Only) {
  return within(
    db.selectFrom("question").select((e) => [...facetNames, e.fn.countAll<number>().as("count")]),
    query,
    only,
  ).groupBy([...facetNames]);
}

export function rowsQuery(db: Db, query: QuestionsQuery, only?: Only) {
  const select = filtered(
    db
      .selectFrom("question")
      .select(["id", "bank_id", "type", "stem", "period", "topic", "difficulty", "state", "head", "approved", "updated_at", "updated_by"]),
    query,
    only,
  );
  const sorted = query.sort === "id" ? select.orderBy("id") : select.orderBy("updated_at", "desc").orderBy("id", "desc");
  return sorted.offset(query.offset).limit(query.limit);
}

/** Of these questions: which have a draft, and of which the approved revision stands in a release. */
async function lookUp(db: Db, ids: readonly string[]): Promise<{ drafts: Set<string>; released: Set<string> }> {
  if (ids.length === 0) return { drafts: new Set(), released: new Set() };
  const [drafts, released] = await Promise.all([
    db.selectFrom("question_draft").select("question_id").where("question_id", "in", ids).execute(),
    db
      .selectFrom("question_revision")
      .select("question_id")
      .where("question_id", "in", ids)
      .where("state", "=", "approved")
      .where((e) =>
        e.exists(
          e
            .selectFrom("release_revision")
            .select("release_id")
            .whereRef("release_revision.revision_id", "=", "question_revision.revision_id"),
        ),
      )
      .execute(),
  ]);
  return { drafts: new Set(drafts.map((row) => row.question_id)), released: new Set(released.map((row) => row.question_id)) };
}

/** The difficulty of these questions as their authors see it. */
export async function listDifficulties(db: Db, ids: readonly string[]): Promise<{ id: string; difficulty: number | null }[]> {
  const rows = [];
  for (let i = 0; i < ids.length; i += together) {
    const some = ids.slice(i, i + together);
    rows.push(...(await db.selectFrom("question").select(["id", "difficulty"]).where("id", "in", some).execute()));
  }
  return rows;
}

/** A page of questions with the figures beside the filters. @param only of these alone, as if there were no others. */
export async function listQuestions(db: Db, query: QuestionsQuery, only?: Only) {
  const [cells, rows] = await Promise.all([cellsQuery(db, query, only).execute(), rowsQuery(db, query, only).execute()]);
  const { total, facets } = countFacets(
    cells.map((cell): Cell => ({ ...cell, count: Number(cell.count) })),
    filtersOf(query),
  );
  const known = await lookUp(
    db,
    rows.map((row) => row.id),
  );
  return { total, facets, rows: rows.map((row) => ({ ...row, hasDraft: known.drafts.has(row.id), released: known.released.has(row.id) })) };
}
