import { z } from "zod";
import { difficultyNames, layerNames, typeNames } from "../bank/names.ts";
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

/** What every paper of a blueprint comes to. */
export const questionCountOf = ({ rows }: Pick<Blueprint, "rows">): number => rows.reduce((sum, row) => sum + row.count, 0);
export const maxScoreOf = ({ rows }: Pick<Blueprint, "rows">): number => rows.reduce((sum, row) => sum + row.count * row.marks, 0);

/** `第 2 行（单选题·1949-1978·重要会议·难度易·全国）`: how messages name a row, counted from 1. */
export function rowLabel(row: BlueprintRow, index: number): string {
  const facts = [
    typeNames[row.type],
    row.period,
    row.topic,
    row.difficulty && `难度${difficultyNames[row.difficulty]}`,
    row.layer && layerNames[row.layer],
  ];
  return `第 ${index + 1} 行（${facts.filter(Boolean).join("·")}）`;
}
