import type { Db } from "../database.ts";
import { listCardHolders } from "../identity/cards.ts";
import { readRosterFile, type RosterFile } from "../roster/import-file.ts";
import { type ImportPlan, planImport } from "../roster/import-plan.ts";
import { listMembers, listUnits } from "../roster/store.ts";
import type { RosterChunk } from "../roster/writes.ts";

export interface FileReview {
  file: RosterFile;
  /** Absent when the district is not known yet: then only the file itself was looked at. */
  plan: ImportPlan | undefined;
  /** What has to be put on the roster: what is new, and whoever is there without a card. */
  chunk: RosterChunk;
}

export interface ReviewOptions {
  district: string | undefined;
  /** Integer ms. */
  now: number;
}

const nothing = { units: [], members: [], holders: new Set<string>() };

/**
 * Reads a roster file and compares it with the roster; writes nothing.
 * @param db absent while there is no data. @throws Error in Chinese when the file cannot be read at all
 */
export async function reviewFile(bytes: Uint8Array, db: Db | undefined, { district, now }: ReviewOptions): Promise<FileReview> {
  const reading = readRosterFile(bytes, dayInChina(now));
  if (!reading.ok) throw new Error(reading.message);
  const { file } = reading;
  const present = db ? await readPresent(db) : nothing;
  if (present.units.length === 0 && !district) return { file, plan: undefined, chunk: { units: [], members: [] } };
  const planning = planImport(file.rows, present, district, now);
  if (!planning.ok) throw new Error(planning.message);
  const { plan } = planning;
  const named = new Set(plan.present);
  const cardless = present.members.filter((member) => named.has(member.id) && !present.holders.has(member.id));
  return { file, plan, chunk: { units: plan.units, members: [...plan.members, ...cardless] } };
}

async function readPresent(db: Db) {
  const [units, members, holders] = await Promise.all([listUnits(db), listMembers(db), listCardHolders(db)]);
  return { units, members, holders: new Set(holders.map((holder) => holder.memberId)) };
}

/** Refused lines of the file and those that only the comparison found. */
export function refusedLines({ file, plan }: FileReview): number {
  const remarks = [...file.remarks, ...(plan?.remarks ?? [])];
  return new Set(remarks.filter((remark) => remark.level === "refused").map((remark) => remark.line)).size;
}

function dayInChina(now: number): { year: number; month: number } {
  const [year, month] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(now).split("-").map(Number);
  return { year: year as number, month: month as number };
}
