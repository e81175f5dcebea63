import type { ProblemError } from "../lib/problem.ts";
import type { Choice, SaveReply } from "../lib/views.ts";

interface Stored {
  choice: Choice;
  epoch: number;
  seq: number;
  receivedAt: number;
}

/** What a reply to a save means for the device that sent it. */
export type Verdict =
  /** On disk, with a receipt: the only thing that earns a tick. */
  | { kind: "saved"; receivedAt: number; receipt: string; remainingMs: number }
  /** A newer one is stored already: adopt it. */
  | { kind: "superseded"; stored: Stored; remainingMs: number }
  /** Another device holds the lease: read-only from here on. */
  | { kind: "taken-over" }
  /** The attempt is finished; what is stored stands. */
  | { kind: "closed"; stored: Stored | null; receiptCode: string | null }
  /** The server will never take this body: stop sending it, say so. */
  | { kind: "refused" }
  /** Arrived after the end: kept as evidence, counts for nothing. */
  | { kind: "late" }
  /** Not saved, or not certainly: the same body again, not before this many seconds. */
  | { kind: "busy"; retryAfter: number }
  /** No reply: may be saved or not. The same body again. */
  | { kind: "no-reply" }
  /** Nobody is signed in here any more, or somebody else is. Nothing is lost. */
  | { kind: "signed-out" };

/** How long to wait when a busy server names no time. */
const defaultRetrySeconds = 5;

export function readSaved(reply: SaveReply): Verdict {
  if (reply.outcome === "superseded" && reply.stored) return { kind: "superseded", stored: reply.stored, remainingMs: reply.remainingMs };
  return { kind: "saved", receivedAt: reply.receivedAt, receipt: reply.receipt, remainingMs: reply.remainingMs };
}

export function readSaveProblem(problem: ProblemError): Verdict {
  const { status, slug, body, retryAfter } = problem;
  if (status === 409 && slug === "taken-over") return { kind: "taken-over" };
  if (status === 410)
    return {
      kind: "closed",
      stored: (body["stored"] as Stored | null) ?? null,
      receiptCode: (body["receiptCode"] as string | null) ?? null,
    };
  if (status === 423) return { kind: "late" };
  if (status === 429 || status === 503) return { kind: "busy", retryAfter: retryAfter ?? defaultRetrySeconds };
  if (status === 401 || status === 403 || status === 404) return { kind: "signed-out" };
  // A proxy's timeout or a server that fell over: the answer may be on disk all the same.
  if (status === 0 || status === 408 || status >= 500) return { kind: "no-reply" };
  return { kind: "refused" };
}
