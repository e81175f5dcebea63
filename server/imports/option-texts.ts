import { plainWording } from "../bank/wording.ts";

/** Whether two texts say the same, whatever their marks and width. */
export const sameText = (a: string, b: string): boolean => {
  const plain = plainWording(a);
  return plain === "" ? a.trim() !== "" && a.trim() === b.trim() : plain === plainWording(b);
};

const close = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\s+|[。；;，,、.]+\s*$/gu, "")
    .toLowerCase();

/** Where an option stands that says what `text` says; -1 without one. Signs count where they alone part two options: 1.5 and 15, -5 and +5. */
export function placeOf(text: string, options: readonly string[]): number {
  for (const same of [(a: string, b: string) => a.trim() === b.trim(), (a: string, b: string) => close(a) === close(b), sameText]) {
    const places = options.flatMap((option, i) => (same(option, text) ? [i] : []));
    if (places.length === 1) return places[0] as number;
    // Two options alike: the first of them where nothing at all differs, none where only marks do.
    if (places.length > 1) return new Set(places.map((i) => (options[i] as string).trim())).size === 1 ? (places[0] as number) : -1;
  }
  return -1;
}

/** Signs that people put between the texts of several right options, the likelier first. */
const between = [
  /[;；]/u,
  /\n|\t/u,
  /\|+|｜/u,
  /#+|＃/u,
  /&+|＆/u,
  /┋|@+|\$+|\^+|={3,}/u,
  /[,，]/u,
  /、/u,
  /\s*[/／]\s*/u,
  /~|～/u,
  /\s{2,}/u,
  /[;；|\n\t]+|、|[,，]/u,
  /\s/u,
];

/** Where the options stand whose texts an answer lists; undefined when it lists anything else, or might list others as well. */
export function placesWithin(text: string, options: readonly string[]): number[] | undefined {
  for (const sign of between) {
    const parts = text.split(sign).filter((part) => part.trim() !== "");
    if (parts.length < 2) continue;
    const places = parts.map((part) => placeOf(part, options));
    if (places.every((place) => place >= 0)) return [...new Set(places)].sort((a, b) => a - b);
  }
  return placesInRow(text, options);
}

/** Options that hold the very signs that part them: the answer must be made of whole options, in one way only. */
function placesInRow(text: string, options: readonly string[]): number[] | undefined {
  const plain = options.map(plainWording);
  const whole = plainWording(text);
  if (whole.length > 2000 || plain.some((one) => one === "") || new Set(plain).size < plain.length) return undefined;
  const found: number[][] = [];
  let steps = 0;
  const go = (from: number, places: number[]) => {
    if (++steps > 2000 || found.length > 1) return;
    if (from === whole.length) {
      if (places.length >= 2) found.push(places);
      return;
    }
    for (const [i, one] of plain.entries()) if (!places.includes(i) && whole.startsWith(one, from)) go(from + one.length, [...places, i]);
  };
  go(0, []);
  return found.length === 1 && steps <= 2000 ? found[0]?.sort((a, b) => a - b) : undefined;
}
