import { randomBytes } from "node:crypto";
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
  const publicHost = ctx.config.origin ? new URL(ctx.config.origin).host : undefined;
  return async (c, next) => {
    c.set("requestId", randomBytes(8).toString("hex"));
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("content-security-policy", contentSecurity);
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "no-store");
    const { method } = c.req;
    if (method !== "GET" && method !== "HEAD") refuseCrossSite(c.req.header("sec-fetch-site"), c.req.header("origin"), publicHost ?? c.req.header("host"));
    const length = Number(c.req.header("content-length") ?? 0);
    if (length > largestBody) throw new Problem(413, "too-large", "内容太大", "提交的内容太大，没有保存。请减少内容后再试。");
    if (c.req.header("transfer-encoding")) throw new Problem(411, "length-required", "缺少长度", "请求要写明内容长度。");
    await next();
  };
}

/** A change must come from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin. */
export function refuseCrossSite(site: string | undefined, origin: string | undefined, host: string | undefined): void {
  const ours = site !== undefined ? site === "same-origin" || site === "none" : origin !== undefined && hostOf(origin) === host;
  if (!ours) throw new Problem(403, "cross-site", "来源不对", "这个操作只能从知史自己的页面发出。请打开知史首页再试。");
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
