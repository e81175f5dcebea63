/** A stem cut at its blanks (four underscores each): text, or the index of a blank. */
export type StemPart = { text: string } | { blank: number };

export function stemParts(stem: string): StemPart[] {
  const texts = stem.split(/_{2,}/);
  return texts.flatMap((text, index): StemPart[] => [...(index > 0 ? [{ blank: index - 1 }] : []), ...(text ? [{ text }] : [])]);
}
