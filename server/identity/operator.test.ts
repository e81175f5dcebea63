import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOperatorProof, operatorProof } from "./operator.ts";

const secret = randomBytes(32);
const now = 1_780_000_000_000;

describe("operator proof", () => {
  it("holds until it runs out, a minute at most", () => {
    expect(isOperatorProof(secret, operatorProof(secret, now + 30_000), now)).toBe(true);
    expect(isOperatorProof(secret, operatorProof(secret, now), now)).toBe(false);
    expect(isOperatorProof(secret, operatorProof(secret, now + 60_001), now)).toBe(false);
  });

  it("falls with another secret, another time or any other text", () => {
    expect(isOperatorProof(randomBytes(32), operatorProof(secret, now + 1_000), now)).toBe(false);
    expect(isOperatorProof(secret, operatorProof(secret, now + 1_000).replace(/^\d+/, String(now + 2_000)), now)).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => !isOperatorProof(secret, text, now)));
    fc.assert(fc.property(fc.string(), (text) => !isOperatorProof(secret, `${now + 1_000}.${text}`, now)));
  });
});
