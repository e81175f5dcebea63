const bare = /^\s*([A-H])(?=[\d①-⑳０-９+-])/u;

const small = /^\s*([a-h])(?:\s*[、.．:：)）]|(?=[\p{Script=Han}《“]))/u;
const smallBare = /^(\s*[a-h])(?=[\p{Script=Han}《“])/u;

/**
 * Letters right before figures (A7, B10, C15 or A①②) label options only where lines in a row go on from A: alone such a
 * line may begin with a word like A4 or C919. Where they do, a point is put behind each letter, as others write it.
 */
export function markBareLetters(texts: readonly string[]): string[] {
  const marked = [...texts];
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
