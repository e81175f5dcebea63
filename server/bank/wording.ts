/** Every way a gap is written: `____`, or round brackets of either width around nothing but spaces. */
const gap = /_{2,}|[（(]\s*[）)]/g;

/** A text without what does not change its meaning: width, case, spaces, punctuation. Gaps fall away too. */
export function plainWording(text: string): string {
  return text
    .replace(gap, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}
