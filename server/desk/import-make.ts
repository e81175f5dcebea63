import { parentPort, workerData } from "node:worker_threads";
import type { Db } from "../database.ts";
import { type Address, reading } from "./connection.ts";
import { factsOf } from "./facts.ts";
import { contentOf, type ImportDefaults } from "./import-content.ts";
import type { ReadQuestion } from "./import-item.ts";
import { readingsAtOnce } from "./import-pieces.ts";
import { notInBank } from "./import-store.ts";
import type { ImportMadeTable } from "./import-tables.ts";

export interface MakeRequest {
  address: Address;
  importId: string;
  /** Begins every id: bank and a code of this confirmation. */
  prefix: string;
  /** Name of the bank's files that hold these questions. */
  file: string;
  defaults: ImportDefaults;
  only: "clear" | "decided";
}

export type MadeRow = Omit<ImportMadeTable, "stage_id" | "made_at">;

/** Rows as JSON texts, one for each write. `noPeriod`: numbers of questions that say none and for which none was given. */
export interface MakeReply {
  count: number;
  rows: string[];
  noPeriod: number[];
}

// The thread that makes drafts of what was read: pinyin, digests and checks for thousands of questions.
const request = workerData as MakeRequest;
parentPort?.postMessage(await reading(request.address, make));

async function make(db: Db): Promise<MakeReply> {
  const { importId, prefix, file, defaults, only } = request;
  const wanted = await db
    .selectFrom("import_reading")
    .select(["number", "version", "reading", "mending"])
    .where("import_id", "=", importId)
    .where(notInBank)
    .where("decision", "<>", "skip")
    .where((e) => (only === "clear" ? e("clear", "=", 1) : e.or([e("clear", "=", 1), e("decision", "=", "take")])))
    .orderBy("number")
    .execute();
  const positions = new Map<string, number>();
  const noPeriod: number[] = [];
  const made: MadeRow[] = [];
  for (const row of wanted) {
    const content = contentOf(JSON.parse(row.mending ?? row.reading) as ReadQuestion, defaults);
    if (content === null) {
      noPeriod.push(row.number);
      continue;
    }
    const position = positions.get(content.period) ?? 0;
    positions.set(content.period, position + 1);
    const id = `${prefix}-${String(row.number).padStart(4, "0")}`;
    const facts = await factsOf(id, content);
    made.push({
      number: row.number,
      version: row.version,
      question_id: id,
      file: `${content.period}/${file}`,
      position,
      ...facts,
      content: JSON.stringify(content),
    });
  }
  const rows = Array.from({ length: Math.ceil(made.length / readingsAtOnce) }, (_, i) =>
    JSON.stringify(made.slice(i * readingsAtOnce, (i + 1) * readingsAtOnce)),
  );
  return { count: made.length, rows, noPeriod };
}
