import type { Entry, WorkingBank } from "./entry.ts";
import { errorIn, type Finding } from "./finding.ts";
import { lintCongresses } from "./lint-congresses.ts";
import { lintFormulations } from "./lint-formulations.ts";
import { lintKeys } from "./lint-keys.ts";
import { createNameCheck, lintPersons } from "./lint-persons.ts";
import { lintSpread } from "./lint-spread.ts";
import { lintStems } from "./lint-stems.ts";
import { lintText } from "./lint-text.ts";
import { lintYears } from "./lint-years.ts";
import { noRegisters, type Registers } from "./registers.ts";

/** Everything the check has to say about questions that fit the schema, over all banks at once. */
export function lintBanks(banks: readonly WorkingBank[], registers: Registers = noRegisters): Finding[] {
  const entries = banks.flatMap((bank) => bank.entries);
  const lintOne = createQuestionLint(registers);
  return [...lintIds(entries), ...entries.flatMap(lintOne), ...lintStems(entries), ...banks.flatMap(lintSpread)];
}

/** What can be said about one question by itself. Built once for many: the register of names is indexed. */
export function createQuestionLint({ formulations, persons }: Registers): (entry: Entry) => Finding[] {
  const names = createNameCheck(persons);
  return (entry) => [
    ...lintKeys(entry),
    ...lintText(entry),
    ...lintYears(entry),
    ...lintCongresses(entry),
    ...lintFormulations(entry, formulations),
    ...lintPersons(entry, names),
  ];
}

/** An id names one question for ever, in whichever bank it stands. */
function lintIds(entries: readonly Entry[]): Finding[] {
  const seen = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const earlier = seen.get(entry.question.id);
    seen.set(entry.question.id, earlier ?? entry);
    return earlier ? [errorIn(entry, "id-repeated", `编号 ${entry.question.id} 已在 ${earlier.place} 用过`)] : [];
  });
}
