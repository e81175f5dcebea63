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

/**
 * The database could not answer: disk full or failing, connection lost, its time over. Whether a change took place is
 * unknown; the same request may be sent again. PostgreSQL classes: 08 connection, 53 resources, 57 operator, 58 system.
 */
export function isUnavailable(error: unknown): boolean {
  const message = error instanceof Error ? error.message : "";
  return (
    isRetryable(error) ||
    /^(SQLITE_(IOERR|CORRUPT|NOTADB|FULL|BUSY|READONLY|CANTOPEN)|08|53|57|58|ECONN|EPIPE|ETIMEDOUT|WRITER_DOWN)/.test(errorCode(error)) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  );
}

/** A text that PostgreSQL cannot hold: NUL, or bytes that are not UTF-8. SQLite takes them and finds nothing. */
export function isUnstorableText(error: unknown): boolean {
  return /^(22021|22P05)$/.test(errorCode(error));
}

function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
