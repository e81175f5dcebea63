import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteForWriting, type SqliteHandle } from "../../server/db/sqlite.ts";
import { openProjector } from "../../server/leaderboards/projector-calls.ts";
import type { Bench } from "./bench.ts";
import { openSessions, seedDistrict, withContext } from "./district.ts";
import { cpuMs, median, memoryMb, runLoad, startProcess, stopProcess } from "./processes.ts";

const connections = 1_000;
const seconds = 6;
const questions = 20;
const publications = 12;
const rounds = 3;
const body = '{"epoch":1,"seq":{seq},"choice":true,"key":"{key}"}';

interface Costs {
  members: number;
  saveUs: number;
  publishMs: number;
  rssMb: number;
}

/** What one save and one publication cost the server at the district's size and at ten times it, in the same minutes. */
export const benchGrowth: Bench = async ({ say, scale }) => {
  const district = await costsAt(1, say);
  const tenfold = await costsAt(Math.max(2, Math.round(10 * scale)), say);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    save_cost_ratio: round(tenfold.saveUs / district.saveUs),
    publish_cost_ratio: round(tenfold.publishMs / district.publishMs),
    members: tenfold.members,
    save_us_district: Math.round(district.saveUs),
    save_us_tenfold: Math.round(tenfold.saveUs),
    publish_ms_district: round(district.publishMs),
    publish_ms_tenfold: round(tenfold.publishMs),
    rss_mb_tenfold: tenfold.rssMb,
    // A publication a second is the promise; it holds until one takes a whole second of a core.
    members_at_one_second: Math.round(tenfold.members / (tenfold.publishMs / 1_000) / 1_000) * 1_000,
  };
};

async function costsAt(districts: number, say: (line: string) => void): Promise<Costs> {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-growth-"));
  try {
    say(`准备 ${districts} 个区……`);
    const seeded = await withContext(dataDir, (ctx) => seedDistrict(ctx, { scale: districts, openMs: 3_600_000 }));
    const file = join(dataDir, "zhishi.db");
    fillAttempts(file, seeded.competitionId);
    const step = Math.floor(seeded.memberIds.length / connections);
    const chosen = Array.from({ length: connections }, (_, i) => seeded.memberIds[i * step] as string);
    const cookies = await withContext(dataDir, (ctx) => openSessions(ctx, chosen));
    say(`${seeded.memberIds.length} 人：量保存……`);
    const { saveUs, rssMb } = await measureSaves(dataDir, chosen, cookies);
    say(`${seeded.memberIds.length} 人：量发布……`);
    return { members: seeded.memberIds.length, saveUs, rssMb, publishMs: await measurePublishing(file) };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Every member has an open attempt of true-or-false questions, half of it answered: the tables have their full size. */
function fillAttempts(file: string, competitionId: string): void {
  const handle = openSqliteForWriting(file);
  handle.pragma("synchronous = OFF");
  const judge = handle.prepare("select id from revision where type = 'judge' limit 1").pluck().get() as string;
  const slots = JSON.stringify(Array.from({ length: questions }, () => ({ revision: judge, marks: 5, order: [] })));
  const members = handle.prepare("select id, branch_id from member").all() as { id: string; branch_id: string }[];
  const attempt = handle.prepare(
    `insert into attempt (id, competition_id, member_id, branch_id, kind, ordinal, state, epoch, started_at, deadline_at, grace_ms, question_limit_ms, max_score)
     values (?, ?, ?, ?, 'scored', 1, 'open', 1, ?, ?, 5000, 0, 100)`,
  );
  const paper = handle.prepare("insert into paper (attempt_id, seed, slots) values (?, '', ?)");
  const event = handle.prepare(
    "insert into answer_event (attempt_id, key, position, epoch, seq, choice, received_at, outcome) values (?, ?, ?, 1, 0, 'false', 0, 'saved')",
  );
  const now = Date.now();
  handle.exec("begin");
  for (const { id, branch_id } of members) {
    attempt.run(attemptOf(id), competitionId, id, branch_id, now, now + 3_600_000);
    paper.run(attemptOf(id), slots);
    for (let position = 0; position < questions; position += 2) {
      event.run(attemptOf(id), `seeded-before-${position}`, position);
    }
  }
  handle.exec("commit");
  handle.close();
}

const attemptOf = (memberId: string): string => `attempt-of-${memberId}`;

/** Processor time of the server, all its threads, for one save over HTTP. */
async function measureSaves(dataDir: string, members: string[], cookies: string[]): Promise<{ saveUs: number; rssMb: number }> {
  const { child, port } = await startProcess(new URL("./app-server.ts", import.meta.url), [], {
    ZHISHI_DATA: dataDir,
    PORT: "0",
    ZHISHI_HOST: "127.0.0.1",
    ZHISHI_LOG: "error",
  });
  const pid = child.pid as number;
  const heads = members.map((member, i) => ({
    paths: questions,
    head: `PUT /api/attempts/${attemptOf(member)}/answers/{n} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}\r\ncookie: ${cookies[i]}\r\ncontent-type: application/json\r\n`,
  }));
  await runLoad({ port, seconds: 2, connections: heads, body });
  const costs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = cpuMs(pid);
    const report = await runLoad({ port, seconds, connections: heads, body });
    if (report.errors > 0) throw new Error(`${report.errors} requests failed, the first: ${report.firstError}`);
    // The load warms up for a second that its report leaves out.
    costs.push(((cpuMs(pid) - before) * 1_000) / (report.requests * ((seconds + 1) / seconds)));
  }
  const rssMb = memoryMb(pid).now;
  await stopProcess(child);
  return { saveUs: median(costs), rssMb };
}

/** Processor time of one publication with every attempt locked and one changed since the last. */
async function measurePublishing(file: string): Promise<number> {
  const handle: SqliteHandle = openSqliteForWriting(file);
  handle.pragma("synchronous = OFF");
  handle.exec(
    "update attempt set state = 'locked', locked_at = started_at + 600000, elapsed_ms = 600000 + abs(random() % 900000), score = abs(random() % 101)",
  );
  const ids = handle.prepare("select id from attempt limit 100").pluck().all() as string[];
  const change = handle.prepare("update attempt set score = 101, state = ? where id = ?");
  // As the service does: what follows is compared with what stands in the table.
  const store = handle.prepare(
    `insert into leaderboard (competition_id, version, as_of, digest, body) values (?, ?, ?, ?, ?)
     on conflict (competition_id) do update set version = excluded.version, as_of = excluded.as_of, digest = excluded.digest, body = excluded.body`,
  );
  const projector = openProjector({ engine: "sqlite", file });
  const costs: number[] = [];
  let now = Date.now();
  for (let i = 0; i < publications; i++) {
    change.run(i % 2 ? "locked" : "open", ids[i >> 1]);
    const before = process.cpuUsage();
    const { due } = await projector.findDue(now);
    const publication = due[0];
    if (!publication) throw new Error("nothing was due");
    const { competitionId, version, asOf, digest, stored } = publication;
    store.run(competitionId, version, asOf, digest, stored);
    const used = process.cpuUsage(before);
    costs.push((used.user + used.system) / 1_000);
    now += 1_000;
  }
  await projector.close();
  handle.close();
  return median(costs.slice(3));
}
