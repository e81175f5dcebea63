import type { Json } from "../db/columns.ts";
import type { Slot } from "./paper.ts";

export interface PaperTable {
  attempt_id: string;
  seed: string;
  slots: Json<Slot[]>;
}

export interface PaperTables {
  paper: PaperTable;
}
