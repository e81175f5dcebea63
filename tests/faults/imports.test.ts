import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { upload } from "../../server/desk/import-service.ts";
import { undoImport } from "../../server/desk/import-undo.ts";
import { createLuck } from "../../server/demo/random.ts";
import { hashPassword } from "../../server/identity/service.ts";
import { freePort, type ServerProcess, startServerProcess } from "./server-process.ts";

const questions = 1_500;
const kills = 6;
const password = "一段足够长的口令 2026";

let dataDir: string;
let importId: string;
let server: ServerProcess | undefined;

/** The data folder without a server in front of it. */
async function inData<T>(work: (ctx: AppContext) => Promise<T>): Promise<T> {
  const ctx = await createContext(readConfig({ ZHISHI_DATA: dataDir, ZHISHI_LOG: "error" }));
  return work(ctx).finally(() => ctx.close());
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-import-"));
  importId = await inData(async (ctx) => {
    const now = ctx.clock.now();
    await ctx.writer.run("identity.add-organiser", { id: "o1", name: "甲", passwordHash: await hashPassword(password), now });
    await ctx.writer.run("desk.add-bank", { id: "qinglan", title: "青澜题库", layer: "district", owner: "宣传部" });
    const lines = Array.from(
      { length: questions },
      (_, i) => `${String.fromCodePoint(0x4e00 + i)}${i}地在哪一年${i},${i}甲,${i}乙,${i}丙,${i}丁,B`,
    );
    const bytes = new TextEncoder().encode(["题干,选项A,选项B,选项C,选项D,答案", ...lines].join("\n"));
    return upload(ctx, { bankId: "qinglan", fileName: "题.csv", bytes, by: "o1" });
  });
});
afterAll(async () => {
  server?.child.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

it("F15: a server killed while an import is confirmed brings in all of it or nothing, and asked again the rest of nothing", async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const luck = createLuck("moments of the kills");
  const headers = { origin, "content-type": "application/json" };
  const signIn = async () => {
    const body = JSON.stringify({ name: "甲", password });
    const reply = await fetch(`${origin}/api/session/organiser`, { method: "POST", headers, body });
    return { ...headers, cookie: reply.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  };
  const confirm = (session: Record<string, string>) =>
    fetch(`${origin}/api/desk/imports/${importId}/confirmation`, {
      method: "POST",
      headers: session,
      body: JSON.stringify({ only: "decided", defaults: { period: "1919-1949", topic: null, difficulty: null, source: null } }),
    });
  const standing = () =>
    inData(async ({ db }) => {
      const of = async (table: "question" | "question_revision" | "question_draft" | "import_question", column: "id" | "question_id") => {
        const { count } = await sql<{ count: number }>`
          select count(*) as count from ${sql.table(table)} where ${sql.ref(column)} like 'qinglan-%'`
          .execute(db)
          .then(({ rows }) => rows[0] ?? { count: -1 });
        return Number(count);
      };
      return [
        await of("question", "id"),
        await of("question_revision", "question_id"),
        await of("question_draft", "question_id"),
        await of("import_question", "question_id"),
      ];
    });

  // How long it takes when nobody disturbs it, in a server as fresh as those that will be killed.
  server = await startServerProcess(dataDir, port);
  const undisturbed = await signIn();
  const began = performance.now();
  expect((await confirm(undisturbed)).status).toBe(200);
  const whole = performance.now() - began;
  const undone = await fetch(`${origin}/api/desk/imports/${importId}/confirmation`, { method: "DELETE", headers: undisturbed });
  expect(await undone.json()).toMatchObject({ removed: questions, kept: [] });
  expect(await server.end("SIGTERM")).toBe(0);

  const seen: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    server = await startServerProcess(dataDir, port);
    const session = await signIn();
    const asked = confirm(session).catch(() => undefined);
    // Later each time, so that the last ones fall into the transaction itself or behind it.
    await sleep(whole * (0.5 + 0.25 * kill) + luck.below(Math.ceil(whole / 10)));
    await server.end("SIGKILL");
    await asked;
    const counts = await standing();
    expect(new Set(counts).size, counts.join()).toBe(1);
    expect([0, questions]).toContain(counts[0]);
    seen.push(counts[0] ?? 0);
    if (counts[0] !== 0) await inData((ctx) => undoImport(ctx, importId));
  }
  console.log(`${kills} 次断杀在导入中途（不受打扰要 ${Math.round(whole)} ms）：库里依次是 ${seen.join("、")} 题`);
  server = await startServerProcess(dataDir, port);
  const session = await signIn();
  for (const attempt of [1, 2]) {
    const reply = await confirm(session);
    expect(reply.status, `attempt ${attempt}`).toBe(200);
    expect(await reply.json()).toMatchObject({ state: "confirmed", made: questions });
  }
  expect(await server.end("SIGTERM")).toBe(0);
  expect(await standing()).toEqual([questions, questions, questions, questions]);
});
