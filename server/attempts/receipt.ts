import { createHmac, hash } from "node:crypto";

/**
 * Proof that one answer was stored: only the server's secret can make it, so it also settles a dispute after a restore.
 * HMAC-SHA-256 (RFC 2104) over attempt, position, epoch, seq, arrival and choice.
 */
export function answerReceipt(
  secret: Buffer,
  saved: { attemptId: string; position: number; epoch: number; seq: number; choice: string; receivedAt: number },
): string {
  return hmac(secret, `${saved.attemptId}|${saved.position}|${saved.epoch}|${saved.seq}|${saved.receivedAt}|${saved.choice}`);
}

const blockBytes = 64;
const pads = new WeakMap<Buffer, { inner: Buffer; outer: Buffer }>();

/**
 * createHmac builds a key object for every call, which costs more than both hashes; every save makes a receipt.
 * So the two padded keys of RFC 2104 are kept, and one-shot hashes do the rest. A test holds it to createHmac.
 */
function hmac(secret: Buffer, text: string): string {
  let pad = pads.get(secret);
  if (!pad) {
    const key = Buffer.alloc(blockBytes);
    secret.copy(key);
    pads.set(secret, (pad = { inner: Buffer.from(key.map((b) => b ^ 0x36)), outer: Buffer.from(key.map((b) => b ^ 0x5c)) }));
  }
  const inner = hash("sha256", Buffer.concat([pad.inner, Buffer.from(text)]), "buffer");
  return hash("sha256", Buffer.concat([pad.outer, inner]), "base64url");
}

/** Without 0 O 1 I: a code is copied by hand. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const codeLength = 8;

/**
 * Receipt codes an attempt may get, the first free one is taken: eight characters, 40 bits, not to be guessed.
 * Two attempts of a district share the first code about once in ten thousand competitions.
 */
export function receiptCodes(secret: Buffer, attemptId: string): string[] {
  const bytes = createHmac("sha256", secret).update(`receipt ${attemptId}`).digest();
  return [0, 1, 2].map((n) => [...bytes.subarray(n * codeLength, (n + 1) * codeLength)].map((b) => alphabet[b % 32]).join(""));
}

/** What a person typed, as the code is stored; undefined when it cannot be one. */
export function readReceiptCode(text: string): string | undefined {
  const code = text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  return code.length === codeLength && [...code].every((c) => alphabet.includes(c)) ? code : undefined;
}
