import { z } from "zod";
import { BankFileSchema, QuestionFileSchema } from "./question.ts";

/** JSON Schemas for editors, by file name under `questions/`. Draft 7 is what editors' YAML support knows best. */
export function jsonSchemas(): Record<string, string> {
  return {
    "question-file.schema.json": schemaText(QuestionFileSchema, "题目文件", "一个时期的一组题目"),
    "bank.schema.json": schemaText(BankFileSchema, "题库说明", "bank.yaml：题库的编号、标题、层级和负责单位"),
  };
}

function schemaText(schema: z.ZodType, title: string, description: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`;
}
