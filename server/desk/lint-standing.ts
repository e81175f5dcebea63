import type { Entry, WorkingBank } from "../bank/entry.ts";
import type { Finding } from "../bank/finding.ts";
import { lintBanks } from "../bank/lint.ts";
import type { Registers } from "../bank/registers.ts";

/** A finding of the bank's check, by the question it is about. */
export interface BankFinding {
  level: "error" | "warning";
  code: string;
  message: string;
  questionId: string | null;
}

/** A question as the check sees it: its place is its bank's title, for there are no files at the desk. */
export type Standing = Omit<Entry, "place"> & { title: string };

/**
 * Everything the check has to say. With a bank named, only about that bank, but held against the questions of all:
 * where two clash, the one in the named bank is told.
 */
export function lintStanding(standing: readonly Standing[], bankId: string | null, registers: Registers): BankFinding[] {
  const banks = new Map<string, WorkingBank>();
  for (const { title, ...entry } of standing) {
    const bank = banks.get(entry.bankId) ?? { id: entry.bankId, manifest: undefined, entries: [] };
    bank.entries.push({ ...entry, place: title });
    banks.set(entry.bankId, bank);
  }
  // Of two questions that clash the later one is told.
  const ordered = [...banks.values()].sort((a, b) => Number(a.id === bankId) - Number(b.id === bankId));
  const own = new Set(standing.filter((one) => one.bankId === bankId).map((one) => one.question.id));
  const concerns = ({ questionId, place }: Finding) =>
    bankId === null || (questionId === undefined ? place === `questions/${bankId}` : own.has(questionId));
  return lintBanks(ordered, registers)
    .filter(concerns)
    .map(({ level, code, message, questionId = null }) => ({ level, code, message, questionId }));
}
