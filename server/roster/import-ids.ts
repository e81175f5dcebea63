import { createHash } from "node:crypto";

/**
 * Ids follow from what the file says, so the same file read again, on any machine, means the same units and people.
 * Nothing else may take part: neither the clock nor the order of the file, but for namesakes without a number.
 */
const digest = (parts: readonly (string | number)[]): Buffer => createHash("sha256").update(JSON.stringify(parts)).digest();

/** @param path from the committee down; empty: the district itself. Short, because organisers write it into documents. */
export function unitId(district: string, path: readonly string[]): string {
  return `u${digest(["unit", district, ...path])
    .readBigUInt64BE()
    .toString(36)
    .padStart(13, "0")}`;
}

/** A member known by the organiser's own number, whatever the branch. */
export const numberedMemberId = (district: string, number: string): string =>
  `m${digest(["number", district, number]).toString("hex").slice(0, 32)}`;

/** A member known by branch and name. @param ordinal from 1 among namesakes without a number, in the order of the file. */
export const namedMemberId = (district: string, path: readonly string[], name: string, ordinal: number): string =>
  `m${digest(["name", district, ...path, name, ordinal])
    .toString("hex")
    .slice(0, 32)}`;
