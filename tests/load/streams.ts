import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { topicOf } from "../../server/leaderboards/service.ts";
import type { Bench } from "./bench.ts";
import { openSessions, seedDistrict, withContext } from "./district.ts";
import { startProcess, stopProcess, watchMemory } from "./processes.ts";
import { mergeDurations, quantileMs } from "./quantile.ts";
import { reportOf, startReaders } from "./readers.ts";
import type { ReadersCommand } from "./stream-readers.ts";

const district = 14_418;
const processes = 4;
const seconds = 20;

interface Figures {
  openS: number;
  p99: number;
  rss: number;
  errors: number;
  notices: number;
}

/** One stream for every member of the district, one notice a second, against a bare server in the same minutes. */
export const benchStreams: Bench = async ({ say, scale }) => {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-streams-"));
  const readers = Math.round(district * scale);
  try {
    say("准备演示区……");
    const { competitionId, cookie } = await withContext(dataDir, async (ctx) => {
      const seeded = await seedDistrict(ctx, { scale: 0.05, openMs: 3_600_000 });
      const [cookie = ""] = await openSessions(ctx, seeded.memberIds.slice(0, 1));
      return { ...seeded, cookie };
    });
    const env = { ZHISHI_DATA: dataDir, PORT: "0", ZHISHI_HOST: "0.0.0.0", ZHISHI_LOG: "error" };
    const path = `/api/competitions/${competitionId}/stream`;
    say(`${readers} 条流连到产品……`);
    const ours = await measure(new URL("./app-server.ts", import.meta.url), env, { path, cookie, readers, topic: topicOf(competitionId) });
    say(`${readers} 条流连到空壳……`);
    const bare = await measure(new URL("./bare-streams.ts", import.meta.url), {}, { path, cookie, readers, topic: "" });
    return {
      open_s: ours.openS,
      delivery_p99_ms: ours.p99,
      rss_mb: ours.rss,
      errors: ours.errors,
      notices: ours.notices,
      bare_open_s: bare.openS,
      bare_delivery_p99_ms: bare.p99,
      bare_rss_mb: bare.rss,
      ratio_vs_bare: Math.round((ours.p99 / bare.p99) * 100) / 100,
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function measure(
  module: URL,
  env: NodeJS.ProcessEnv,
  { path, cookie, readers, topic }: { path: string; cookie: string; readers: number; topic: string },
): Promise<Figures> {
  const { child, port } = await startProcess(module, [], env);
  const memory = watchMemory(child.pid as number);
  const share = Math.ceil(readers / processes);
  const groups = Array.from({ length: processes }, (_, i) =>
    startReaders({ port, path, cookies: Array<string>(share).fill(cookie), firstHost: 20 + i * 4, connectingAtOnce: 64 }),
  );
  await Promise.all(groups.map((group) => once(group, "message")));
  for (const group of groups) group.send("measure" satisfies ReadersCommand);
  child.send({ publish: topic });
  await sleep(seconds * 1_000);
  const reports = await Promise.all(groups.map(reportOf));
  const rss = memory.stop();
  for (const group of groups) group.kill();
  await stopProcess(child);
  return {
    openS: Math.round(Math.max(...reports.map((report) => report.openMs)) / 100) / 10,
    p99: quantileMs(mergeDurations(reports.map((report) => report.delivery)), 0.99),
    rss,
    errors: reports.reduce((sum, report) => sum + report.errors, 0),
    notices: reports.reduce((sum, report) => sum + report.notices, 0),
  };
}
