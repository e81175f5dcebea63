import type { Entry, WorkingBank } from "./entry.ts";
import { errorIn, type Finding } from "./finding.ts";
import { lintKeys } from "./lint-keys.ts";
import { lintSpread } from "./lint-spread.ts";
import { lintStems } from "./lint-stems.ts";
import { lintText } from "./lint-text.ts";
import { lintYears } from "./lint-years.ts";

/** Everything the check has to say about questions that fit the schema, over all banks at once. */
export function lintBanks(banks: readonly WorkingBank[]): Finding[] {
  const entries = banks.flatMap((bank) => bank.entries);
  return [
    ...lintIds(entries),
    ...entries.flatMap((entry) => [...lintKeys(entry), ...lintText(entry), ...lintYears(entry)]),
    ...lintStems(entries),
    ...banks.flatMap(lintSpread),
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
