import { readConfig } from "../../server/config.ts";
import { startServer } from "../../server/main.ts";

// The server under test: the product itself, in a process of its own. `--slow-fsync` puts ten milliseconds on every commit.
const writerThread = process.argv.includes("--slow-fsync") ? new URL("./slow-writer-thread.ts", import.meta.url) : undefined;
const running = await startServer(readConfig(process.env), { writerThread });
process.send?.({ port: running.port });
process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(1));
