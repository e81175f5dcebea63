import { describe, expect, it } from "vitest";
import { isCardNumber } from "../../server/identity/card-number.ts";
import { caretAfter, checksOut, digitsOf, ghostOf, inFours } from "./card-number.ts";

describe("card number field", () => {
  it("takes what was pasted, with or without spaces", () => {
    expect(digitsOf("4827 1936 0521")).toBe("482719360521");
    expect(digitsOf("4827-1936-0521 ")).toBe("482719360521");
    expect(digitsOf("４８２７１９３６０５２１")).toBe("482719360521");
    expect(digitsOf("卡号 4827 1936 0521 999")).toBe("482719360521");
  });

  it("groups in fours and leaves the caret behind the same digit", () => {
    expect(inFours("4827193605")).toBe("4827 1936 05");
    expect(inFours("4827")).toBe("4827");
    expect([0, 1, 4, 5, 8, 9, 12].map(caretAfter)).toEqual([0, 1, 4, 6, 9, 11, 14]);
  });

  it("shows the empty places", () => {
    expect(ghostOf("")).toBe("–––– –––– ––––");
    expect(ghostOf("4827193605")).toBe("––");
    expect(ghostOf("4827")).toBe(" –––– ––––");
    expect(ghostOf("482719360521")).toBe("");
  });

  it("agrees with the server on the check digit", () => {
    let agreed = 0;
    for (let n = 0; n < 2_000; n++) {
      const digits = String(482_719_360_000 + n * 7);
      expect(checksOut(digits)).toBe(isCardNumber(digits));
      if (checksOut(digits)) agreed += 1;
    }
    expect(agreed).toBeGreaterThan(150);
    expect(checksOut("48271936052")).toBe(false);
  });
});
