import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadReleases } from "../../server/bank/service.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { adoptBanks } from "../../server/desk/adopt.ts";
import { draftOf } from "../../server/desk/draft.ts";
import { findWhole } from "../../server/desk/export-store.ts";
import { loadMedia } from "../../server/desk/media.ts";
import { buildZip } from "../../server/exports/bank-files.ts";
import { readPack } from "../../server/exports/read-pack.ts";
import { writeFiles } from "../support/bank-folder.ts";
import { approved, atDesk, signInAs } from "../support/desk.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { samples } from "../support/exports.ts";
import { openWorld, type World } from "../support/world.ts";

describeEngines("a bank made at the desk, out as a zip and in again elsewhere (B7)", (engine) => {
  let world: World;
  let root: string;
  let elsewhere: AppContext;
  let forget: () => Promise<void>;

  const zipOf = async (ctx: AppContext) => {
    const whole = await findWhole(ctx.db, "town", null);
    if (!whole) throw new Error("no release");
    return buildZip(whole).bytes;
  };
  const stateOf = async ({ db }: AppContext) => ({
    questions: await db.selectFrom("question").selectAll().where("bank_id", "=", "town").orderBy("id").execute(),
    revisions: await db.selectFrom("question_revision").selectAll().orderBy("question_id").orderBy("ordinal").execute(),
    releases: await db.selectFrom("release").selectAll().where("bank_id", "=", "town").orderBy("id").execute(),
    images: await db.selectFrom("question_image").select("hash").execute(),
  });

  beforeAll(async () => {
    world = await openWorld(engine);
    root = mkdtempSync(join(tmpdir(), "zhishi-town-"));
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    elsewhere = await createContext(fresh.config);
    const [author, reviewer] = [await signInAs(world, "作者"), await signInAs(world, "审核人")];
    const desk = atDesk(author);
    await desk.done("POST", "/banks", { id: "town", title: "镇题库", layer: "district", owner: "宣传办" });
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    const headers = { cookie: author.cookie, origin: world.origin, "content-type": "image/png" };
    const { file } = (await (await fetch(`${world.origin}/api/desk/images`, { method: "POST", headers, body: png })).json()) as {
      file: string;
    };
    const drafts = samples.map((question) => ({
      ...draftOf("1949-1978", question),
      image: question.type === "judge" ? { file, alt: "会址" } : null,
    }));
    const ids: string[] = [];
    for (const draft of drafts) ids.push(await approved(author, reviewer, "town", draft));
    await desk.done("POST", "/banks/town/releases", { name: "1", message: "首次" });
    // One is retired in the middle of its file, one changes its words, one its period; one more is written.
    await desk.done("POST", `/questions/${ids[1]}/retirement`, { reason: "重复" });
    for (const [i, part] of [
      [0, { explanation: "说得更清楚。" }],
      [3, { period: "1978-2012" as const }],
    ] as const) {
      await desk.rewrite(ids[i] as string, { ...(drafts[i] as (typeof drafts)[number]), ...part });
      const { revisions } = await desk.submit(ids[i] as string, "改正");
      await atDesk(reviewer).review([{ questionId: ids[i] as string, ordinal: revisions[0]?.ordinal ?? 0 }]);
    }
    await approved(author, reviewer, "town", { ...(drafts[2] as (typeof drafts)[number]), stem: "大会在下海闭幕。" });
    await desk.done("POST", "/banks/town/releases", { name: "2", message: "改两题，\n停一题" });
    writeFiles(join(root, "town"), (await readPack(await zipOf(world.ctx))).files);
  });
  afterAll(async () => {
    await world.close();
    await elsewhere.close();
    await forget();
    rmSync(root, { recursive: true, force: true });
  });

  it("comes into another installation whole, and out of it with the same bytes", async () => {
    expect(await loadReleases(elsewhere, root)).toEqual(["town/1", "town/2"]);
    expect(await loadMedia(elsewhere, root)).toBe(1);
    expect(await loadMedia(elsewhere, root)).toBe(0);
    expect(await adoptBanks(elsewhere, root)).toBe(6);
    expect(await adoptBanks(elsewhere, root)).toBe(0);
    expect(Buffer.from(await zipOf(elsewhere)).equals(await zipOf(world.ctx))).toBe(true);
  });

  it("laid beside the very desk it came from, changes nothing there", async () => {
    const before = await stateOf(world.ctx);
    expect(await loadReleases(world.ctx, root)).toEqual([]);
    expect(await loadMedia(world.ctx, root)).toBe(0);
    expect(await adoptBanks(world.ctx, root)).toBe(0);
    expect(await stateOf(world.ctx)).toEqual(before);
  });
});
