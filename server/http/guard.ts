import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { MiddlewareHandler } from "hono";
import type { AppContext } from "../context.ts";
import type { AppEnv } from "./door.ts";
import type { OwnBody } from "./own-body.ts";
import { Problem } from "./problem.ts";

const usual: Pick<OwnBody, "largest" | "types"> = { largest: 64 * 1024, types: ["application/json"] };

const contentSecurity = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");
const nowhereFramed = `${contentSecurity}; frame-ancestors 'none'`;
/** The desk shows a question as a phone does, in a frame of its own: this page alone (fault G15). */
const framedPath = "/desk/preview";
const framedAtHome = `${contentSecurity}; frame-ancestors 'self'`;

/** By which a person who is told of an error and the log of it find each other. */
export const newRequestId = (): string => randomBytes(8).toString("hex");

/**
 * Before every route: a request id, headers that never change, cross-site writes refused (fault G05),
 * bodies bounded (D06). Headers are set before `next()`: afterwards each costs a rebuilt response.
 */
export function guard(ctx: AppContext, ownBodies: readonly OwnBody[] = []): MiddlewareHandler<AppEnv> {
  const own = new Map(ownBodies.map((body) => [`${body.method} ${body.path}`, body]));
  return async (c, next) => {
    c.set("requestId", newRequestId());
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("content-security-policy", c.req.path === framedPath ? framedAtHome : nowhereFramed);
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "no-store");
    const { method } = c.req;
    if (method !== "GET" && method !== "HEAD") refuseCrossSite(c.env.incoming.headers, ctx.config.origin);
    const { largest, types } = own.get(`${method} ${c.req.path}`) ?? usual;
    refuseBadBody(c.env.incoming.headers, largest, types);
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

/** Bodies say their length, stay within `largest` bytes and are of a kind that a form of another site cannot send (faults D06, G05). */
export function refuseBadBody(headers: IncomingHttpHeaders, largest: number, types: readonly string[] = usual.types): void {
  const length = Number(headers["content-length"] ?? 0);
  if (headers["transfer-encoding"] !== undefined) throw new Problem(411, "length-required", "缺少长度", "请求要写明内容长度。");
  if (length > largest) throw new Problem(413, "too-large", "内容太大", "提交的内容太大，没有保存。请减少内容后再试。");
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (length > 0 && !types.includes(type)) throw types === usual.types ? notJson() : wrongKind(types);
}

const notJson = () => new Problem(415, "not-json", "内容格式不对", "提交的内容要用 JSON（Content-Type: application/json），没有保存。");
const wrongKind = (types: readonly string[]) => new Problem(415, "wrong-kind", "内容格式不对", `这里只收 ${types.join("、")}，没有保存。`);

/** `host` of an Origin, which is scheme://host[:port] and nothing else; undefined for the word `null`. */
function hostOf(origin: string): string | undefined {
  const scheme = origin.indexOf("://");
  return scheme < 0 ? undefined : origin.slice(scheme + 3);
}
