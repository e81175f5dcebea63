import { questionsFolder, readRegisters } from "../bank/files.ts";
import type { Formulation, Registers } from "../bank/registers.ts";
import type { Db } from "../database.ts";
import { findSetting } from "./store.ts";

let fromFiles: Registers | undefined;

/** What the lint knows beside the questions: the installation's files, with the organisers' own list of formulations once there is one. */
export async function getRegisters(db: Db): Promise<Registers & { version: number; updatedBy: string | null }> {
  fromFiles ??= readRegisters(questionsFolder);
  const own = await findSetting(db, "formulations");
  if (!own) return { ...fromFiles, version: 0, updatedBy: null };
  return { ...fromFiles, formulations: JSON.parse(own.value) as Formulation[], version: own.updated_at, updatedBy: own.updated_by };
}
