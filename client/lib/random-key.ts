/** 24 random characters. `crypto.randomUUID` is missing on plain http and before Chromium 92. */
export function randomKey(): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let key = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(24))) key += alphabet[byte & 63];
  return key;
}
