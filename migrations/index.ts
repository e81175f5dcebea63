import type { Migration } from "kysely/migration";
import * as initial from "./001-initial.ts";

/** Every migration, in order. A listed migration is frozen: a change of schema is a new number. */
export const migrations: Record<string, Migration> = {
  "001-initial": initial,
};
