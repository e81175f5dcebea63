import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "../../tests/support/raw-http.ts";
import { createLogger } from "../log.ts";
import { answerRefused, createListenerErrorHandler, refuseHostless } from "./refusals.ts";
import { createStreams, type Streams } from "./streams.ts";

describe("what Node refuses by itself", () => {
  let server: Server;
  let streams: Streams;
  let origin: string;

  beforeEach(async () => {
    streams = createStreams();
    const routed = getRequestListener(() => new Response("plain"), { errorHandler: createListenerErrorHandler(createLogger("silent")) });
    const limits = { requireHostHeader: false, headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 };
    server = createServer(limits, (request, response) => {
      if (refuseHostless(request, response)) return;
      if (request.url === "/stream") streams.join("board", response, undefined, "");
      else if (request.url === "/begun") void response.write("begun;");
      else if (request.url === "/slow") setTimeout(() => response.end("done"), 200);
      else if (request.method === "POST") request.on("error", () => undefined).resume();
      else void routed(request, response);
    });
    answerRefused(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    streams.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (text: string) => {
    const connection = openConnection(origin);
    connection.write(text);
    return connection;
  };

  it.each([
    [400, "bad-request", "no request line", "hello\r\n\r\n"],
    [400, "bad-request", "two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"],
    [
      400,
      "bad-request",
      "a length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    [431, "headers-too-large", "a huge header", `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(400_000)}\r\n\r\n`],
    [431, "headers-too-large", "a huge address", `GET /${"x".repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
    [408, "too-slow", "headers that do not end", "GET / HTTP/1.1\r\nhost: x\r\n"],
    [408, "too-slow", "a body that does not come", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab"],
    [417, "expectation", "an expectation", "GET / HTTP/1.1\r\nhost: x\r\nexpect: wonders\r\n\r\n"],
    [400, "bad-host", "no Host", "GET / HTTP/1.1\r\n\r\n"],
    [400, "bad-host", "no Host in the old version", "GET / HTTP/1.0\r\n\r\n"],
    [400, "bad-host", "a bad Host", "GET / HTTP/1.1\r\nhost: a b/@\r\nconnection: close\r\n\r\n"],
  ])("is answered with %i %s: %s", async (status, slug, _, text) => {
    const reply = await ask(text).reply;
    const [head = "", body = ""] = reply.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head.toLowerCase()).toContain("content-type: application/problem+json; charset=utf-8");
    expect(head.toLowerCase()).toContain("connection: close");
    expect(JSON.parse(body)).toEqual({
      type: `/problems/${slug}`,
      title: expect.stringMatching(/[\u4e00-\u9fff]/),
      status,
      detail: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it("on a connection that was served before", async () => {
    const connection = ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await connection.until("plain");
    connection.write("nonsense\r\n\r\n");
    expect(await connection.reply).toMatch(/plainHTTP\/1\.1 400 /);
  });

  it("does not write into a reply that has begun, nor into an event stream", async () => {
    const begun = ask("GET /begun HTTP/1.1\r\nhost: x\r\n\r\n");
    await begun.until("begun;");
    begun.write("nonsense\r\n\r\n");
    expect(await begun.reply).not.toContain("problem");
    // Taken for the answer to the first request, a refusal of the second would be a lie.
    expect(await ask("GET /slow HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n").reply).not.toContain("problem");
    const stream = ask("GET /stream HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n");
    await stream.until("200 OK");
    streams.close();
    expect(await stream.reply).not.toContain("problem");
  });
});
