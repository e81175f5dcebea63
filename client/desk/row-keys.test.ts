import { expect, it } from "vitest";
import { rowKey, type RowDeeds } from "./row-keys.ts";

function press(key: Partial<KeyboardEvent>, index: number, count: number) {
  const done: string[] = [];
  const row: RowDeeds = {
    index,
    count,
    least: 3,
    most: 5,
    move: (to) => done.push(`move ${to}`),
    remove: () => done.push("remove"),
    add: () => done.push("add"),
    focus: (to) => done.push(`focus ${to}`),
  };
  const handled = rowKey({ isComposing: false, altKey: false, preventDefault: () => undefined, ...key } as KeyboardEvent, row);
  return handled ? done : undefined;
}

it("moves a row and goes with it, not beyond the ends", () => {
  expect(press({ altKey: true, key: "ArrowDown" }, 1, 4)).toEqual(["move 2", "focus 2"]);
  expect(press({ altKey: true, key: "ArrowUp" }, 0, 4)).toEqual([]);
  expect(press({ altKey: true, key: "ArrowDown" }, 3, 4)).toEqual([]);
});

it("takes a row out while enough are left", () => {
  expect(press({ altKey: true, key: "Delete" }, 3, 4)).toEqual(["remove", "focus 2"]);
  expect(press({ altKey: true, key: "Delete" }, 0, 3)).toEqual([]);
});

it("goes on with Enter, adding a row at the end, and leaves other keys alone", () => {
  expect(press({ key: "Enter" }, 0, 4)).toEqual(["focus 1"]);
  expect(press({ key: "Enter" }, 3, 4)).toEqual(["add", "focus 4"]);
  expect(press({ key: "Enter", ctrlKey: true }, 0, 4)).toBeUndefined();
  expect(press({ key: "Enter", isComposing: true }, 0, 4)).toBeUndefined();
  expect(press({ key: "a" }, 0, 4)).toBeUndefined();
});
