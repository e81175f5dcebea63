import type { AppRequest } from "../http/door.ts";
import type { Body } from "./bodies.ts";

const caching = { "cache-control": "private, no-cache", vary: "accept-encoding, cookie" };

/**
 * Sends a body that was made once for all readers. 304 when the reader has this version already.
 * @param tag undefined when there is no number to know the body by.
 */
export function sendBody(c: AppRequest, { plain, gzip }: Body, tag: string | undefined): Response {
  const headers: Record<string, string> = tag === undefined ? { ...caching } : { ...caching, etag: tag };
  if (tag !== undefined && isKnown(c.req.header("if-none-match"), tag)) return c.body(null, 304, headers);
  headers["content-type"] = "application/json; charset=utf-8";
  if (!gzip || !acceptsGzip(c.req.header("accept-encoding"))) return c.body(plain, 200, headers);
  headers["content-encoding"] = "gzip";
  return c.body(gzip, 200, headers);
}

/** RFC 9110 section 13.1.2: a list of tags compared weakly, or `*`. */
function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag) ?? false;
}

function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/i.test(acceptEncoding ?? "");
}
