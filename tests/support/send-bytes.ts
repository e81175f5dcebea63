import type { Browser, Reply, World } from "./world.ts";

/** A request whose body or answer is not JSON, from a browser that is signed in. */
export async function sendBytes(
  world: World,
  browser: Browser,
  request: { method: string; path: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> },
): Promise<Reply & { bytes: Uint8Array }> {
  const { method, path, body, headers } = request;
  const response = await fetch(world.origin + path, {
    method,
    body,
    headers: { origin: world.origin, cookie: browser.cookie, ...headers },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, text, bytes, body: isJson ? JSON.parse(text) : undefined };
}
