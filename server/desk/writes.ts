import { importClearing } from "./import-clearing.ts";
import { importWrites } from "./import-writes.ts";
import { bankWritesOfDesk } from "./write-banks.ts";
import { draftWrites } from "./write-drafts.ts";
import { reviewWrites } from "./write-reviews.ts";

/** Every change of the desk. */
export const deskWrites = { ...draftWrites, ...reviewWrites, ...bankWritesOfDesk, ...importWrites, ...importClearing };
