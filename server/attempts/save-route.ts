import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import type { AppRequest } from "../http/door.ts";
import { invalidInput, malformedJson, problemHeaders, toProblem } from "../http/errors.ts";
import { refuseBadBody, refuseCrossSite } from "../http/guard.ts";
import { notAllowed, Problem, signInFirst } from "../http/problem.ts";
import { actorOfSession, cookieName, recallActor } from "../identity/actor.ts";
import { SaveBody } from "./contract.ts";
import { saveAnswer } from "./service.ts";

const largestBody = 16 * 1024;

/**
 * The save route, written to the raw Node request and response: it runs hundreds of times as often as all others
 * together, and a Request object, a Response object and their headers would cost more than the save itself.
 * Everything the other routes get from the guard happens here by hand.
 */
export function createSaveHandler(ctx: AppContext) {
  const cookie = `${cookieName(ctx)}=`;

  return async (c: AppRequest): Promise<Response> => {
    const { incoming, outgoing } = c.env;
    try {
      const { headers } = incoming;
      refuseCrossSite(headers, ctx.config.origin);
      refuseBadBody(headers, largestBody);
      const text = await readBody(incoming);
      // What counts is when the answer was here: all of it, or a body held back would win time; and before anything
      // of ours waits, or a queue would cost the member some (fault B05).
      const receivedAt = ctx.clock.now();
      const sessionId = readCookie(headers.cookie, cookie);
      const actor = sessionId && (recallActor(ctx, sessionId) ?? (await actorOfSession(ctx, sessionId)));
      if (!actor) throw signInFirst();
      if (actor.role !== "member") throw notAllowed();
      const body = readSave(text);
      const saved = await saveAnswer(ctx, actor, {
        attemptId: c.req.param("attemptId") as string,
        position: Number(c.req.param("position")),
        ...body,
        receivedAt,
      });
      send(outgoing as ServerResponse, 200, { "content-type": "application/json; charset=utf-8" }, saved);
    } catch (error) {
      const problem = toProblem(error, ctx.log, c);
      const details = problem.toProblem();
      send(outgoing as ServerResponse, problem.status, problemHeaders(details), JSON.stringify(details));
    }
    return RESPONSE_ALREADY_SENT;
  };
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(text);
}

function readCookie(header: string | undefined, prefix: string): string | undefined {
  if (!header) return undefined;
  for (const part of header.split("; ")) if (part.startsWith(prefix)) return part.slice(prefix.length);
  return undefined;
}

function readSave(text: string): z.infer<typeof SaveBody> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformedJson();
  }
  const parsed = SaveBody.safeParse(json);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** The body as text. Its length was announced within bounds, and Node lets no more than that through. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => resolve(text));
    request.on("error", reject);
    request.on("aborted", () => reject(new Problem(400, "aborted", "连接断了", "连接断了，没有保存，会自动再试。")));
  });
}
