import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

export interface RawReply {
  status: number;
  text: string;
  headers: Headers;
}

export interface RawRequest {
  method?: string;
  path: string;
  /** Sent as they are: `host`, `origin` and `sec-fetch-site` too, which fetch would not let through. */
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request with nothing added to it but its length. */
export function sendRaw(origin: string, { method = "GET", path, headers = {}, body }: RawRequest): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined || "content-length" in headers || "transfer-encoding" in headers
        ? {}
        : { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request(origin + path, { method, headers: { ...length, ...headers }, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: toHeaders(incoming.headers) }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** A connection written to by hand. `reply` resolves with everything that came once the server or `end` closes it. */
export function openConnection(origin: string): { write(text: string): void; reply: Promise<string>; until(text: string): Promise<void> } {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let came = "";
  const waiting = new Set<() => void>();
  socket.on("data", (chunk: Buffer) => {
    came += chunk.toString();
    for (const look of waiting) look();
  });
  const reply = new Promise<string>((resolve) => socket.on("close", () => resolve(came)));
  socket.on("error", () => undefined);
  return {
    write: (text) => void socket.write(text),
    reply,
    until: (text) =>
      new Promise((resolve) => {
        const look = () => {
          if (!came.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

function toHeaders(headers: IncomingHttpHeaders): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) for (const one of [value].flat()) if (one !== undefined) result.append(name, one);
  return result;
}
