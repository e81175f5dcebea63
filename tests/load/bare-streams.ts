import { createServer, type ServerResponse } from "node:http";
import { noticeOf } from "./notice.ts";

// The yardstick of streams: a bare Node server that writes the same frame to the same number of open responses.
const open = new Set<ServerResponse>();
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(": \n\n");
  open.add(response);
  response.on("close", () => open.delete(response));
});
server.listen({ port: 0, host: "0.0.0.0", backlog: 4_096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
let version = 0;
process.on("message", () => {
  setInterval(() => {
    const frame = Buffer.from(`id: bench.1.${++version}\nevent: board\ndata: ${noticeOf(Date.now())}\n\n`);
    for (const response of open) response.write(frame);
  }, 1_000);
});
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(1));
