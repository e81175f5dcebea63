import { v7 } from "uuid";

/** A time-ordered id made in the application: lower-case text of 36 characters. */
export const newId = (): string => v7();
