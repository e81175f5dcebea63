export type SlipMark = "on" | "now" | "wrong" | "off";

/** The most strips that still read as single strips on a 320 px phone. */
const mostSlips = 50;

/**
 * One strip is one thing. Above fifty things one strip is 2 % of them: fifty strips, the filled ones first,
 * rounded down so that a strip never claims more than was done.
 */
export function slipMarks(marks: readonly SlipMark[]): SlipMark[] {
  if (marks.length <= mostSlips) return [...marks];
  const filled = Math.floor((marks.filter((mark) => mark === "on").length * mostSlips) / marks.length);
  return Array.from({ length: mostSlips }, (_, i) => (i < filled ? "on" : "off"));
}
