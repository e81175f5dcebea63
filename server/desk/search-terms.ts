/** What somebody typed as patterns for `like … escape '\'`: each word has to stand in the text somewhere. */
export function likePatterns(query: string): string[] {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return words.slice(0, 8).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
