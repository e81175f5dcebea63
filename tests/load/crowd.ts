import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "./bench.ts";
import type { MembersJob, MembersReport } from "./crowd-members.ts";
import { cardTokensOf, openSessions, screenTokensOf, seedDistrict, withContext } from "./district.ts";
import { Line } from "./line.ts";
import { startProcess, stopProcess, watchMemory } from "./processes.ts";
import { mergeDurations, quantileMs } from "./quantile.ts";
import { reportOf, startReaders } from "./readers.ts";
import { checkCrowd, type Published } from "./recount.ts";
import type { ReadersCommand } from "./stream-readers.ts";

const minute = 60_000;
const memberProcesses = 2;
const phonesOnStreams = 3_000;
/** Members come within this; a start takes a moment more. */
const entryMs = 56_000;
const sittingMs: [number, number] = [80_000, 215_000];

/** The whole district: sign in by card and start within a minute, sit, submit, while boards are watched. */
export const benchCrowd: Bench = async ({ say, scale }) => {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-crowd-"));
  try {
    say("准备演示区……");
    const prepared = await withContext(dataDir, async (ctx) => {
      const district = await seedDistrict(ctx, { scale, openMs: 60 * minute });
      const { competitionId, branchIds, memberIds } = district;
      const phones = await openSessions(ctx, memberIds.slice(0, Math.round(phonesOnStreams * scale)));
      const screens = screenTokensOf(ctx, competitionId, [...branchIds.slice(0, Math.round((branchIds.length - 1) * scale)), null]);
      return { ...district, phones, screens, tokens: cardTokensOf(ctx, memberIds) };
    });
    const { competitionId, tokens } = prepared;
    const app = await startProcess(new URL("./app-server.ts", import.meta.url), [], {
      ZHISHI_DATA: dataDir,
      PORT: "0",
      ZHISHI_HOST: "0.0.0.0",
      ZHISHI_LOG: "error",
    });
    const memory = watchMemory(app.child.pid as number);

    const screens = await signInScreens(app.port, prepared.screens);
    say(`${screens.length} 块大屏和 ${prepared.phones.length} 部手机看榜……`);
    const readers = startReaders({
      port: app.port,
      path: `/api/competitions/${competitionId}/stream`,
      cookies: [...screens, ...prepared.phones],
      firstHost: 20,
      connectingAtOnce: 64,
    });
    await once(readers, "message");
    readers.send("measure" satisfies ReadersCommand);

    say(`${tokens.length} 名党员登录、开始、作答、交卷，约 ${Math.round((entryMs + sittingMs[1]) / 1000)} 秒……`);
    const files = Array.from({ length: memberProcesses }, (_, i) => join(dataDir, `acknowledged-${i}.json`));
    const reports = await Promise.all(
      files.map((acknowledgedFile, i) =>
        runMembers({
          port: app.port,
          competitionId,
          tokens: tokens.filter((_, n) => n % memberProcesses === i),
          entryMs,
          sittingMs,
          acknowledgedFile,
        }),
      ),
    );
    const published = await settledBoards(app.port, competitionId, screens[0] as string, tokens.length);
    const watched = await reportOf(readers);
    const peak = memory.stop();
    readers.kill();
    await stopProcess(app.child);

    say("核对每一个确认过的答案，另算一遍榜……");
    const checked = checkCrowd(dataDir, competitionId, files, published);
    for (const line of checked.differences.slice(0, 10)) say(line);
    const { durations } = {
      durations: (what: keyof MembersReport["durations"]) => mergeDurations(reports.map((report) => report.durations[what])),
    };
    const errors = reports.reduce((sum, report) => sum + report.errors, 0) + watched.errors;
    const first = reports.find((report) => report.firstError)?.firstError ?? watched.firstError;
    if (first) say(`第一个出错的请求：${first}`);
    const last = Math.max(...reports.map((report) => report.submittedMs));
    return {
      errors,
      lost: checked.lost,
      save_p99_ms: quantileMs(durations("save"), 0.99),
      rss_mb: peak,
      boards_equal:
        checked.boardsEqual && watched.backwards === 0 && Object.keys(watched.last).join() === String(published.branches.version),
      save_p50_ms: quantileMs(durations("save"), 0.5),
      sign_in_p99_ms: quantileMs(durations("signIn"), 0.99),
      start_p99_ms: quantileMs(durations("start"), 0.99),
      submit_p99_ms: quantileMs(durations("submit"), 0.99),
      members: checked.members,
      answers: checked.answers,
      boards_published: published.branches.version,
      readers: watched.open,
      notices: watched.notices,
      all_started_s: Math.round(Math.max(...reports.map((report) => report.startedMs)) / 1000),
      minutes: Math.round((last / minute) * 100) / 100,
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function runMembers(job: MembersJob): Promise<MembersReport> {
  const child = fork(new URL("./crowd-members.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send(job);
  const [report] = (await once(child, "message")) as [MembersReport];
  return report;
}

async function signInScreens(port: number, tokens: string[]): Promise<string[]> {
  const line = new Line("127.0.0.1", port);
  const cookies: string[] = [];
  for (const token of tokens) {
    line.cookie = "";
    const reply = await line.request("POST", "/api/session/screen", { token });
    cookies.push(reply.header("set-cookie")?.split(";")[0] ?? "");
  }
  line.close();
  return cookies;
}

const settleMs = 10_000;

/** The boards as readers get them, once every submit is in. Whatever is published after `settleMs` is taken as it is. */
async function settledBoards(port: number, competitionId: string, cookie: string, members: number): Promise<Published> {
  const line = new Line("127.0.0.1", port);
  line.cookie = cookie;
  const get = async (what: string) =>
    JSON.parse((await line.request("GET", `/api/competitions/${competitionId}/leaderboards/${what}`)).text);
  const until = performance.now() + settleMs;
  let branches = (await get("branches")) as Published["branches"];
  while (branches.totals.locked < members && performance.now() < until) {
    await sleep(500);
    branches = (await get("branches")) as Published["branches"];
  }
  // One more turn of the projector, so that the readers have the last notice.
  await sleep(2_000);
  const published = { branches: await get("branches"), committees: await get("committees"), members: await get("members") };
  line.close();
  return published;
}
