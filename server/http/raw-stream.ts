import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The part of Node's HTTP parser that an upgrade uses to step aside. Not a public type, hence looked for and not assumed. */
interface Parser {
  unconsume(): void;
  remove(): void;
  close(): void;
  socket?: unknown;
  incoming?: unknown;
  outgoing?: unknown;
}

const head = [
  "HTTP/1.1 200 OK",
  "content-type: text/event-stream; charset=utf-8",
  // Caches must not keep it, proxies must not compress or hold it back (faults D01, D02).
  "cache-control: no-cache, no-transform",
  "x-accel-buffering: no",
  "x-content-type-options: nosniff",
  // Without a length or chunks the body ends with the connection, so one shared buffer goes to every reader as it is.
  "connection: close",
].join("\r\n");

/**
 * Answers 200 with an event stream and takes the connection out of the HTTP server: from here on it is a socket that
 * is written to. With its parser, request and response a waiting reader costs 21 KB; the bare socket costs 6 KB, and
 * 14,418 of them have to fit beside the rest of the server. Returns undefined when the reader is gone already.
 * @param opening first lines of the body. @param onGone told once, with `this` the socket, when the connection is over.
 */
export function takeSocket(response: ServerResponse, opening: string, onGone: (this: Socket) => void): Socket | undefined {
  const { socket, req } = response;
  if (!socket || socket.destroyed || response.headersSent) return undefined;
  response.detachSocket(socket);
  letGoOfParser(socket as Socket & { parser?: unknown }, req as { parser?: unknown });
  socket.setTimeout(0);
  socket.on("error", ignore);
  socket.on("end", destroy);
  socket.on("close", onGone);
  // Nothing that a reader sends is of interest; it must be read all the same, or its goodbye is never seen.
  socket.resume();
  socket.write(`${head}\r\ndate: ${new Date().toUTCString()}\r\n\r\n${opening}`);
  return socket;
}

/** What Node does itself when a connection is upgraded (`onParserExecuteCommon` and `freeParser` in its http module). */
function letGoOfParser(socket: Socket & { parser?: unknown }, request: { parser?: unknown }): void {
  const parser = socket.parser;
  socket.removeAllListeners();
  if (!isParser(parser)) return;
  parser.unconsume();
  parser.remove();
  parser.socket = parser.incoming = parser.outgoing = null;
  socket.parser = request.parser = null;
  // The parser may be on the stack: its own callback is what led here.
  setImmediate(() => parser.close());
}

function isParser(value: unknown): value is Parser {
  return typeof value === "object" && value !== null && ["unconsume", "remove", "close"].every((name) => name in value);
}

function ignore(): void {
  // A reader that vanished is not an error; "close" follows.
}

function destroy(this: Socket): void {
  this.destroy();
}
