import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { MiddlewareHandler } from "hono";
import type { AppContext } from "../context.ts";
import type { AppEnv } from "./door.ts";
import { Problem } from "./problem.ts";

const largestBody = 64 * 1024;

const contentSecurity = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Before every route: a request id, headers that never change, cross-site writes refused (fault G05),
 * bodies bounded (D06). Headers are set before `next()`: afterwards each costs a rebuilt response.
 */
export function guard(ctx: AppContext): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set("requestId", randomBytes(8).toString("hex"));
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("content-security-policy", contentSecurity);
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "no-store");
    const { method } = c.req;
    if (method !== "GET" && method !== "HEAD") refuseCrossSite(c.env.incoming.headers, ctx.config.origin);
    refuseBadBody(c.env.incoming.headers, largestBody);
    await next();
  };
}

/**
 * A change must come from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin.
 * @param ownOrigin the configured public origin; without one the Host header says who we are.
 */
export function refuseCrossSite(headers: IncomingHttpHeaders, ownOrigin: string | undefined): void {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  const fromOwnPage = () => origin !== undefined && (ownOrigin === undefined ? hostOf(origin) === host : origin === ownOrigin);
  const ours = site === undefined ? fromOwnPage() : site === "same-origin" || site === "none";
  if (!ours) throw new Problem(403, "cross-site", "来源不对", "这个操作只能从知史自己的页面发出。请打开知史首页再试。");
}

/** Bodies say their length, stay within `largest` bytes and are JSON: a form of another site cannot send that (faults D06, G05). */
export function refuseBadBody(headers: IncomingHttpHeaders, largest: number): void {
  const length = Number(headers["content-length"] ?? 0);
  if (headers["transfer-encoding"] !== undefined) throw new Problem(411, "length-required", "缺少长度", "请求要写明内容长度。");
  if (length > largest) throw new Problem(413, "too-large", "内容太大", "提交的内容太大，没有保存。请减少内容后再试。");
  if (length > 0 && !isJson.test(headers["content-type"] ?? "")) {
    throw new Problem(415, "not-json", "内容格式不对", "提交的内容要用 JSON（Content-Type: application/json），没有保存。");
  }
}

const isJson = /^application\/json\s*(;|$)/i;

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
