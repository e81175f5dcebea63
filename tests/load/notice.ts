const padding = "支部".repeat(250);

/** A notice of the size that boards send, about a kilobyte, with the moment it was sent (wall clock, ms). */
export const noticeOf = (at: number): string => JSON.stringify({ at, padding });
