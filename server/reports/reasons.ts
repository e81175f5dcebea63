/** What can be wrong with a question: its key, its stem, its source, more than one way to read it, something else. */
export const reportReasons = ["key", "stem", "source", "ambiguous", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Gentle: a whole paper may be full of mistakes, but nobody writes a letter a minute. */
export const mostReports = 10;
export const reportsWithinMs = 3_600_000;
