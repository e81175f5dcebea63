import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerReceipt } from "../../server/attempts/receipt.ts";
import { readConfig } from "../../server/config.ts";
import { createLuck } from "../../server/demo/random.ts";
import { cardTokenOf, questions, seedOneBranch } from "../load/one-branch.ts";
import { competitionId } from "../support/competition.ts";
import { checkHistory } from "./history.ts";
import { createClient, History, Phone } from "./phones.ts";
import { freePort, type ServerProcess, startServerProcess } from "./server-process.ts";
import { readStored } from "./stored.ts";

const kills = 20;
const members = 100;
/** A1: how soon a killed server is back, from the start of the process to the first 200 of /readyz. */
const backWithinMs = 2_000;

let dataDir: string;
let server: ServerProcess | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-kill-"));
  await seedOneBranch(dataDir, members);
});
afterAll(async () => {
  server?.child.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

it("A01: killed twenty times under load, the server loses no acknowledged answer and is back within two seconds", async () => {
  const port = await freePort();
  const client = createClient(port, members);
  const history = new History();
  const tokenOf = cardTokenOf(dataDir);
  const phones = Array.from(
    { length: members },
    (_, i) =>
      new Phone({ memberId: String(i), token: tokenOf(i), competitionId, questions, client, history, luck: createLuck(`phone ${i}`) }),
  );
  const luck = createLuck("moments of the kills");

  server = await startServerProcess(dataDir, port);
  const running = Promise.all(phones.map((phone) => phone.run()));
  // A phone that meets what no phone should ends the test here and now.
  const whileRunning = <T>(work: Promise<T>): Promise<T> => Promise.race([work, running.then(() => work)]);
  const back: number[] = [];
  const between: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const before = history.acknowledged();
    await whileRunning(sleep(200 + luck.below(1_000)));
    await server.end("SIGKILL");
    between.push(history.acknowledged() - before);
    server = await startServerProcess(dataDir, port);
    back.push(Math.round(server.readyAfterMs));
  }
  await sleep(500);
  for (const phone of phones) phone.stopped = true;
  await running;
  await Promise.all(phones.map((phone) => phone.read()));
  client.close();
  expect(await server.end("SIGTERM")).toBe(0);

  const stored = readStored(dataDir);
  const slowest = Math.max(...back);
  console.log(
    `${kills} 次断杀：确认 ${history.acknowledged()} 次保存，库里 ${stored.events.length} 条；` +
      `恢复最慢 ${slowest} ms（从启动到 /readyz 首次 200）；每两次断杀之间确认 ${Math.min(...between)}～${Math.max(...between)} 次`,
  );
  expect(stored.integrity).toBe("ok");
  expect(checkHistory(history.steps, stored, 1)).toEqual([]);
  expect(stored.attempts).toHaveLength(members);
  // Without work between the kills the test would show nothing.
  expect(history.acknowledged()).toBeGreaterThan(kills * members);
  const { secret } = readConfig({ ZHISHI_DATA: dataDir });
  for (const receipt of phones.flatMap((phone) => phone.receipts)) expect(receipt.receipt).toBe(answerReceipt(secret, receipt));
  expect(slowest).toBeLessThanOrEqual(backWithinMs);
});
