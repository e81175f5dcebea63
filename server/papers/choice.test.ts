import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Choice, choiceFits, isAnswered, type Shape } from "./choice.ts";

const of = (type: Shape["type"], parts: number): Shape => ({ type, parts });

describe("choices", () => {
  it.each<[Shape, Choice]>([
    [of("single", 4), 3],
    [of("multiple", 4), [2, 0]],
    [of("multiple", 4), []],
    [of("judge", 1), false],
    [of("blank", 2), ["1921", ""]],
    [of("order", 4), [3, 1]],
    [of("match", 3), [2, -1, 0]],
    [of("match", 3), null],
  ])("takes %o %o", (shape, choice) => expect(choiceFits(shape, choice)).toBe(true));

  it.each<[Shape, unknown]>([
    [of("single", 4), 4],
    [of("single", 4), -1],
    [of("single", 4), 1.5],
    [of("single", 4), "1"],
    [of("single", 4), [1]],
    [of("multiple", 4), [1, 1]],
    [of("multiple", 4), [4]],
    [of("judge", 1), 1],
    [of("blank", 2), ["1921"]],
    [of("blank", 1), ["x".repeat(61)]],
    [of("blank", 1), [1]],
    [of("order", 4), [0, 1, 2, 3, 0]],
    [of("match", 3), [0, 0, 1]],
    [of("match", 3), [0, 1]],
    [of("match", 3), { 0: 1 }],
    [of("single", 4), undefined],
  ])("refuses %o %o", (shape, choice) => expect(choiceFits(shape, choice)).toBe(false));

  it("never throws, whatever a hostile client sends", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Shape["type"]>("single", "multiple", "judge", "blank", "order", "match"),
        fc.anything(),
        (type, choice) => {
          if (choiceFits(of(type, 4), choice)) expect(typeof isAnswered(of(type, 4), choice)).toBe("boolean");
        },
      ),
    );
  });

  it("counts a question as answered only when every part is filled in", () => {
    expect(isAnswered(of("multiple", 4), [])).toBe(false);
    expect(isAnswered(of("order", 3), [0, 1])).toBe(false);
    expect(isAnswered(of("order", 3), [0, 1, 2])).toBe(true);
    expect(isAnswered(of("match", 2), [0, -1])).toBe(false);
    expect(isAnswered(of("blank", 2), ["a", " "])).toBe(false);
    expect(isAnswered(of("judge", 1), false)).toBe(true);
    expect(isAnswered(of("single", 4), 0)).toBe(true);
  });
});
