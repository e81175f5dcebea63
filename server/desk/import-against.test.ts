import { expect, it } from "vitest";
import type { DraftContent } from "./draft.ts";
import { emptyDraft } from "./draft.ts";
import { doubtsAgainst } from "./import-against.ts";

const bank = (id: string, parts: Partial<DraftContent>) => ({
  id,
  bankTitle: "青澜题库",
  content: { ...emptyDraft("single", "1919-1949"), ...parts },
});
const read = (stem: string, key: string) => ({ type: "single" as const, stem, options: ["1933年", "1934年", "1935年"], key, units: [] });
const known = bank("q-1", { stem: "中国共产党的遵义会议召开于哪一年？", options: ["1935年", "1934年", "1936年"], key: "A" });

it("names the question of a bank that is the same, says otherwise, or is nearly the same", () => {
  const doubts = doubtsAgainst(
    [
      read("中国共产党的遵义会议召开于哪一年?", "C"),
      read("中国共产党的遵义会议召开于哪一年？", "B"),
      read("中国共产党的遵义会议是召开于哪一年？", "C"),
      read("中国共产党的古田会议召开于哪里？", "C"),
    ],
    [known],
  );
  expect([...doubts].map(([i, { code, otherId }]) => [i, code, otherId])).toEqual([
    [0, "in-bank", "q-1"],
    [1, "in-bank-contradiction", "q-1"],
    [2, "in-bank-similar", "q-1"],
  ]);
  expect(doubts.get(1)?.message).toContain("1935年");
});

it("what differs in its figures alone is another question; what has no answer cannot be compared", () => {
  const congress = bank("q-2", { type: "judge", stem: "甲", options: [], key: true });
  const fourteenth = bank("q-3", { stem: "中国共产党第十四次全国代表大会召开于哪一年？", options: ["1992年"], key: "A" });
  expect(doubtsAgainst([read("中国共产党第十五次全国代表大会召开于哪一年？", "A")], [congress, fourteenth]).size).toBe(0);
  const { key: _, ...open } = read("中国共产党的遵义会议召开于哪一年？", "C");
  expect(doubtsAgainst([open], [known]).size).toBe(0);
});
