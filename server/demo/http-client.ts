import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  /** Parsed JSON, undefined for an empty body. */
  body: unknown;
  cookie: string | undefined;
  retryAfterMs: number | undefined;
}

/** A phone's view of the server: JSON over a few shared connections. */
export interface HttpClient {
  send(method: "GET" | "POST" | "PUT", path: string, cookie: string | undefined, body?: unknown): Promise<Answer>;
  close(): void;
}

/** @param address such as http://127.0.0.1:3000. @param origin the page every change says it comes from. @param connections at most so many at once; the rest wait. */
export function createHttpClient(address: string, origin: string, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "lifo" });
  const { hostname, port } = new URL(address);
  return {
    send: (method, path, cookie, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? "" : JSON.stringify(body);
        const headers: Record<string, string | number> = { origin };
        if (method !== "GET") {
          headers["content-type"] = "application/json";
          headers["content-length"] = Buffer.byteLength(text);
        }
        if (cookie) headers["cookie"] = cookie;
        const sent = request({ agent, hostname, port, method, path, headers, timeout: 20_000 }, (response) => {
          let received = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => (received += chunk));
          response.on("error", reject);
          response.on("end", () => {
            const retryAfter = response.headers["retry-after"];
            resolve({
              status: response.statusCode ?? 0,
              body: received ? JSON.parse(received) : undefined,
              cookie: response.headers["set-cookie"]?.[0]?.split(";", 1)[0],
              retryAfterMs: retryAfter ? Number(retryAfter) * 1000 : undefined,
            });
          });
        });
        sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
        sent.on("error", reject);
        sent.end(text || undefined);
      }),
    close: () => agent.destroy(),
  };
}
