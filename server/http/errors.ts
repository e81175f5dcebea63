import type { Context, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import { QueueFull } from "../db/batch-queue.ts";
import { isUnavailable, isUnstorableText } from "../db/errors.ts";
import type { Logger } from "../log.ts";
import { busy, Problem, type ProblemDetails, unknownOutcome } from "./problem.ts";
import "../schema-words.ts";

/** A body or parameter that does not fit its schema: 422, one pointer for each place. */
export function invalidInput(error: z.ZodError): Problem {
  return invalid(error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), detail: message })));
}

/** RFC 6901: the whole is "", a key's own ~ and / are escaped. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function invalid(errors: { pointer: string; detail: string }[]): Problem {
  return new Problem(422, "invalid-input", "内容不合要求", "提交的内容不合要求，没有保存。请对照 errors 里指出的位置改正后再试。", {
    errors,
  });
}

export const malformedJson = () => new Problem(400, "malformed-json", "内容读不懂", "提交的内容不是有效的 JSON，没有保存。请检查后再试。");

/** The one place where an error becomes an answer. What nobody expected is 500 without a message. */
export function createErrorHandler(log: Logger): ErrorHandler {
  return (error, c) => sendProblem(c, toProblem(error, log, { requestId: c.get("requestId"), path: c.req.routePath }));
}

/** @param at where it happened, for the log: which route, and which request when the caller is told its number. */
export function toProblem(error: unknown, log: Logger, at: { requestId?: string; path?: string } = {}): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QueueFull) return busy(1 + Math.floor(Math.random() * 4));
  if (error instanceof HTTPException && error.status < 500) {
    return error.status === 400
      ? malformedJson()
      : new Problem(error.status, "bad-request", "请求不合要求", "请求不合要求，请检查后再试。");
  }
  if (isUnstorableText(error)) return invalid([]);
  const where = { err: error, ...at };
  if (isUnavailable(error)) {
    log.error(where, "the database did not answer");
    return unknownOutcome();
  }
  log.error(where, "unexpected error");
  return new Problem(500, "unexpected", "服务器出了问题", "服务器出了问题，已经记录。请稍后再试。", { requestId: at.requestId });
}

export function sendProblem(c: Context, problem: Problem): Response {
  const details = problem.toProblem();
  return c.body(JSON.stringify(details), problem.status, problemHeaders(details));
}

export function problemHeaders(details: ProblemDetails): Record<string, string> {
  const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" };
  if (typeof details.retryAfter === "number") headers["retry-after"] = String(details.retryAfter);
  return headers;
}
