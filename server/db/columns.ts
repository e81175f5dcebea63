/** Integer milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** 0 or 1: SQLite has no booleans and the two engines must hold the same bytes. */
export type Flag = 0 | 1;
/** JSON kept as text, parsed where it is read. The parameter says what is inside. */
// biome-ignore lint/correctness/noUnusedVariables: the parameter documents the shape of the text
export type Json<_Shape> = string;
