import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../server/database.ts";
import { migrate } from "../../server/db/migrate.ts";
import { kyselyOnPostgres, openPostgres } from "../../server/db/postgres.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "../../server/db/sqlite.ts";
import { migrations } from "../../migrations/index.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { failingAt } from "../support/migrate-and-die.ts";
import { pictureOf } from "../support/schema.ts";

describeEngines("a migration that dies half-way (A12)", (engine) => {
  let address: string;
  let db: Kysely<Database>;
  let forget: () => Promise<void>;
  const picture = () => pictureOf(db, engine);
  const connect = () =>
    engine === "sqlite"
      ? kyselyOnSqlite<Database>(openSqliteForWriting(address))
      : kyselyOnPostgres<Database>(openPostgres({ url: address, max: 2, onError: () => undefined }));

  beforeEach(async () => {
    const fresh = await freshConfig(engine);
    address = fresh.config.postgresUrl ?? join(fresh.config.dataDir, "zhishi.db");
    forget = fresh.forget;
    db = connect();
  });
  afterEach(async () => {
    await db.destroy();
    await forget();
  });

  it("leaves nothing, or the whole, after an error at any of its statements; running it again completes it", async () => {
    const whole = readFileSync(join(import.meta.dirname, "../../migrations/schema.txt"), "utf8");
    let n = 1;
    for (; ; n++) {
      const failing = db.withPlugin(
        failingAt(n, () => {
          throw new Error("the disk is gone");
        }),
      );
      const failed = await migrate(failing, migrations).then(
        () => false,
        (error: Error) => error.message === "the disk is gone",
      );
      if (!failed) break;
      expect(["", whole], `after a failure at statement ${n}`).toContain(await picture());
    }
    expect(n).toBeGreaterThan(25);
    await expect(await picture()).toMatchFileSnapshot("../../migrations/schema.txt");
  });

  it("leaves nothing when its process is killed at a statement; the next start completes it", async () => {
    for (const n of [5, 14, 24]) {
      const child = spawnSync(process.execPath, [join(import.meta.dirname, "../support/migrate-and-die.ts"), address, String(n)], {
        encoding: "utf8",
      });
      expect(child.signal, child.stderr).toBe("SIGKILL");
      expect(await picture()).toBe("");
    }
    await migrate(db, migrations);
    await expect(await picture()).toMatchFileSnapshot("../../migrations/schema.txt");
  });

  it("run twice, or by two processes at once, is run once", async () => {
    const other = connect();
    await Promise.all(engine === "sqlite" ? [migrate(db, migrations)] : [migrate(db, migrations), migrate(other, migrations)]);
    await migrate(other, migrations);
    await other.destroy();
    await expect(await picture()).toMatchFileSnapshot("../../migrations/schema.txt");
  });

  it("a later migration that fails leaves the schema before it as it was", async () => {
    await migrate(db, migrations);
    const broken = {
      ...migrations,
      "999-broken": {
        up: async (tx: Kysely<unknown>) => {
          await tx.schema.alterTable("unit").addColumn("extra", "text").execute();
          throw new Error("half-way");
        },
      },
    };
    await expect(migrate(db, broken)).rejects.toThrow("half-way");
    await expect(await picture()).toMatchFileSnapshot("../../migrations/schema.txt");
  });

  it("007 keeps every event, and of each place the answer that stood", async () => {
    const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "007"));
    await migrate(db, before);
    const event = (seq: number, key: string, choice: string, outcome: string, parts: { position?: number; epoch?: number } = {}) => ({
      attempt_id: "a",
      position: parts.position ?? 0,
      epoch: parts.epoch ?? 1,
      seq,
      key,
      choice,
      received_at: 1_800_000_000_000 + seq,
      outcome: outcome as "saved",
    });
    const events = [
      event(1, "k1", "0", "saved"),
      event(2, "k2", "1", "superseded"),
      event(3, "k3", "2", "saved"),
      event(4, "k4", "3", "late"),
      event(1, "p1", "true", "saved", { position: 1 }),
      event(1, "p2", "false", "saved", { position: 1, epoch: 2 }),
    ];
    // One number for two saves, as only a phone that lies about its taps could send it.
    await db
      .insertInto("answer_event")
      .values([...events, event(3, "k3-again", "1", "superseded")])
      .execute();
    for (const { key, outcome, ...answer } of [events[2], events[5]] as typeof events)
      await sql`insert into answer (attempt_id, position, epoch, seq, choice, received_at) values (${answer.attempt_id}, ${answer.position},
        ${answer.epoch}, ${answer.seq}, ${answer.choice}, ${answer.received_at})`.execute(db);
    const answers = () => db.selectFrom("answer").selectAll().orderBy("position").execute();
    const stood = await answers();
    await migrate(db, migrations);
    expect(await answers()).toEqual(stood);
    const kept = await db.selectFrom("answer_event").selectAll().orderBy("key").execute();
    expect(kept.map(({ key, choice, outcome }) => `${key} ${choice} ${outcome}`)).toEqual(
      events.map(({ key, choice, outcome }) => `${key} ${choice} ${outcome}`),
    );
  });
});
