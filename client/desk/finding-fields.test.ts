import { expect, it } from "vitest";
import { firstField, isUnwritten, inOrder, isDoubted, soundGroups } from "./finding-fields.ts";
import type { DeskFinding } from "./views.ts";

const finding = (level: DeskFinding["level"], field: DeskFinding["field"]): DeskFinding => ({ level, field, code: "c", message: "m" });

it("puts errors first, each in the order of the sheet, and leads to the first", () => {
  const findings = [finding("warning", "stem"), finding("error", "source"), finding("error", null), finding("error", "key")];
  expect(inOrder(findings).map((f) => f.field)).toEqual(["key", "source", null, "stem"]);
  expect(firstField(findings)).toBe("key");
  expect(firstField([finding("error", null)])).toBeUndefined();
});

it("tells what is not written yet from what is wrong", () => {
  expect(isUnwritten({ ...finding("error", "stem"), code: "missing" })).toBe(true);
  expect(isUnwritten({ ...finding("error", "stem"), code: "contradiction" })).toBe(false);
});

it("knows which parts are sound", () => {
  const findings = [finding("warning", "key")];
  expect(isDoubted(findings, "options", "key")).toBe(true);
  expect(soundGroups(findings)).toEqual(["stem", "explanation", "source", "tags"]);
});
