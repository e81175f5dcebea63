import { parse } from "yaml";
import { z } from "zod";

const text = (max: number) => z.string().trim().min(1).max(max);

/** A wording that is no longer used, what is written now, and longer wordings in which it may stand (titles, quotations). */
export const FormulationSchema = z.strictObject({
  old: text(40).describe("不再使用的提法"),
  now: text(80).describe("现行提法"),
  except: z.array(text(60)).max(40).optional().describe("可以保留原文的写法，如文件名"),
  note: text(120).optional().describe("依据或说明"),
});
export const FormulationsSchema = z.array(FormulationSchema).max(2_000);
export type Formulation = z.infer<typeof FormulationSchema>;

/** A person as history writes the name, and slips of it that neither sound nor look would give away. */
export const PersonSchema = z.strictObject({ name: text(12), wrong: z.array(text(12)).max(20).optional() });
export const PersonsSchema = z.array(z.union([text(12), PersonSchema])).max(5_000);
export type Person = z.infer<typeof PersonSchema>;

/** What the check knows beside the questions themselves. */
export interface Registers {
  formulations: readonly Formulation[];
  persons: readonly Person[];
}

export const noRegisters: Registers = { formulations: [], persons: [] };

/** Reads the two register files of a questions folder. Throws with the file's name when one does not fit its schema. */
export function parseRegisters(files: { formulations: string; persons: string }): Registers {
  const persons = read("persons.yaml", PersonsSchema, files.persons);
  return {
    formulations: read("formulations.yaml", FormulationsSchema, files.formulations),
    persons: persons.map((person) => (typeof person === "string" ? { name: person } : person)),
  };
}

function read<S extends z.ZodType>(name: string, schema: S, yaml: string): z.infer<S> {
  const parsed = schema.safeParse(parse(yaml) ?? []);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`questions/${name} 第 ${Number(issue?.path[0] ?? 0) + 1} 条写法不对：${issue?.message ?? ""}`);
}
