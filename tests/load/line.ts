import { connect, type Socket } from "node:net";

export interface Reply {
  status: number;
  /** Header lines as received, names in lower case. */
  header(name: string): string | undefined;
  text: string;
  /** From sending to the last byte. */
  ms: number;
}

interface Asked {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
  at: number;
}

/**
 * One phone's connection: raw bytes, kept alive, one request at a time. Costs a load process a fraction of what
 * node:http costs, so that on a small machine the server under test gets the rest.
 */
export class Line {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #asked: Asked | undefined;
  #received: Buffer | undefined;
  /** Until when the server said it would keep the idle connection; a second is left for the way. */
  #keptUntil = Number.POSITIVE_INFINITY;
  cookie = "";

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  /** @throws when the connection fails before the reply is whole. */
  request(method: string, path: string, body?: unknown): Promise<Reply> {
    const here = `${this.#host}:${this.#port}`;
    const text = body === undefined ? "" : JSON.stringify(body);
    const cookie = this.cookie === "" ? "" : `cookie: ${this.cookie}\r\n`;
    const about =
      method === "GET" ? "" : `origin: http://${here}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject, at: performance.now() };
      this.#open().write(`${method} ${path} HTTP/1.1\r\nhost: ${here}\r\n${cookie}${about}\r\n${text}`);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed && performance.now() < this.#keptUntil) return this.#socket;
    this.#socket?.destroy();
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("error", (error) => this.#fail(socket, error));
    socket.on("close", () => this.#fail(socket, new Error("connection closed")));
    this.#received = undefined;
    return (this.#socket = socket);
  }

  #fail(socket: Socket, error: Error): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    const asked = this.#asked;
    this.#asked = undefined;
    asked?.reject(error);
  }

  #read(chunk: Buffer): void {
    const received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk;
    const end = received.indexOf("\r\n\r\n");
    const head = end < 0 ? "" : received.toString("latin1", 0, end);
    const length = end < 0 ? 0 : lengthOf(head);
    if (end < 0 || received.length < end + 4 + length) {
      this.#received = received;
      return;
    }
    this.#received = undefined;
    const asked = this.#asked;
    this.#asked = undefined;
    const kept = /^keep-alive: timeout=(\d+)/im.exec(head)?.[1];
    this.#keptUntil = kept === undefined ? Number.POSITIVE_INFINITY : performance.now() + (Number(kept) - 1) * 1000;
    asked?.resolve({
      status: Number(head.slice(9, 12)),
      header: (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1],
      text: received.toString("utf8", end + 4, end + 4 + length),
      ms: performance.now() - asked.at,
    });
    if (/^connection: close/im.test(head)) this.#socket?.destroy();
  }
}

function lengthOf(head: string): number {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`a reply without a length: ${head.slice(0, 200)}`);
  return Number(length);
}
