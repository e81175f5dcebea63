import { expect, test } from "vitest";
import { figuresOf, groupsOf, isShown, pathOf } from "./bank-check.ts";
import type { BankFinding } from "./views.ts";

const finding = (code: string, level: "error" | "warning" = "warning", id = "q-1"): BankFinding => ({
  code,
  level,
  message: "题干里有多余的空格",
  field: "stem",
  question: { id, stem: "题干" },
});
const findings = [finding("similar"), finding("similar"), finding("writing"), finding("writing", "error"), finding("key", "error")];

test("what has to be mended comes first, then what is found most often", () => {
  const groups = groupsOf([...findings, finding("writing")]);
  expect(groups.map(({ code, findings: found }) => [code, found.length])).toEqual([
    ["writing", 3],
    ["key", 1],
    ["similar", 2],
  ]);
  expect(groups[0]?.findings[0]?.level).toBe("error");
  expect(groups[2]?.name).toBe("很像的题");
});

test("figures count within the other filter", () => {
  const filter = { levels: ["error"], codes: ["writing"] };
  expect(findings.filter((one) => isShown(one, filter))).toHaveLength(1);
  expect(figuresOf({ findings }, filter)).toEqual({ levels: { warning: 1, error: 1 }, codes: { writing: 1, key: 1 } });
});

test("a finding leads to its question and field; one about the whole bank leads nowhere", () => {
  expect(pathOf(finding("key"))).toBe("/desk/questions/q-1?field=stem");
  expect(pathOf({ ...finding("key"), field: null })).toBe("/desk/questions/q-1");
  expect(pathOf({ ...finding("spread"), question: null })).toBeUndefined();
});
