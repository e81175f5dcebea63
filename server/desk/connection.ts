import type { Database, Db } from "../database.ts";
import { type Address as DatabaseAddress, reading as readingAny } from "../db/reading.ts";

export type Address = DatabaseAddress;

/** A read-only connection of a thread's own to our tables, closed when the work is done. */
export const reading = <T>(address: Address, work: (db: Db) => Promise<T>): Promise<T> => readingAny<Database, T>(address, work);
