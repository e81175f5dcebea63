import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, isCardNumber } from "./card-number.ts";

const elevenDigits = fc.stringMatching(/^\d{11}$/);

describe("card number", () => {
  it("matches the published example of ISO 7064 MOD 11,10", () => {
    expect(checkDigit("0794")).toBe("5");
  });

  it("accepts what it makes and refuses every single wrong digit", () => {
    fc.assert(
      fc.property(elevenDigits, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const number = digits + checkDigit(digits);
        expect(isCardNumber(number)).toBe(true);
        const wrong = [...number].map((d, i) => (i === at ? String((Number(d) + shift) % 10) : d)).join("");
        expect(isCardNumber(wrong)).toBe(false);
      }),
    );
  });
});
