/** True when a write broke a unique rule, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/** The database lost a race it may win next time (PostgreSQL serialisation failure, deadlock). */
export function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40001" || code === "40P01";
}

/**
 * The storage itself failed, so what a COMMIT did is unknown: the process must stop and recover.
 * A full disk is not in this list: nothing was written, and it heals when space returns (faults A03, A04).
 */
export function isStorageFailure(error: unknown): boolean {
  return /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(errorCode(error));
}

function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
