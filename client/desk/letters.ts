/** Options are named by letters; these turn letters into places and back. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);
export const indexesOf = (letters: string | null): number[] => [...(letters ?? "")].map((letter) => letter.charCodeAt(0) - 65);
export const lettersOf = (indexes: readonly number[]): string =>
  [...indexes]
    .sort((a, b) => a - b)
    .map(letterOf)
    .join("");
