const bare = /^\s*([A-H])(?=[\d①-⑳０-９+-])/u;

const small = /^\s*([a-h])(?:\s*[、.．:：)）]|(?=[\p{Script=Han}《“]))/u;
const smallBare = /^(\s*[a-h])(?=[\p{Script=Han}《“])/u;

/**
 * Letters right before figures (A7, B10, C15 or A①②) label options only where lines in a row go on from A: alone such a
 * line may begin with a word like A4 or C919. Where they do, a point is put behind each letter, as others write it.
 */
export function markBareLetters(texts: readonly string[]): string[] {
  const marked = [...texts];
  markLoneLetters(texts, marked);
  for (let i = 0; i < texts.length; i++) {
    let n = 0;
    while (bare.exec(texts[i + n] ?? "")?.[1] === String.fromCharCode(65 + n)) n++;
    if (n < 3) {
      i += markSmall(texts, marked, i);
      continue;
    }
    for (let k = i; k < i + n; k++) marked[k] = (texts[k] as string).replace(/^(\s*[A-H])/u, "$1. ");
    i += n - 1;
  }
  return marked;
}

/** Small letters, some with a point and some without (a甲 b.乙 c.丙): the point is put where it lacks. How many lines more than one it took. */
function markSmall(texts: readonly string[], marked: string[], from: number): number {
  let n = 0;
  while (small.exec(texts[from + n] ?? "")?.[1] === String.fromCharCode(97 + n)) n++;
  const run = texts.slice(from, from + n);
  if (n < 3 || run.every((text) => smallBare.test(text))) return 0;
  for (let k = from; k < from + n; k++) marked[k] = (texts[k] as string).replace(smallBare, "$1. ");
  return n - 1;
}

/** A letter alone on its line and the option on the next: A / 甲 / B / 乙. The letter goes before its text and leaves an empty line. */
function markLoneLetters(texts: readonly string[], marked: string[]): void {
  const letterAt = (i: number) => /^\s*([A-H])\s*$/u.exec(texts[i] ?? "")?.[1];
  for (let i = 0; i < texts.length; i++) {
    if (letterAt(i) !== "A" || /[:：】]\s*$/u.test(texts[i - 1] ?? "")) continue;
    const places = [i];
    for (let k = i + 1; k < texts.length && k - (places.at(-1) as number) <= 4; k++) {
      if (letterAt(k) === String.fromCharCode(65 + places.length) && k > (places.at(-1) as number) + 1) places.push(k);
    }
    if (places.length < 2) continue;
    for (const place of places) {
      let text = place + 1;
      while (text < texts.length && (texts[text] as string).trim() === "") text++;
      if (text >= texts.length || letterAt(text) !== undefined) continue;
      marked[place] = "";
      marked[text] = `${(texts[place] as string).trim()}. ${(texts[text] as string).trim()}`;
    }
  }
}
