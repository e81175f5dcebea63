const bare = /^\s*([A-H])(?=[\d①-⑳０-９+-])/u;

/**
 * Letters right before figures (A7, B10, C15 or A①②) label options only where lines in a row go on from A: alone such a
 * line may begin with a word like A4 or C919. Where they do, a point is put behind each letter, as others write it.
 */
export function markBareLetters(texts: readonly string[]): string[] {
  const marked = [...texts];
  for (let i = 0; i < texts.length; i++) {
    let n = 0;
    while (bare.exec(texts[i + n] ?? "")?.[1] === String.fromCharCode(65 + n)) n++;
    if (n < 3) continue;
    for (let k = i; k < i + n; k++) marked[k] = (texts[k] as string).replace(/^(\s*[A-H])/u, "$1. ");
    i += n - 1;
  }
  return marked;
}
