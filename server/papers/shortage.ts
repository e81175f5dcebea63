import { type Blueprint, rowLabel } from "./blueprint.ts";
import type { PreparedPool } from "./pool.ts";
import type { RowShortage } from "./seating.ts";

/** Why a pool cannot give the papers a blueprint asks for. `rows` counts from 0; empty, and the figures 0, when the difficulty bound is the reason. */
export interface Shortage extends RowShortage {
  message: string;
}

export function describeShortage(blueprint: Blueprint, { rows, need, have }: RowShortage): Shortage {
  const sorted = [...rows].sort((a, b) => a - b);
  const labels = sorted.map((row) => rowLabel(blueprint.rows[row] as Blueprint["rows"][number], row));
  const subject =
    labels.length === 1
      ? `${labels[0]}需要 ${need} 题，题库只有 ${have} 题`
      : `${labels.join("、")}合计需要 ${need} 题，符合其中任一行的题目合起来只有 ${have} 题`;
  return { rows: sorted, need, have, message: `${subject}，还差 ${need - have} 题。请减少题数、放宽条件或补充题库。` };
}

export function describeDifficulty({ aim, reach }: Pick<PreparedPool, "aim" | "reach">): Shortage {
  const range = reach ? `题库能组成的总难度在 ${reach.lowest} 到 ${reach.highest} 之间，但凑不到` : "题库凑不到";
  const message = `每份试卷的总难度应在 ${aim.target}±${aim.bound}，${range}这个范围。请放宽 difficultyBound，或补充不同难度的题目。`;
  return { rows: [], need: 0, have: 0, message };
}
