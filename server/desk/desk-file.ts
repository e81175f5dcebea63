import type { Period } from "../bank/question.ts";

/** Questions born at the desk stand in one file a period. */
export const deskFile = (period: Period): string => `${period}/desk`;
