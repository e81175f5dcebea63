import { type ProblemError, readProblem } from "../lib/problem.ts";
import { problemText } from "../text/zh-CN.ts";

/** The last answer of one address and the ETag it came with. */
export interface Held<T> {
  etag: string | null;
  body: T;
}

export type Fetched<T> =
  | { kind: "same" }
  | { kind: "newer"; held: Held<T> }
  | { kind: "refused"; problem: ProblemError }
  | { kind: "failed"; retryAfterMs: number };

/**
 * GET that asks only for what is newer than `held`. Never rejects. `refused` is a server that will go on saying no
 * (401, 403, 404); everything else that is no answer, a captive portal's page included, is `failed`.
 */
export async function conditionalGet<T>(path: string, held: Held<T> | undefined, signal: AbortSignal): Promise<Fetched<T>> {
  try {
    const reply = await fetch(`/api${path}`, {
      credentials: "same-origin",
      cache: "no-store",
      signal,
      headers: held?.etag ? { "if-none-match": held.etag } : {},
    });
    if (reply.status === 304 && held) return { kind: "same" };
    if (reply.ok) {
      const body = (await reply.json()) as T;
      return { kind: "newer", held: { etag: reply.headers.get("etag"), body } };
    }
    const problem = readProblem(
      reply.status,
      await reply.json().catch(() => undefined),
      reply.headers.get("retry-after"),
      problemText.unreadable,
    );
    if ([401, 403, 404].includes(reply.status)) return { kind: "refused", problem };
    return { kind: "failed", retryAfterMs: (problem.retryAfter ?? 0) * 1_000 };
  } catch {
    return { kind: "failed", retryAfterMs: 0 };
  }
}
