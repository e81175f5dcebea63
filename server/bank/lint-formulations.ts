import type { Entry } from "./entry.ts";
import { type Finding, warningIn } from "./finding.ts";
import type { Formulation } from "./registers.ts";
import { textsOf } from "./texts.ts";

/** Wordings of the register that are no longer used. Titles and quotations the register excepts may keep them. */
export function lintFormulations(entry: Entry, register: readonly Formulation[]): Finding[] {
  const texts = textsOf(entry.question);
  return register.flatMap((formulation) =>
    texts
      .filter(([, text]) => standsIn(text, formulation))
      .map(([field]) => {
        const note = formulation.note ? `（${formulation.note}）` : "";
        return warningIn(entry, "formulation", `${field}里的“${formulation.old}”现在写作“${formulation.now}”${note}`);
      }),
  );
}

function standsIn(text: string, { old, now, except = [] }: Formulation): boolean {
  if (!text.includes(old)) return false;
  // What the current wording itself contains is no slip: 新中国成立 holds 国成立.
  const excepted = [...except, ...(now.includes(old) ? [now] : [])];
  return excepted.reduce((rest, kept) => rest.replaceAll(kept, ""), text).includes(old);
}
