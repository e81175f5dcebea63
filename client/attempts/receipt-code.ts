/** Places of a receipt code. */
export const codePlaces = 8;

/** What was typed or pasted, as a code is written: capitals and digits, without what stands between or around them. */
export const codeOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, codePlaces);

/** 7K4M 92QX, while it grows too: the space comes with the fifth character. */
export const inTwoGroups = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code);

export type CodeFault = { kind: "empty" } | { kind: "never-used" } | { kind: "missing"; places: number };

/** What keeps this from being a code, said without asking the server; undefined when it may be one. */
export function faultOf(code: string): CodeFault | undefined {
  if (code === "") return { kind: "empty" };
  // They look like each other on paper, so no code has them: kept in the field for the person to see.
  if (/[01IO]/.test(code)) return { kind: "never-used" };
  return code.length < codePlaces ? { kind: "missing", places: codePlaces - code.length } : undefined;
}
