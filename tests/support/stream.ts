import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { Browser, World } from "./world.ts";

/** A reader of an event stream, with everything it was told. */
export async function openStream(world: World, path: string, browser: Browser, lastId?: string) {
  const response = await requestRaw(world, browser, path, lastId === undefined ? {} : { "last-event-id": lastId });
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  response.on("error", () => undefined);
  return {
    headers: response.headers,
    text: () => text,
    notices: () =>
      [...text.matchAll(/^id: (.+)\nevent: board\ndata: (.+)\n\n/gm)].map(([, id, data]) => ({
        id: id as string,
        data: JSON.parse(data as string),
      })),
    leave: () => response.destroy(),
  };
}

/** A reply as it comes over the wire: not decoded, not waited for to its end. */
export async function requestRaw(world: World, browser: Browser, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const sent = get(world.origin + path, { headers: { cookie: browser.cookie, ...headers }, agent: false });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}
