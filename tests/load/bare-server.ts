import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

// The yardstick: the same server library with nothing in it. Parses the JSON body and echoes it.
const app = new Hono();
app.put("*", async (c) => c.json(await c.req.json()));
const server = createAdaptorServer({ fetch: app.fetch });
server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("SIGTERM", () => process.exit(0));
