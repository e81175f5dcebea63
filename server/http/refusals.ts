import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { RequestError } from "@hono/node-server";
import type { Logger } from "../log.ts";
import { problemHeaders, toProblem } from "./errors.ts";
import { Problem } from "./problem.ts";

// What Node refuses by itself, before any route: without this file it answers with a status and not a word.

const badRequest = () => new Problem(400, "bad-request", "请求不合要求", "这个请求的写法不对，服务器读不懂，什么都没有做。请检查后再试。");
const badHost = () =>
  new Problem(400, "bad-host", "请求不合要求", "请求的地址或 Host 写得不对，或没有写 Host，什么都没有做。请检查后再试。");
const slow = () => new Problem(408, "too-slow", "等得太久", "请求没有在规定的时间里到齐，什么都没有做。请检查网络后再试。");
const longHeaders = () => new Problem(431, "headers-too-large", "请求头太大", "请求的地址或请求头太长，服务器没有读。请缩短后再试。");
const longChunks = () => new Problem(413, "too-large", "内容太大", "请求内容的分块说明太长，服务器没有读。请缩短后再试。");
const noExpectation = () => new Problem(417, "expectation", "不支持这个要求", "服务器不支持请求里 Expect 的要求。请去掉它再试。");

const byCode: Record<string, () => Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: slow,
  HPE_HEADER_OVERFLOW: longHeaders,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: longChunks,
};

/** How long a refused sender may go on talking: cut at once, the reply would be lost with what it has not read. */
const lingerMs = 1_000;

/** Answers what Node's parser refuses, and expectations nobody meets, as every other refusal is answered. */
export function answerRefused(server: Server): void {
  const refused = new WeakSet<Socket>();
  server.on("clientError", (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket & { parser?: unknown; _httpMessage?: ServerResponse | null };
    // The parser hands over everything that still comes; the first time was answered.
    if (refused.has(socket)) return;
    refused.add(socket);
    // An event stream left the server (its parser is gone), or an earlier request is being answered: text of ours
    // would spoil the reply, or be taken for it.
    const answering = socket._httpMessage;
    const taken = socket.parser === null || answering?.headersSent === true || answering?.req.complete === true;
    if (taken || !socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const problem = (byCode[error.code ?? ""] ?? badRequest)();
    // Who was told that time is over must not be served after all, should the rest still come.
    socket.end(rawReply(problem), () => problem.status === 408 && socket.destroy());
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
  server.on("checkExpectation", (_request, response) => send(response, noExpectation()));
}

/** HTTP/1.1 wants a Host. @returns true when there was none and the request is answered. Node's own check has to be off. */
export function refuseHostless({ headers, httpVersion }: IncomingMessage, response: ServerResponse): boolean {
  if (headers.host !== undefined || httpVersion !== "1.1") return false;
  send(response, badHost());
  return true;
}

/** For the listener that makes a Request of Node's: what it cannot make one of, and what failed outside every route. */
export function createListenerErrorHandler(log: Logger): (error: unknown) => Response {
  return (error) => {
    const problem = error instanceof RequestError ? badHost() : toProblem(error, log);
    const details = problem.toProblem();
    return new Response(JSON.stringify(details), { status: problem.status, headers: problemHeaders(details) });
  };
}

function send(response: ServerResponse, problem: Problem): void {
  const details = problem.toProblem();
  const text = JSON.stringify(details);
  response.writeHead(problem.status, { ...problemHeaders(details), "content-length": Buffer.byteLength(text), connection: "close" });
  response.end(text);
}

function rawReply(problem: Problem): string {
  const details = problem.toProblem();
  const text = JSON.stringify(details);
  const headers = { ...problemHeaders(details), "content-length": String(Buffer.byteLength(text)), connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}`, ...lines, "", text].join("\r\n");
}
