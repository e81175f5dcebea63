import { expect, test } from "vitest";
import { checkBanks } from "../bank/authoring.ts";
import { questionsFolder } from "../bank/files.ts";
import { pinnedOptions } from "../bank/pins.ts";
import { periods } from "../bank/question.ts";
import { revisionOf } from "../bank/revision.ts";
import { type Blueprint, maxScoreOf } from "./blueprint.ts";
import { drawPaper } from "./drawing.ts";
import { keyAsShown } from "./key.ts";
import type { Paper } from "./paper.ts";
import { preparePool } from "./pool.ts";
import { showQuestion } from "./replay.ts";
import { checkStock } from "./stock.ts";

const pool = checkBanks(questionsFolder)
  .banks.filter((bank) => !bank.manifest?.rehearsal)
  .flatMap((bank) => bank.entries.map((entry) => revisionOf(bank.id, entry)));
const byId = new Map(pool.map((revision) => [revision.id, revision]));

const blueprint: Blueprint = {
  releases: ["national/x", "henan/x"],
  difficultyBound: 1,
  rows: [
    ...periods.map((period) => ({ type: "single" as const, period, count: 2, marks: 4 })),
    { type: "single", layer: "provincial", count: 2, marks: 4 },
    { type: "multiple", count: 4, marks: 6 },
    { type: "judge", count: 4, marks: 3 },
    { type: "blank", count: 2, marks: 5 },
    { type: "order", count: 1, marks: 7 },
    { type: "match", count: 1, marks: 7 },
  ],
};
const prepared = preparePool(blueprint, pool);
const papers = Array.from({ length: 1_000 }, (_, i) => drawPaper(prepared, `member ${i}`) as Paper);

test("the stock suffices and 1,000 papers of the real bank keep the bound", () => {
  expect(checkStock(prepared).shortages).toEqual([]);
  for (const { slots } of papers) {
    const total = slots.reduce((sum, slot) => sum + (byId.get(slot.revision)?.difficulty ?? 0), 0);
    expect(Math.abs(total - prepared.aim.target)).toBeLessThanOrEqual(1);
    expect(slots.reduce((sum, slot) => sum + slot.marks, 0)).toBe(maxScoreOf(blueprint));
    expect(new Set(slots.map((slot) => slot.revision)).size).toBe(slots.length);
  }
});

test("each paper shows every part of its questions exactly once, pinned options in their places", () => {
  for (const { slots } of papers.slice(0, 200)) {
    for (const slot of slots) {
      const { content } = byId.get(slot.revision) as (typeof pool)[number];
      const shown = showQuestion(slot, content);
      if ("options" in content) expect([...shown.options].sort()).toEqual([...content.options].sort());
      if (content.type === "match") expect(shown.rights.toSorted()).toEqual(content.pairs.map(([, right]) => right).sort());
      for (const place of pinnedOptions(content)) expect(slot.order[place]).toBe(place);
    }
  }
});

test("the key of single choices is shown at each of four places equally often", () => {
  const places = [0, 0, 0, 0];
  for (const slot of papers.flatMap((paper) => paper.slots)) {
    const { content } = byId.get(slot.revision) as (typeof pool)[number];
    if (content.type !== "single" || content.options.length !== 4) continue;
    const place = keyAsShown(slot, content) as number;
    places[place] = (places[place] ?? 0) + 1;
  }
  const even = places.reduce((a, b) => a + b) / 4;
  const chiSquare = places.reduce((sum, n) => sum + (n - even) ** 2 / even, 0);
  expect(even).toBeGreaterThan(2_000);
  expect(chiSquare).toBeLessThan(16.27); // 3 degrees of freedom, p = 0.001
});
