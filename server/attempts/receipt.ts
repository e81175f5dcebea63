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
const digestBytes = 32;
/** Room for the text of nearly every receipt, in bytes; a character takes three at most. */
const roomForText = 4_096;
const rooms = new WeakMap<Buffer, { inner: Buffer; outer: Buffer }>();

/** The two padded keys of RFC 2104, each with room behind it for what is hashed with it. */
function roomsOf(secret: Buffer): { inner: Buffer; outer: Buffer } {
  let room = rooms.get(secret);
  if (!room) {
    room = { inner: Buffer.alloc(blockBytes + roomForText), outer: Buffer.alloc(blockBytes + digestBytes) };
    for (let i = 0; i < blockBytes; i++) {
      room.inner[i] = (secret[i] ?? 0) ^ 0x36;
      room.outer[i] = (secret[i] ?? 0) ^ 0x5c;
    }
    rooms.set(secret, room);
  }
  return room;
}

/**
 * createHmac builds a key object for every call, which costs more than both hashes; every save makes a receipt.
 * So the padded keys are kept and one-shot hashes do the rest, in place. A test holds it to createHmac.
 */
function hmac(secret: Buffer, text: string): string {
  if (text.length * 3 > roomForText) return createHmac("sha256", secret).update(text).digest("base64url");
  const { inner, outer } = roomsOf(secret);
  const length = inner.write(text, blockBytes);
  hash("sha256", inner.subarray(0, blockBytes + length), "buffer").copy(outer, blockBytes);
  return hash("sha256", outer, "base64url");
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
