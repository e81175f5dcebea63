import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CompetitionView } from "../../server/competitions/contract.ts";
import type { SessionView } from "../../server/identity/contract.ts";

/** A running demo and what it printed. */
interface Demo {
  child: ChildProcess;
  origin: string;
  /** Fragments of the card, the branch's board and the hall, in this order. */
  tokens: string[];
  organiser: { name: string; password: string };
  said: () => string;
}

async function startDemo(dataDir: string): Promise<Demo> {
  const env = { ...process.env, PORT: "0", ZHISHI_DATA: dataDir };
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../server/demo/main.ts")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const spoken = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (text.includes("按 Ctrl-C 停下")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`the demo ended: ${text}`)));
  });
  await spoken;
  return {
    child,
    origin: /http:\/\/localhost:\d+/.exec(text)?.[0] ?? "",
    tokens: [...text.matchAll(/\/(?:sign-in|screen)#(\S+)/g)].map((link) => link[1] as string),
    organiser: { name: /用户名 (\S+?)，/.exec(text)?.[1] ?? "", password: /密码 ([\w-]+)/.exec(text)?.[1] ?? "" },
    said: () => text,
  };
}

async function stopDemo({ child, said }: Demo): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(said()).toContain("什么都没有丢");
}

async function signIn(
  { origin }: Demo,
  path: string,
  body: unknown,
): Promise<{ session: SessionView; get: <T>(path: string) => Promise<T> }> {
  const reply = await fetch(`${origin}/api${path}`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
  const cookie = reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return {
    session: (await reply.json()) as SessionView,
    get: async <T>(from: string) => {
      const answer = await fetch(`${origin}/api${from}`, { headers: { cookie } });
      expect(answer.status).toBe(200);
      return (await answer.json()) as T;
    },
  };
}

interface Board {
  totals: { eligible: number; started: number };
  rows: unknown[];
}

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zhishi-demo-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it("the demo runs the main job, stops by Ctrl-C and goes on from there", async () => {
  const demo = await startDemo(dataDir);
  expect((await fetch(`${demo.origin}/readyz`)).status).toBe(200);
  const [card, board, hall] = demo.tokens;

  const member = await signIn(demo, "/session/card", { token: card });
  expect(member.session.role).toBe("member");
  const { competitions } = await member.get<{ competitions: CompetitionView[] }>("/competitions");
  expect(competitions.map((c) => c.phase)).toEqual(["open", "revealed"]);
  // The round of the day before has a result to look at; the open one is left to whoever holds the card.
  expect(competitions[1]?.mine?.attempts[0]?.score).toBeGreaterThan(0);
  expect(competitions[0]?.mine?.attempts).toEqual([]);

  const branch = await signIn(demo, "/session/screen", { token: board });
  expect(branch.session.screen?.unitId).toBe(member.session.member?.branchId);
  const wall = await signIn(demo, "/session/screen", { token: hall });
  expect(wall.session.screen?.unitId).toBeNull();
  expect((await signIn(demo, "/session/organiser", demo.organiser)).session.role).toBe("organiser");

  const leaderboard = () => wall.get<Board>(`/competitions/${competitions[0]?.id}/leaderboards/branches`);
  let shown = await leaderboard();
  expect(shown.rows).toHaveLength(393);
  expect(shown.totals.eligible).toBe(14_418);
  // Simulated members come through the door by themselves.
  while (shown.totals.started === 0) {
    await sleep(200);
    shown = await leaderboard();
  }
  await stopDemo(demo);

  const again = await startDemo(dataDir);
  expect(again.tokens).toEqual(demo.tokens);
  expect(again.organiser).toEqual(demo.organiser);
  const later = await signIn(again, "/session/screen", { token: hall });
  const after = await later.get<Board>(`/competitions/${competitions[0]?.id}/leaderboards/branches`);
  expect(after.totals.started).toBeGreaterThanOrEqual(shown.totals.started);
  await stopDemo(again);
});
