import { z } from "@hono/zod-openapi";
import { periods, topics } from "../bank/question.ts";
import { pathNumber } from "../http/door.ts";
import { importTypes } from "../imports/reading.ts";

const count = z.number();
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes("\0"), "里有无法保存的字符");

export const ImportPath = z.object({ importId: z.string().max(40) });
export const ImportQuestionPath = ImportPath.extend({ number: pathNumber(1, 1_000_000) });
export const UploadQuery = z.object({ bank: z.string().max(40) });
export const ImportQuery = z.object({
  from: z.coerce.number().int().min(1).max(1_000_000).default(1),
  count: z.coerce.number().int().min(0).max(100).default(20),
  only: z.enum(["doubtful"]).optional(),
  /** These and no others, at most 100, separated by commas. */
  numbers: z
    .string()
    .regex(/^\d{1,7}(,\d{1,7}){0,99}$/)
    .optional(),
});
export const WindowQuery = z.object({
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  count: z.coerce.number().int().min(1).max(400).default(200),
});

const place = z.union([
  z.object({ kind: z.literal("line"), line: count }),
  z.object({ kind: z.literal("paragraph"), paragraph: count }),
  z.object({ kind: z.literal("cell"), sheet: z.string(), cell: z.string() }),
  z.object({ kind: z.literal("record"), record: count }),
]);
const unit = z.object({
  /** Counted from 0 through the whole file. */
  index: count,
  place,
  text: z.string(),
  question: count.optional(),
  aside: z.string().optional(),
  refused: z.string().optional(),
});
const key = z.union([z.string(), z.boolean(), z.array(z.array(z.string()))]);
const doubt = z.object({
  code: z.string(),
  field: z.enum(["type", "stem", "options", "key", "whole"]),
  message: z.string(),
  otherId: z.string().optional(),
  similarity: z.number().optional(),
});
const read = z.object({
  type: z.enum(importTypes),
  stem: z.string(),
  options: z.array(z.string()),
  pairs: z.array(z.tuple([z.string(), z.string()])).optional(),
  key: key.optional(),
  explanation: z.string().optional(),
  source: z.string().optional(),
  period: z.string().optional(),
  topic: z.string().optional(),
  difficulty: z.string().optional(),
  label: z.string().optional(),
});
export const ImportQuestionView = z
  .object({
    number: count,
    reading: read,
    doubts: z.array(doubt),
    /** 0 to 100. */
    confidence: count,
    decision: z.enum(["take", "skip", "undecided"]),
    mended: z.boolean(),
    /** The question it became in the bank. */
    questionId: z.string().nullable(),
    /** Indexes of its units. */
    units: z.array(count),
    /** Of its first and its last unit. */
    places: z.array(place),
  })
  .openapi("ImportQuestion");
export type ImportQuestionView = z.infer<typeof ImportQuestionView>;

const column = z
  .string()
  .regex(
    /^(number|type|stem|options|key|explanation|source|period|topic|difficulty|score|pinned|image|image:alt|source:(title|author|publisher|date)|option:[A-L])$/,
  );
const columnMap = z.strictObject({
  sheet: z.string().max(200),
  headerRow: z.int().min(0).max(1_000_000),
  columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), column),
});

const refused = z.object({ place, text: z.string(), message: z.string(), units: z.array(count) });
export const ImportDesk = z
  .object({
    id: z.string(),
    bankId: z.string(),
    bankTitle: z.string(),
    fileName: z.string(),
    format: z.string(),
    state: z.enum(["open", "confirmed", "undone"]),
    createdBy: z.string(),
    createdAt: count,
    counts: z.object({
      questions: count,
      clear: count,
      taken: count,
      doubtful: count,
      skipped: count,
      imported: count,
      refused: count,
      units: count,
    }),
    /** One letter a question: i in the bank, s left out, t taken, c clear, d in doubt. */
    marks: z.string(),
    units: z.array(unit),
    questions: z.array(ImportQuestionView),
    /** The first of them; all through GET …/refusals. */
    refusals: z.array(refused),
    asides: z.array(z.object({ reason: z.string(), count })),
    columnMaps: z.array(
      z.object({
        sheet: z.string(),
        headerRow: count,
        columns: z.record(z.string(), z.string()),
        headings: z.record(z.string(), z.string()),
        complete: z.boolean(),
      }),
    ),
    /** The uploaded file is still there: it can be read again and sent back. */
    hasFile: z.boolean(),
    confirmedAt: count.nullable(),
    undoUntil: count.nullable(),
    /** Questions of this import in the bank. */
    made: count,
    /** The same file, already in this bank through another import. */
    earlier: z.object({ importId: z.string(), by: z.string(), at: count }).nullable(),
  })
  .openapi("ImportDesk");
