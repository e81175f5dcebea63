import type { IncomingMessage } from "node:http";

/**
 * Where a request comes from. Behind `proxies` trusted proxies it is that many entries from the end of
 * X-Forwarded-For: what stands before them anybody may have written (fault D11). Without proxies the header counts for nothing.
 */
export function visitorAddress({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">, proxies: number): string {
  const direct = socket.remoteAddress ?? "";
  if (proxies === 0) return direct;
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return forwarded.at(-proxies)?.trim() || direct;
}
