/** Digits of what was typed or pasted: spaces, dashes and full-width digits are what a careful person may write. */
export function digitsOf(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, "")
    .slice(0, 12);
}

/** 4827 1936 0521 */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, "$1 ");

/** Where the caret belongs after grouping, when this many digits stood before it. */
export const caretAfter = (digitsBefore: number): number => (digitsBefore === 0 ? 0 : digitsBefore + Math.floor((digitsBefore - 1) / 4));

/** The places still empty, as dashes in the same grouping. */
export function ghostOf(digits: string): string {
  return inFours(digits + "0".repeat(12 - digits.length))
    .slice(inFours(digits).length)
    .replace(/0/g, "–");
}

/**
 * Whether the last digit fits the others: ISO 7064 MOD 11,10. Said at once, without spending one of the tries that the
 * server allows.
 */
export function checksOut(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return digits.length === 12 && String((11 - product) % 10) === digits[11];
}
