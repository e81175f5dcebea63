import { expect, it } from "vitest";
import { lookDeed } from "./look-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "isComposing", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
/** Stands for an element of which only its kind matters. */
const on = (selector: string) =>
  ({ closest: (wanted: string) => (wanted.split(/,\s*/).includes(selector) ? {} : null) }) as unknown as Element;

it("letters, figures and Enter do what the foot of the page says", () => {
  expect(lookDeed(press("j"), null)).toEqual({ do: "next" });
  expect(lookDeed(press("K"), null)).toEqual({ do: "before" });
  expect(lookDeed(press("s"), null)).toEqual({ do: "skip" });
  expect(lookDeed(press("Enter"), null)).toEqual({ do: "accept" });
  expect(lookDeed(press("3"), null)).toEqual({ do: "type", type: "judge" });
  expect(lookDeed(press("7"), null)).toBeUndefined();
});

it("nothing is taken from somebody who types, presses a button or holds another key", () => {
  expect(lookDeed(press("j"), on("textarea"))).toBeUndefined();
  expect(lookDeed(press("1"), on("select"))).toBeUndefined();
  expect(lookDeed(press("Enter"), on("button"))).toBeUndefined();
  expect(lookDeed(press("j", { isComposing: true }), null)).toBeUndefined();
  expect(lookDeed(press("s", { metaKey: true }), null)).toBeUndefined();
  expect(lookDeed(press("s", { ctrlKey: true }), null)).toBeUndefined();
  expect(lookDeed(press("Enter", { ctrlKey: true }), on("textarea"))).toEqual({ do: "accept" });
});
