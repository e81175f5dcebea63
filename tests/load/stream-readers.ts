import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { addDuration, type Durations } from "./quantile.ts";

// Readers of event streams, in a process of their own: raw sockets that look at each notice and keep nothing.

export interface ReadersJob {
  port: number;
  path: string;
  /** One entry a reader. */
  cookies: string[];
  /** First of the loopback addresses this process connects to. */
  firstHost: number;
  /** Readers being connected at any one time. */
  connectingAtOnce: number;
}

export interface ReadersReport {
  open: number;
  /** From the first connection to the last reader's headers. */
  openMs: number;
  errors: number;
  firstError: string | undefined;
  notices: number;
  /** Readers who saw a number go down. */
  backwards: number;
  /** Readers by the last number they saw. */
  last: Record<number, number>;
  /** From `"at":<ms>` in a notice to its arrival, of notices that carry it and came while measuring. */
  delivery: Durations;
}

/** Commands after the job: `measure` starts counting, `report` asks for the figures so far. */
export type ReadersCommand = "measure" | "report";

let job: ReadersJob;
let measuring = false;
const state = {
  open: 0,
  openMs: 0,
  errors: 0,
  firstError: undefined as string | undefined,
  notices: 0,
  backwards: 0,
  delivery: [] as Durations,
};
const lastOf: number[] = [];

process.on("message", (message: ReadersJob | ReadersCommand) => {
  if (typeof message === "object") {
    job = message;
    void openAll().then(() => process.send?.("open"));
  } else if (message === "measure") measuring = true;
  else {
    const last: ReadersReport["last"] = {};
    for (const version of lastOf) last[version ?? 0] = (last[version ?? 0] ?? 0) + 1;
    process.send?.({ ...state, last } satisfies ReadersReport);
  }
});
process.once("disconnect", () => process.exit(0));

async function openAll(): Promise<void> {
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < job.cookies.length; i = next++) await open(i);
  };
  await Promise.all(Array.from({ length: job.connectingAtOnce }, worker));
  state.openMs = performance.now() - began;
}

/** Resolves when the headers are here; tries again after a while when the server is busy. */
async function open(i: number): Promise<void> {
  for (let attempt = 1; !(await connectOnce(i)); attempt++) await sleep(200 * attempt);
}

function connectOnce(i: number): Promise<boolean> {
  return new Promise((resolve) => {
    const host = `127.0.0.${job.firstHost + (i % 4)}`;
    const socket = connect({ host, port: job.port, noDelay: true });
    let greeted = false;
    const fail = (error: string) => {
      if (greeted) state.open--;
      state.errors++;
      state.firstError ??= error;
      socket.destroy();
      resolve(false);
    };
    socket.on("error", (error) => fail(error.message));
    socket.on("end", () => fail("a stream ended"));
    socket.on("data", (chunk: Buffer) => {
      if (!greeted) {
        const status = chunk.toString("latin1", 9, 12);
        if (status !== "200") return fail(`status ${status}`);
        greeted = true;
        state.open++;
        resolve(true);
      }
      take(i, chunk);
    });
    greet(socket, host, i);
  });
}

function greet(socket: Socket, host: string, i: number): void {
  socket.write(`GET ${job.path} HTTP/1.1\r\nhost: ${host}:${job.port}\r\naccept: text/event-stream\r\ncookie: ${job.cookies[i]}\r\n\r\n`);
}

/** Notices are smaller than a packet of the loopback, so each comes whole. */
function take(i: number, chunk: Buffer): void {
  const text = chunk.toString("latin1");
  for (const [, id = ""] of text.matchAll(/^id: (\S+)$/gm)) {
    const version = Number(id.slice(id.lastIndexOf(".") + 1));
    if (version < (lastOf[i] ?? 0)) state.backwards++;
    lastOf[i] = version;
    if (measuring) state.notices++;
  }
  if (!measuring) return;
  for (const [, at] of text.matchAll(/"at":(\d+)/g)) addDuration(state.delivery, Date.now() - Number(at));
}
