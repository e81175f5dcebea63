import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questionsFolder, readBanks } from "../../server/bank/files.ts";
import { loadReleases } from "../../server/bank/service.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { adoptBanks } from "../../server/desk/adopt.ts";
import { findWhole } from "../../server/desk/export-store.ts";
import { loadMedia } from "../../server/desk/media.ts";
import { bankFiles, buildZip } from "../../server/exports/bank-files.ts";
import { readPack } from "../../server/exports/read-pack.ts";
import { filesBelow, releaseWorkingFiles, writeFiles } from "../support/bank-folder.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

describeEngines("this repository's questions, through the database and out again (B7)", (engine) => {
  let ctx: AppContext;
  let root: string;
  let again: string;
  let forget: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    root = mkdtempSync(join(tmpdir(), "zhishi-round-"));
    again = mkdtempSync(join(tmpdir(), "zhishi-again-"));
    cpSync(questionsFolder, root, { recursive: true });
    for (const { id } of readBanks(root)) releaseWorkingFiles(root, id, "9999.1", "2099-01-01");
    await loadReleases(ctx, root);
    await loadMedia(ctx, root);
    await adoptBanks(ctx, root);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
    for (const folder of [root, again]) rmSync(folder, { recursive: true, force: true });
  });

  const everything = async () => ({
    questions: await ctx.db.selectFrom("question").selectAll().orderBy("id").execute(),
    revisions: await ctx.db.selectFrom("question_revision").selectAll().orderBy("question_id").orderBy("ordinal").execute(),
    releases: await ctx.db.selectFrom("release").selectAll().orderBy("id").execute(),
    banks: await ctx.db.selectFrom("bank").selectAll().orderBy("id").execute(),
  });

  test("every file comes out with the bytes it went in with", async () => {
    for (const { id } of readBanks(root)) {
      const whole = await findWhole(ctx.db, id, null);
      if (!whole) throw new Error(`no release of ${id}`);
      const files = bankFiles(whole);
      const out = Object.fromEntries(
        [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, Buffer.from(bytes).toString("latin1")]),
      );
      expect(out).toEqual(filesBelow(join(root, id)));
    }
  });

  test("the zip is the same to the byte each time, unpacks to the same bank, and taking it in again changes nothing", async () => {
    for (const { id } of readBanks(root)) {
      const whole = await findWhole(ctx.db, id, null);
      if (!whole) throw new Error(`no release of ${id}`);
      const { bytes, losses } = buildZip(whole);
      expect(losses).toEqual([]);
      expect(Buffer.from(buildZip(whole).bytes).equals(bytes)).toBe(true);
      const packed = await readPack(bytes);
      expect(packed.bankId).toBe(id);
      writeFiles(join(again, id), packed.files);
      expect(filesBelow(join(again, id))).toEqual(filesBelow(join(root, id)));
    }
    const before = await everything();
    expect(await loadReleases(ctx, again)).toEqual([]);
    expect(await adoptBanks(ctx, again)).toBe(0);
    expect(await everything()).toEqual(before);
  });

  test("an older release comes out as it was", async () => {
    const bankId = readBanks(root)[0]?.id ?? "";
    const [oldest] = await ctx.db.selectFrom("release").selectAll().where("bank_id", "=", bankId).orderBy("created_at").execute();
    const whole = await findWhole(ctx.db, bankId, oldest?.name ?? "");
    expect(whole?.releases.map(({ contentHash }) => contentHash)).toEqual([oldest?.content_hash]);
    expect(await findWhole(ctx.db, bankId, "no-such")).toBeUndefined();
  });
});
