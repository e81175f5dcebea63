import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import type { Answer, HttpClient } from "../../server/demo/http-client.ts";
import { type RunningServer, type StartOverrides, startServer } from "../../server/main.ts";
import { cardTokenOf, questions, seedOneBranch } from "../load/one-branch.ts";
import { competitionId } from "../support/competition.ts";
import { type Fault, faultyWriterThread, switchOff, switchOn } from "./faults.ts";
import { createClient } from "./phones.ts";
import { readStored } from "./stored.ts";

interface Sitter {
  cookie: string;
  attemptId: string;
}
interface Body {
  epoch: number;
  seq: number;
  choice: number;
  key: string;
}

let dataDir: string;
let database: string;
let server: RunningServer;
let client: HttpClient;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-disk-"));
  database = join(dataDir, "zhishi.db");
  await seedOneBranch(dataDir, 4);
});
afterEach(async () => {
  client.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(overrides: StartOverrides = {}): Promise<void> {
  server = await startServer(readConfig({ ZHISHI_DATA: dataDir, ZHISHI_HOST: "127.0.0.1", PORT: "0", ZHISHI_LOG: "silent" }), {
    jobs: [],
    ...overrides,
  });
  client = createClient(server.port, 32);
}

async function sit(member: number): Promise<Sitter> {
  const { cookie = "" } = await client.send("POST", "/api/session/card", undefined, { token: cardTokenOf(dataDir)(member) });
  const started = await client.send("POST", `/api/competitions/${competitionId}/attempts`, cookie, {});
  return { cookie, attemptId: (started.body as { id: string }).id };
}

const bodyOf = (seq: number): Body => ({ epoch: 1, seq, choice: seq % 4, key: `one-save-${seq}`.padEnd(20, "k") });
const save = (sitter: Sitter, body: Body): Promise<Answer> =>
  client.send("PUT", `/api/attempts/${sitter.attemptId}/answers/${body.seq % questions}`, sitter.cookie, body);

const expectUnknown = (answer: Answer) => {
  expect(answer).toMatchObject({ status: 503, body: { type: "/problems/unknown-outcome", status: 503 } });
  expect(answer.retryAfterMs).toBeGreaterThan(0);
};

it("A04: a full disk is answered 503, costs nothing that was acknowledged, and heals without a restart", async () => {
  const deaths: Error[] = [];
  await start({ writerThread: faultyWriterThread, fatal: (error) => deaths.push(error) });
  const sitter = await sit(0);
  let seq = 0;
  const next = (count: number) => Array.from({ length: count }, () => bodyOf(++seq));
  const answered = async (bodies: Body[]) => Promise.all(bodies.map(async (body) => ({ body, answer: await save(sitter, body) })));

  const before = await answered(next(50));
  expect(before.every(({ answer }) => answer.status === 200)).toBe(true);

  switchOn(database, "full");
  const during: Awaited<ReturnType<typeof answered>> = [];
  while (during.filter(({ answer }) => answer.status !== 200).length < 40) during.push(...(await answered(next(10))));
  const refused = during.filter(({ answer }) => answer.status !== 200);
  for (const { answer } of refused) expectUnknown(answer);
  // Reading goes on: members see their papers and what is stored.
  expect((await client.send("GET", `/api/attempts/${sitter.attemptId}`, sitter.cookie)).status).toBe(200);

  switchOff(database);
  for (const { body } of refused)
    expect((await save(sitter, body)).body).toMatchObject({ outcome: expect.stringMatching(/saved|superseded/) });
  expect(deaths).toEqual([]);
  const stored = readStored(dataDir);
  expect(stored.integrity).toBe("ok");
  // Every save, acknowledged at the first try or at a later one, stands once.
  expect(stored.events.map((event) => event.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
});

it.each<[Fault, number]>([
  ["sync-fails-before", 0],
  ["sync-fails-after", 1],
])("A03: when the disk fails at a commit (%s) nobody is told yes, the process ends, and the retry counts once", async (fault, standing) => {
  const died = Promise.withResolvers<Error>();
  await start({ writerThread: faultyWriterThread, fatal: died.resolve });
  const sitter = await sit(0);
  switchOn(database, fault);
  expectUnknown(await save(sitter, bodyOf(1)));
  expect(await died.promise).toMatchObject({ code: "SQLITE_IOERR_FSYNC" });
  client.close();
  await server.stop();
  // "Unknown" means just that: the answer may be there or not.
  expect(readStored(dataDir).events).toHaveLength(standing);

  switchOff(database);
  await start();
  expect(await save(sitter, bodyOf(1))).toMatchObject({ status: 200, body: { outcome: "saved", seq: 1 } });
  const { events, answers } = readStored(dataDir);
  expect(events).toHaveLength(1);
  expect(answers).toMatchObject([{ seq: 1, choice: "1" }]);
});

it.each<Fault>(["sync-fails-before", "sync-fails-after"])("A03: the same holds for a sign-in (%s)", async (fault) => {
  const died = Promise.withResolvers<Error>();
  await start({ writerThread: faultyWriterThread, fatal: died.resolve });
  switchOn(database, fault);
  expectUnknown(await client.send("POST", "/api/session/card", undefined, { token: cardTokenOf(dataDir)(1) }));
  expect(await died.promise).toMatchObject({ code: "SQLITE_IOERR_FSYNC" });
});
