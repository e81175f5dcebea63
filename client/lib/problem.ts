/** What the server said instead of an answer (RFC 9457), or that it said nothing. `message` is what a person reads. */
export class ProblemError extends Error {
  override name = "ProblemError";
  /** 0 when there was no reply at all: what was asked may or may not have been done. */
  readonly status: number;
  /** The stable part of `type`, such as `taken-over`; `no-reply` when there was none. */
  readonly slug: string;
  /** Seconds the server asked us to wait, or undefined. */
  readonly retryAfter: number | undefined;
  /** The whole problem document: members such as `stored` or `epoch` are read from here. */
  readonly body: Record<string, unknown>;

  constructor(status: number, slug: string, detail: string, retryAfter?: number, body: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.slug = slug;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** A few sentences for a person, in Chinese. */
  get detail(): string {
    return this.message;
  }
}

/** Reads a problem document out of a reply that is not ok. Tolerates a proxy's HTML page in its place. */
export function readProblem(status: number, body: unknown, retryAfterHeader: string | null, fallback: string): ProblemError {
  const document = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const type = typeof document["type"] === "string" ? document["type"] : "";
  const slug = type.startsWith("/problems/") ? type.slice("/problems/".length) : "unexpected";
  const detail = typeof document["detail"] === "string" ? document["detail"] : fallback;
  return new ProblemError(status, slug, detail, readRetryAfter(retryAfterHeader), document);
}

/** Retry-After in whole seconds. The other form, a date, needs a clock we do not trust, so it counts as absent. */
function readRetryAfter(header: string | null): number | undefined {
  if (!header || !/^\d+$/.test(header)) return undefined;
  return Number(header);
}
