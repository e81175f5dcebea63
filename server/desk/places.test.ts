import { expect, test } from "vitest";
import { movedPlaces, type Place } from "./places.ts";

const places = (text: string) =>
  new Map(
    text.split(" ").map((one): [string, Place] => {
      const [id = "", file = "", position = ""] = one.split(":");
      return [id, { file, position: Number(position) }];
    }),
  );

test("places follow the files where order or file differ", () => {
  expect(movedPlaces(places("x:f:0 a:f:1 b:f:2"), places("a:f:0 b:f:1 x:f:2"))).toHaveLength(3);
  expect(movedPlaces(places("a:f:0 b:g:0"), places("a:f:0 b:f:1"))).toEqual([{ id: "b", file: "g", position: 0 }]);
});

test("gaps are no difference, nor is what only one side knows", () => {
  expect(movedPlaces(places("a:f:0 c:f:1"), places("a:f:0 b:f:1 c:f:2"))).toEqual([]);
  expect(movedPlaces(places("a:f:0 new:f:1 c:f:2"), places("a:f:0 c:f:1 desk:f:2"))).toEqual([]);
});

test("two that the desk keeps at one place are told apart by the files", () => {
  expect(movedPlaces(places("b:f:0 a:f:1"), places("a:f:0 b:f:0"))).toEqual([{ id: "a", file: "f", position: 1 }]);
});
