import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerReceipt, readReceiptCode, receiptCodes } from "./receipt.ts";

const secret = randomBytes(32);

describe("receipts", () => {
  it("are HMAC-SHA-256 of everything they prove", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 1_200, maxLength: 1_600 })),
        fc.nat(),
        fc.nat(),
        (choice, seq, receivedAt) => {
          const saved = { attemptId: "a", position: 3, epoch: 1, seq, choice, receivedAt };
          const expected = createHmac("sha256", secret).update(`a|3|1|${seq}|${receivedAt}|${choice}`).digest("base64url");
          expect(answerReceipt(secret, saved)).toBe(expected);
        },
      ),
    );
  });

  it("have codes that can be copied by hand and are read back however they are typed", () => {
    const [code] = receiptCodes(secret, "some attempt") as [string];
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(readReceiptCode(` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)).toBe(code);
    expect(readReceiptCode("7K4M 92Q0")).toBeUndefined();
    expect(new Set(receiptCodes(secret, "some attempt")).size).toBe(3);
  });
});