export type ImportDesk = z.infer<typeof ImportDesk>;

export const ImportsView = z
  .object({
    imports: z.array(
      z.object({
        id: z.string(),
        bankId: z.string(),
        bankTitle: z.string(),
        fileName: z.string(),
        format: z.string(),
        state: z.enum(["open", "confirmed", "undone"]),
        createdBy: z.string(),
        createdAt: count,
        counts: z.object({ questions: count, doubtful: count, imported: count, refused: count }),
      }),
    ),
  })
  .openapi("Imports");
export const UnitsView = z.object({ units: z.array(unit) }).openapi("ImportUnits");
export const RefusalsView = z.object({ refusals: z.array(refused) }).openapi("ImportRefusals");
export const SheetsView = z
  .object({
    sheets: z.array(z.object({ name: z.string(), rows: z.array(z.object({ row: count, cells: z.record(z.string(), z.string()) })) })),
  })
  .openapi("ImportSheets");

const pair = z.tuple([text(2_000), text(2_000)]);
const mending = z.strictObject({
  type: z.enum(importTypes).optional(),
  stem: text(10_000).optional(),
  options: z.array(text(4_000)).max(30).optional(),
  pairs: z.array(pair).max(30).optional(),
  key: z.union([text(30), z.boolean(), z.array(z.array(text(1_000)).max(30)).max(30), z.null()]).optional(),
  explanation: text(10_000).optional(),
  source: text(1_000).optional(),
  period: z.enum(periods).optional(),
  topic: z.enum(topics).optional(),
  difficulty: z.enum(["1", "2", "3"]).optional(),
});
const decision = z.enum(["take", "skip", "undecided"]);
/** `reading: null` puts back what the file has. */
export const MendBody = z.strictObject({ reading: mending.nullable().optional(), decision: decision.optional() });
/** What one question and the whole file look like afterwards. */
export const MendedView = z
  .object({ question: ImportQuestionView, mark: z.string(), counts: ImportDesk.shape.counts })
  .openapi("ImportMended");

export const BulkBody = z.strictObject({
  /** Numbers, or all of a kind. */
  numbers: z.union([z.array(z.int().min(1)).min(1).max(5_000), z.enum(["doubtful", "clear", "all"])]),
  change: z.strictObject({
    type: z.enum(importTypes).optional(),
    decision: decision.optional(),
    period: z.enum(periods).optional(),
    topic: z.enum(topics).optional(),
    difficulty: z.enum(["1", "2", "3"]).optional(),
    source: text(600).optional(),
  }),
});
export const BulkView = z
  .object({
    changed: count,
    /** Could not be changed, with the reason. */ refused: z.array(z.object({ number: count, detail: z.string() })),
    marks: z.string(),
    counts: ImportDesk.shape.counts,
  })
  .openapi("ImportBulk");
/** Maps one sheet by hand and reads the file again; maps of other sheets given before stay. */
export const ColumnsBody = columnMap;

export const ConfirmBody = z.strictObject({
  /** `decided`: those without doubts and those taken in spite of them. */
  only: z.enum(["clear", "decided"]),
  defaults: z.strictObject({
    period: z.enum(periods).nullable(),
    topic: z.enum(topics).nullable(),
    difficulty: z.int().min(1).max(3).nullable(),
    source: z.strictObject({ title: text(200), author: text(200), publisher: text(200), date: text(60) }).nullable(),
  }),
});
export const UndoneView = z
  .object({ removed: count, kept: z.array(z.object({ id: z.string(), stem: z.string() })), import: ImportDesk })
  .openapi("ImportUndone");
