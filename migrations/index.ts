import type { Migration } from "kysely/migration";
import * as initial from "./001-initial.ts";
import * as desk from "./002-desk.ts";
import * as answersByKey from "./003-answers-by-key.ts";
import * as imports from "./004-imports.ts";
import * as rehearsalBank from "./005-rehearsal-bank.ts";
import * as reports from "./006-reports.ts";
import * as answersFromEvents from "./007-answers-from-events.ts";

/** Every migration, in order. A listed migration is frozen: a change of schema is a new number. */
export const migrations: Record<string, Migration> = {
  "001-initial": initial,
  "002-desk": desk,
  "003-answers-by-key": answersByKey,
  "004-imports": imports,
  "005-rehearsal-bank": rehearsalBank,
  "006-reports": reports,
  "007-answers-from-events": answersFromEvents,
};
