import type { Formulation } from "./views.ts";

/** One row of the register while it is edited: every cell is text. */
export interface Line {
  old: string;
  now: string;
  except: string;
  note: string;
}

export const linesOf = (formulations: readonly Formulation[]): Line[] =>
  formulations.map(({ old, now, except, note }) => ({ old, now, except: (except ?? []).join("、"), note: note ?? "" }));

const isEmpty = (line: Line) => Object.values(line).every((text: string) => text.trim() === "");

/** A row that says what is old or what is new, but not both. */
export const isHalf = (line: Line): boolean => !isEmpty(line) && (line.old.trim() === "" || line.now.trim() === "");

/** Rows nobody wrote in are left out. */
export const formulationsOf = (lines: readonly Line[]): Formulation[] =>
  lines
    .filter((line) => !isEmpty(line))
    .map((line) => {
      const except = line.except
        .split(/[、,，;；\n]/)
        .map((text) => text.trim())
        .filter(Boolean);
      const note = line.note.trim();
      return { old: line.old.trim(), now: line.now.trim(), ...(except.length > 0 ? { except } : {}), ...(note ? { note } : {}) };
    });

export const lineMatches = (line: Line, find: string): boolean =>
  find.trim() === "" || Object.values(line).some((text: string) => text.includes(find.trim()));
