import type { ProblemError } from "../lib/problem.ts";
import type { CheckOutcome } from "../lib/stream-watch.ts";

/** How one of the GETs of a check ended. */
export interface Reply {
  kind: "same" | "newer" | "failed" | "refused";
  /** The page has nothing to stand on without this one. */
  isGround: boolean;
  /** It brought another number than the page had: something the stream should have told. */
  isNews?: boolean;
  problem?: ProblemError;
  retryAfterMs?: number;
}

/**
 * What the GETs of one check mean together. A session that ended (401) counts wherever it shows; another refusal only
 * where the page stands on it, since a list beside the first may be switched off.
 */
export function outcomeOf(replies: readonly Reply[]): { outcome: CheckOutcome; retryAfterMs?: number; problem?: ProblemError } {
  const refused = replies.find((reply) => reply.kind === "refused" && (reply.isGround || reply.problem?.status === 401));
  if (refused) return { outcome: "refused", ...(refused.problem ? { problem: refused.problem } : {}) };
  const failed = replies.filter((reply) => reply.kind === "failed");
  if (failed.length) return { outcome: "failed", retryAfterMs: Math.max(...failed.map((reply) => reply.retryAfterMs ?? 0)) };
  return { outcome: replies.some((reply) => reply.isNews) ? "newer" : "same" };
}
