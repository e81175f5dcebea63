/** Eight characters in two groups of four, to be read aloud and written down. */
export const codeText = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
