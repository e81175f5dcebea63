import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLuck } from "../../server/demo/random.ts";
import { cardTokenOf, questions, seedOneBranch } from "../load/one-branch.ts";
import { competitionId } from "../support/competition.ts";
import { checkHistory } from "./history.ts";
import { createClient, History, Phone } from "./phones.ts";
import { freePort, type ServerProcess, startServerProcess } from "./server-process.ts";
import { readStored } from "./stored.ts";

const members = 60;
const readers = 20;
const stopsWithinMs = 5_000;

let dataDir: string;
let server: ServerProcess | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-stop-"));
  await seedOneBranch(dataDir, members);
});
afterAll(async () => {
  server?.child.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

it("asked to stop under load, the server keeps what it acknowledged, ends its streams and leaves with code 0", async () => {
  const port = await freePort();
  server = await startServerProcess(dataDir, port);
  const client = createClient(port, members);
  const history = new History();
  const tokenOf = cardTokenOf(dataDir);
  const { cookie = "" } = await client.send("POST", "/api/session/card", undefined, { token: tokenOf(0) });
  const streams = await Promise.all(Array.from({ length: readers }, () => openStream(port, cookie)));
  const ended = Promise.all(streams.map((stream) => once(stream.resume(), "end")));
  const phones = Array.from(
    { length: members },
    (_, i) =>
      new Phone({ memberId: String(i), token: tokenOf(i), competitionId, questions, client, history, luck: createLuck(`stop ${i}`) }),
  );
  const running = Promise.all(phones.map((phone) => phone.run()));
  await Promise.race([running, sleep(1_500)]);

  const code = await Promise.race([server.end("SIGTERM"), sleep(stopsWithinMs, "still running")]);
  for (const phone of phones) phone.stopped = true;
  expect(code).toBe(0);
  await Promise.all([ended, running]);
  client.close();

  const stored = readStored(dataDir);
  expect(stored.integrity).toBe("ok");
  expect(history.acknowledged()).toBeGreaterThan(members);
  expect(checkHistory(history.steps, stored, 1)).toEqual([]);
});

async function openStream(port: number, cookie: string): Promise<IncomingMessage> {
  const request = get({ port, host: "127.0.0.1", path: `/api/competitions/${competitionId}/stream`, headers: { cookie }, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  return response;
}
