const star = "＊";

/**
 * A name for boards that anyone may look at (feature G10): 周大芳 → 周＊芳, 张三 → 张＊. The first and the last
 * character stay, at most two stars stand between, so a long name does not give itself away by its length.
 * Counts characters and not code units: rare surnames lie outside the basic plane.
 */
export function maskName(name: string): string {
  const characters = [...name.replace(/\s/gu, "")];
  const [first, ...rest] = characters;
  const last = rest.pop();
  if (first === undefined || last === undefined) return star;
  if (rest.length === 0) return first + star;
  return first + star.repeat(Math.min(rest.length, 2)) + last;
}
