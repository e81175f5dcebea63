import { problemText } from "../text/zh-CN.ts";
import { ProblemError, readProblem } from "./problem.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface RequestOptions {
  /** Milliseconds until silence counts as no reply. A dead mobile network never says so by itself. */
  timeoutMs?: number;
  /** Let the request outlive the page (a tab that is being closed). */
  keepalive?: boolean;
}

/**
 * One call of our own API. Resolves with the parsed body; throws ProblemError otherwise, with status 0
 * when there was no reply.
 */
export async function request<T>(method: Method, path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.timeoutMs ?? 15_000);
  try {
    const reply = await fetch(`/api${path}`, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
      keepalive: options.keepalive ?? false,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const parsed = parse(await reply.text());
    if (!reply.ok) throw readProblem(reply.status, parsed, reply.headers.get("retry-after"), problemText.unreadable);
    // A captive portal answers 200 with its own page: that is no reply of ours.
    if (parsed === undefined && reply.status !== 204) throw new ProblemError(0, "no-reply", problemText.unreadable);
    return parsed as T;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(0, "no-reply", problemText.offline);
  } finally {
    clearTimeout(timer);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
