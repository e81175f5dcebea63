import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppContext } from "../context.ts";
import type { AppRequest } from "../http/door.ts";

/**
 * The operator is whoever can read the data folder: a command on the server's own machine proves it with the secret
 * that lies there, for one short moment. No account, no password, nothing that works from elsewhere.
 */
export const operatorHeader = "x-zhishi-operator";
export const operatorProofMs = 30_000;
const longestMs = 60_000;

/** @param expires integer milliseconds; at most a minute ahead. */
export function operatorProof(secret: Buffer, expires: number): string {
  return `${expires}.${createHmac("sha256", secret).update(`operator ${expires}`).digest("hex")}`;
}

/** True for a proof made with our secret that has not run out. Compares in constant time. */
export function isOperatorProof(secret: Buffer, proof: string, now: number): boolean {
  const expires = Number(/^(\d{1,16})\./.exec(proof)?.[1]);
  if (!(expires > now && expires - now <= longestMs)) return false;
  const expected = Buffer.from(operatorProof(secret, expires));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether the request comes from this machine with a valid proof. */
export function isOperator(ctx: AppContext, c: AppRequest): boolean {
  const proof = c.req.header(operatorHeader);
  return (
    proof !== undefined && isLoopback(c.env.incoming.socket.remoteAddress) && isOperatorProof(ctx.config.secret, proof, ctx.clock.now())
  );
}

const isLoopback = (address: string | undefined): boolean => address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
