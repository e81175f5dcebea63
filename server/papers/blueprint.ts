import { z } from "zod";
import { layers, periods, questionTypes, topics } from "../bank/question.ts";

/** One line of a blueprint: how many questions of which kind, and what each of them is worth. */
export const BlueprintRowSchema = z.strictObject({
  type: z.enum(questionTypes),
  count: z.int().min(1).max(100),
  marks: z.int().min(1).max(100),
  period: z.enum(periods).optional(),
  topic: z.enum(topics).optional(),
  difficulty: z.int().min(1).max(3).optional(),
  layer: z.enum(layers).optional(),
});

export const BlueprintSchema = z.strictObject({
  releases: z.array(z.string()).min(1).describe("题库版本，如 national/2026.11"),
  rows: z.array(BlueprintRowSchema).min(1).max(60),
  /** Bound on the difference between a paper's total difficulty and the blueprint's target, in difficulty points. */
  difficultyBound: z.int().min(0).max(20).default(1),
});

export type Blueprint = z.infer<typeof BlueprintSchema>;
export type BlueprintRow = z.infer<typeof BlueprintRowSchema>;
