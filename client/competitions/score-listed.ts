import type { CompetitionView } from "../lib/views.ts";

/**
 * Whether a member reads the own score on the board as soon as the paper is in. With several attempts the list of
 * persons waits for the reveal point, and so does the score.
 */
export const scoreIsListed = ({ memberBoard, attemptLimit }: Pick<CompetitionView, "memberBoard" | "attemptLimit">): boolean =>
  memberBoard && attemptLimit === 1;
