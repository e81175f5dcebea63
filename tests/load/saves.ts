import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, BenchOptions } from "./bench.ts";
import { cardTokenOf, questions, seedOneBranch } from "./one-branch.ts";
import { median, runLoad, startProcess, stopProcess } from "./processes.ts";
import type { LoadJob, LoadReport } from "./request-load.ts";

const rounds = 3;
const seconds = 4;
const body = '{"epoch":1,"seq":{seq},"choice":{option},"key":"{key}"}';

/** Durable saves over HTTP against a bare handler of the same server library, in alternating rounds. */
export const benchSaves: Bench = async ({ say }) => {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-bench-"));
  try {
    const most = 1_000;
    say(`准备 ${most} 名参赛者……`);
    await seedOneBranch(dataDir, most);
    const bare = await startProcess(new URL("./bare-server.ts", import.meta.url), []);
    const figures: Record<string, number> = {};
    const withApp = async (args: string[], work: (port: number) => Promise<void>) => {
      const app = await startProcess(new URL("./app-server.ts", import.meta.url), args, {
        ZHISHI_DATA: dataDir,
        PORT: "0",
        ZHISHI_HOST: "127.0.0.1",
        ZHISHI_LOG: "error",
      });
      await work(app.port).finally(() => stopProcess(app.child));
    };

    await withApp([], async (port) => {
      const at200 = await compare(say, bare.port, port, await connect(port, dataDir, 200));
      figures.saves_per_s = Math.round(at200.saves);
      figures.bare_per_s = Math.round(at200.bare);
      figures.ratio_vs_bare = at200.ratio;
      figures.save_p99_ms = at200.p99;
      const at1000 = await measure(port, await connect(port, dataDir, most));
      figures.saves_per_s_1000 = Math.round(rate(at1000));
    });
    await withApp(["--slow-fsync"], async (port) => {
      const slow = await measure(port, await connect(port, dataDir, most));
      figures.saves_per_s_slow_fsync = Math.round(rate(slow));
    });
    // The fast and the slow disk again, so that both stand on the same minute.
    await withApp([], async (port) => {
      const fast = rate(await measure(port, await connect(port, dataDir, most)));
      const before = figures.saves_per_s_1000 ?? fast;
      figures.ratio_slow_fsync = round((figures.saves_per_s_slow_fsync ?? 0) / ((before + fast) / 2));
    });
    await stopProcess(bare.child);
    return figures;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function compare(say: BenchOptions["say"], barePort: number, port: number, connections: LoadJob["connections"]) {
  const saves: number[] = [];
  const bare: number[] = [];
  const ratios: number[] = [];
  const p99: number[] = [];
  // Both sides once unmeasured: the first seconds belong to the compiler.
  await measure(barePort, connections);
  await measure(port, connections);
  for (let round = 1; round <= rounds; round++) {
    const b = rate(await measure(barePort, connections));
    const report = await measure(port, connections);
    const s = rate(report);
    say(`第 ${round} 轮：空壳 ${Math.round(b)} 次/秒，保存 ${Math.round(s)} 次/秒（p99 ${report.p99Ms.toFixed(1)} ms）`);
    bare.push(b);
    saves.push(s);
    ratios.push(s / b);
    p99.push(report.p99Ms);
  }
  return { saves: median(saves), bare: median(bare), ratio: round(median(ratios)), p99: round(median(p99)) };
}

async function measure(port: number, connections: LoadJob["connections"]): Promise<LoadReport> {
  const report = await runLoad({ port, seconds, connections, body });
  if (report.errors > 0) throw new Error(`${report.errors} requests failed, the first: ${report.firstError}`);
  return report;
}

const rate = (report: LoadReport): number => report.requests / report.seconds;
const round = (value: number): number => Math.round(value * 100) / 100;

/** One member, one session, one attempt for each connection. */
async function connect(port: number, dataDir: string, count: number): Promise<LoadJob["connections"]> {
  const tokenOf = cardTokenOf(dataDir);
  const origin = `http://127.0.0.1:${port}`;
  const connections: LoadJob["connections"] = [];
  for (let i = 0; i < count; i++) {
    const post = (path: string, body: unknown, cookie = "") =>
      fetch(origin + path, { method: "POST", headers: { origin, cookie, "content-type": "application/json" }, body: JSON.stringify(body) });
    const signedIn = await post("/api/session/card", { token: tokenOf(i) });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await signedIn.arrayBuffer();
    const started = (await (await post("/api/competitions/c1/attempts", {}, cookie)).json()) as { id: string; epoch: number };
    // A fresh lease would leave epoch 1; the attempt is this connection's alone.
    connections.push({
      paths: questions,
      head: `PUT /api/attempts/${started.id}/answers/{n} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`,
    });
  }
  return connections;
}
