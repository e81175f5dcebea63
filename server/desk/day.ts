const days = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day in China of an instant, YYYY-MM-DD: Swedish dates have that form. */
export const dayInChina = (instant: number): string => days.format(instant);

/** Midnight in China at the beginning of a day. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
