import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { invalidInput, malformedJson, problemHeaders, toProblem } from "../http/errors.ts";
import type { FrontDoor } from "../http/front-door.ts";
import { newRequestId, refuseBadBody, refuseCrossSite } from "../http/guard.ts";
import { notAllowed, Problem, signInFirst } from "../http/problem.ts";
import { actorOfSession, cookieName, recallActor } from "../identity/actor.ts";
import { SaveBody } from "./contract.ts";
import { saveAnswer } from "./service.ts";

const largestBody = 16 * 1024;
const path = "/api/attempts/:attemptId/answers/:position";
/** An address may come whole, as a proxy sends it (RFC 9112 §3.2.2). */
const pattern = /^(?:https?:\/\/[^/?]+)?\/api\/attempts\/([^/?]+)\/answers\/(\d{1,4})(?:\?|$)/;

/**
 * The save route stands before the router, on Node's own request and response: it runs hundreds of times as often as all
 * others together, and a routed context, a Request and a Response would cost more than the save itself.
 * Everything the other routes get from router and guard happens here by hand.
 */
export function createSaveRoute(ctx: AppContext): FrontDoor {
  const cookie = `${cookieName(ctx)}=`;

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, attemptId: string, position: number) => {
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
      const { epoch, seq, choice, key } = readSave(text);
      send(outgoing, 200, savedHeaders, await saveAnswer(ctx, actor, { attemptId, position, epoch, seq, choice, key, receivedAt }));
    } catch (error) {
      const problem = toProblem(error, ctx.log, { path, requestId: newRequestId() });
      const details = problem.toProblem();
      send(outgoing, problem.status, Object.entries(problemHeaders(details)).flat(), JSON.stringify(details));
    }
  };

  return {
    name: `PUT ${path}`,
    take(incoming, outgoing) {
      const place = incoming.method === "PUT" && pattern.exec(incoming.url as string);
      if (!place) return false;
      void answer(incoming, outgoing, place[1] as string, Number(place[2]));
      return true;
    },
  };
}

const savedHeaders = ["content-type", "application/json; charset=utf-8", "cache-control", "no-store"];

/** @param headers names and values by turns, which Node takes without making an object of them. */
function send(response: ServerResponse, status: number, headers: string[], text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, [...headers, "content-length", String(Buffer.byteLength(text)), "x-content-type-options", "nosniff"]);
  response.end(text);
}

function readCookie(header: string | undefined, prefix: string): string | undefined {
  if (!header) return undefined;
  for (const part of header.split(";")) {
    const pair = part.trimStart();
    if (pair.startsWith(prefix)) return pair.slice(prefix.length).trimEnd();
  }
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
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
    });
    request.on("end", () => resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString()));
    request.on("error", () => reject(new Problem(400, "aborted", "连接断了", "连接断了，没有保存，会自动再试。")));
  });
}
