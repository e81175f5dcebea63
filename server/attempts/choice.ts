/**
 * What a member chose, in terms of what the member saw (positions on the screen, from 0).
 * single: one index · multiple: indexes · judge: true or false · blank: one text per blank
 * order: the shown indexes in the order tapped · match: for each left side shown, the shown right index or -1.
 * `null` clears the answer.
 */
export type Choice = number | number[] | boolean | string[] | null;
