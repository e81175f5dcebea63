import { createHash, createHmac } from "node:crypto";
import { checkDigit } from "./card-number.ts";

/** Keyed digest of something secret: without the key beside the database a stolen database tells nothing. */
export function keyedDigest(secret: Buffer, purpose: "card-token" | "card-number" | "screen-token" | "setup-token", value: string): string {
  return createHmac("sha256", secret).update(`${purpose} ${value}`).digest("hex");
}

/**
 * The 128-bit token in a card's QR link, derived from the card's id: it is stored nowhere, and the same card
 * can be printed again. 128 bits need no slow hash (ASVS 6.5.2), so fifteen thousand sign-ins in the opening minute cost nothing.
 */
export function cardToken(secret: Buffer, cardId: string): string {
  return createHmac("sha256", secret).update(`card ${cardId}`).digest().subarray(0, 16).toString("base64url");
}

/** The twelve digits printed on the card: eleven derived ones and a check digit. */
export function cardNumber(secret: Buffer, cardId: string): string {
  const bits = createHmac("sha256", secret).update(`number ${cardId}`).digest().readBigUInt64BE();
  const digits = (bits % 10n ** 11n).toString().padStart(11, "0");
  return digits + checkDigit(digits);
}

/** Token of a screen's link, derived like a card's. */
export function screenToken(secret: Buffer, screenId: string): string {
  return createHmac("sha256", secret).update(`screen ${screenId}`).digest().subarray(0, 16).toString("base64url");
}

/** Sessions are stored hashed: a copy of the database opens nobody's session. */
export const sessionDigest = (id: string): string => createHash("sha256").update(id).digest("hex");
