/** `0` → `A`. The letters by which files, organisers and messages name options. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** `"ACD"` → `[0, 2, 3]`. */
export const indexesOf = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0) - 65);
