import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { openSqliteForWriting } from "../../server/db/sqlite.ts";
import { createLuck, type Luck } from "../../server/demo/random.ts";
import { seedOneBranch } from "../load/one-branch.ts";
import { faultyWriterThread, switchOn } from "./faults.ts";
import { checkHistory, type Rule } from "./history.ts";
import { History } from "./phones.ts";
import { readStored } from "./stored.ts";

// What stands on the disk when the power goes is, with WAL and synchronous=FULL, at least what was written when the
// last acknowledged COMMIT returned. So images are taken at those moments, and between two of them with the log cut
// off in the middle of the later one. What a disk does that lies about fsync is not seen here.

const places = 20;
const batches = 60;
/** Fills pages quickly, so that the log is folded into the database within the test. */
const padding = "补".repeat(2_500);

let dataDir: string;
let ctx: AppContext | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-power-"));
  await seedOneBranch(dataDir, 1);
});
afterEach(async () => {
  await ctx?.close();
  ctx = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

it("the writing connection waits for the disk at every commit", () => {
  const handle = openSqliteForWriting(join(dataDir, "other.db"));
  const pragma = (name: string) => handle.pragma(name, { simple: true });
  expect({ journal: pragma("journal_mode"), synchronous: pragma("synchronous"), foreignKeys: pragma("foreign_keys") }).toEqual({
    journal: "wal",
    synchronous: 2,
    foreignKeys: 1,
  });
  handle.close();
});

it("A02: an image of the disk after any acknowledged batch, or within the next, holds every acknowledged answer", async () => {
  const { history, save } = await openAttempt();
  const luck = createLuck("images");
  let folded = 0;
  let cuts = 0;
  let before = await takeImage("0");
  for (let batch = 1; batch <= batches; batch++) {
    const acknowledged = history.steps.length;
    await Promise.all(Array.from({ length: 1 + luck.below(40) }, () => save(luck)));
    const after = await takeImage(String(batch));
    expect(rulesBroken(after, history)).toEqual([]);

    const from = before.log.length;
    // Folded into the database, the log begins anew: there is nothing between the two to be cut.
    if (!after.log.subarray(0, logHeader).equals(before.log.subarray(0, logHeader))) folded++;
    else if (after.log.length > from) {
      // A crash in the middle of this batch: of its calls none had returned.
      const until = history.steps.slice(0, acknowledged).concat(history.steps.slice(acknowledged).filter((step) => "operation" in step));
      const log = after.log.subarray(0, from + luck.below(after.log.length - from));
      expect(rulesBroken(await writeImage(`${batch}-cut`, before.database, Buffer.concat([log, garbage(luck)])), { steps: until })).toEqual(
        [],
      );
      cuts++;
    }
    before = after;
  }
  expect(folded).toBeGreaterThan(0);
  expect(cuts).toBeGreaterThan(batches / 2);
});

it("control: the same images show the loss when a reply is sent before its commit", async () => {
  const { history, save } = await openAttempt();
  await save(createLuck("before"));
  switchOn(join(dataDir, "zhishi.db"), "early-reply");
  await save(createLuck("lost"));
  expect(rulesBroken(await takeImage("lost"), history)).toEqual(["lost", "event-missing"]);
});

async function openAttempt() {
  ctx = await createContext(readConfig({ ZHISHI_DATA: dataDir, ZHISHI_LOG: "silent" }), { writerThread: faultyWriterThread });
  const { clock, writer } = ctx;
  const now = clock.now();
  const { id: attemptId } = await writer.run("attempts.start", {
    id: "a1",
    competitionId: "c1",
    memberId: "0",
    branchId: "d",
    kind: "scored",
    ordinal: 1,
    now,
    deadlineAt: now + 3_600_000,
    graceMs: 0,
    questionLimitMs: 0,
    maxScore: 100,
    seed: "s",
    slots: [],
  });
  const history = new History();
  let seq = 0;
  const save = async (luck: Luck) => {
    const version = { epoch: 1, seq: ++seq, choice: JSON.stringify([luck.below(1_000), padding]) };
    const where = { attemptId, position: luck.below(places), key: `key-${seq}` };
    await history.record({ do: "save", ...where, ...version }, async () => {
      const result = await writer.runBulk("attempts.save", { ...where, ...version, receivedAt: clock.now() });
      if (result.outcome === "saved") return { is: "saved", receivedAt: result.receivedAt };
      if (result.outcome === "superseded") return { is: "superseded", stored: result.stored };
      return { is: "refused" };
    });
  };
  return { history, save };
}

interface Image {
  folder: string;
  database: string;
  log: Buffer;
}

/** Copies database and log as they are now. Nothing is under way, so neither moves meanwhile. */
async function takeImage(name: string): Promise<Image> {
  const source = join(dataDir, "zhishi.db");
  return writeImage(name, source, existsSync(`${source}-wal`) ? inUse(readFileSync(`${source}-wal`)) : Buffer.alloc(0));
}

const logHeader = 32;
const frameHeader = 24;

/** The part of a log that belongs to its present generation: frames that carry the salts of its header (SQLite's file format, §4). */
function inUse(log: Buffer): Buffer {
  if (log.length < logHeader) return log;
  const frame = frameHeader + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let end = logHeader;
  while (end + frame <= log.length && log.subarray(end + 8, end + 16).equals(salts)) end += frame;
  return log.subarray(0, end);
}

async function writeImage(name: string, database: string, log: Buffer): Promise<Image> {
  const folder = join(dataDir, `image-${name}`);
  await mkdir(folder);
  const copy = join(folder, "zhishi.db");
  copyFileSync(database, copy);
  // Reading an image recovers it; what later images are made of stays as it was.
  const kept = join(folder, "kept.db");
  copyFileSync(database, kept);
  writeFileSync(`${copy}-wal`, log);
  return { folder, database: kept, log };
}

function rulesBroken({ folder }: Image, history: Pick<History, "steps">): Rule[] {
  const stored = readStored(folder);
  expect(stored.integrity).toBe("ok");
  return checkHistory(history.steps, stored, 1).map((violation) => violation.rule);
}

/** What a sector may hold that was being written when the power went. */
const garbage = (luck: Luck): Buffer => Buffer.from(Array.from({ length: luck.below(512) }, () => luck.below(256)));
