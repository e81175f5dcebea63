import { type Socket, connect } from "node:net";

/**
 * The load generator, in a process of its own: raw sockets, one request in flight on each, bodies made from a
 * template. It costs as little as can be, so that on two cores the server under test and its yardstick get the rest.
 * Takes one job by IPC, answers with one report, ends.
 */
export interface LoadJob {
  port: number;
  seconds: number;
  /** One entry a connection: method, path and header lines as sent; `path` may hold {n}, replaced by n modulo `paths`. */
  connections: { head: string; paths: number }[];
  /** JSON body with {seq} and {key} and {option} replaced for each request. */
  body: string;
  /** Numbers start after this, so that a later run sends new saves and not retries of an earlier one. */
  from?: number;
}

export interface LoadReport {
  requests: number;
  errors: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  firstError?: string;
}

class Connection {
  readonly #socket: Socket;
  readonly #job: LoadJob;
  readonly #entry: LoadJob["connections"][number];
  readonly #index: number;
  readonly #report: (ms: number, error?: string) => void;
  #sentAt = 0;
  #n = 0;
  #text = "";
  stopped = false;

  constructor(job: LoadJob, index: number, report: (ms: number, error?: string) => void) {
    this.#job = job;
    this.#index = index;
    this.#n = job.from ?? 0;
    this.#entry = job.connections[index] as LoadJob["connections"][number];
    this.#report = report;
    this.#socket = connect({ port: job.port, host: "127.0.0.1", noDelay: true }, () => this.#send());
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (chunk) => this.#read(String(chunk)));
    this.#socket.on("error", (error) => this.#report(0, error.message));
  }

  #send(): void {
    const n = ++this.#n;
    const body = this.#job.body
      .replace("{seq}", String(n))
      .replace("{key}", `${this.#index}-${n}-`.padEnd(24, "k"))
      .replace("{option}", String(n & 3));
    const head = this.#entry.head.replace("{n}", String(n % this.#entry.paths));
    this.#sentAt = performance.now();
    this.#socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
  }

  #read(chunk: string): void {
    this.#text = this.#text === "" ? chunk : this.#text + chunk;
    const end = this.#text.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#text)?.[1] ?? Number.NaN);
    if (this.#text.length < end + 4 + length) return;
    const status = this.#text.slice(9, 12);
    this.#report(performance.now() - this.#sentAt, status === "200" ? undefined : this.#text.slice(0, 400));
    this.#text = "";
    if (this.stopped || Number.isNaN(length)) this.#socket.destroy();
    else this.#send();
  }

  end(): void {
    this.stopped = true;
    this.#socket.destroy();
  }
}

process.once("message", (job: LoadJob) => {
  const times: number[] = [];
  let errors = 0;
  let firstError: string | undefined;
  let measuring = false;
  const connections = job.connections.map(
    (_, i) =>
      new Connection(job, i, (ms, error) => {
        if (error && measuring) {
          errors++;
          firstError ??= error;
        } else if (measuring) times.push(ms);
      }),
  );
  // The first second warms sockets and compiled code on both sides and is not counted.
  setTimeout(() => {
    measuring = true;
    const began = performance.now();
    setTimeout(() => {
      measuring = false;
      const seconds = (performance.now() - began) / 1000;
      for (const connection of connections) connection.end();
      const sorted = Float64Array.from(times).sort();
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      const report: LoadReport = { requests: times.length, errors, seconds, p50Ms: at(0.5), p99Ms: at(0.99), firstError };
      process.send?.(report, () => process.exit(0));
    }, job.seconds * 1000);
  }, 1_000);
});
