import { readConfig } from "../../server/config.ts";
import { startServer } from "../../server/main.ts";
import { noticeOf } from "./notice.ts";

// The server under test: the product itself, in a process of its own. `--slow-fsync` puts ten milliseconds on every commit.
const writerThread = process.argv.includes("--slow-fsync") ? new URL("./slow-writer-thread.ts", import.meta.url) : undefined;
// A bench asks one attempt for more than any hand: the limit is asked as ever, and never reached.
const saveRate = { atOnce: 1e12, perSecond: 1e12 };
const running = await startServer(readConfig(process.env), { writerThread, saveRate });
process.send?.({ port: running.port });
// `{publish: topic}` has it send one notice a second through the product's own streams.
let version = 0;
process.on("message", ({ publish }: { publish: string }) => {
  setInterval(() => {
    version++;
    running.ctx.streams.publish(publish, `bench.1.${version}`, "board", noticeOf(Date.now()));
  }, 1_000);
});
process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(1));
