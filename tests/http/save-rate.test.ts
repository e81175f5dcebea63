import { expect, it } from "vitest";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openConnection } from "../support/raw-http.ts";
import { newKey, save, start } from "../support/sitting.ts";
import { openWorld } from "../support/world.ts";

describeEngines("the save route", (engine) => {
  it("one attempt may not fill the log: beyond its rate it is told when to come back, and others are not touched", async () => {
    const world = await openWorld(engine);
    world.clock.advance(60_000);
    const [greedy, other] = [await world.signIn("b1-m0"), await world.signIn("b1-m1")];
    const [view, others] = [await start(greedy), await start(other)];
    const { atOnce, perSecond } = world.ctx.saveRate;
    const replies = [];
    for (let from = 1; from <= atOnce; from += 50) {
      const some = Array.from({ length: Math.min(50, atOnce - from + 1) }, (_, i) => from + i);
      replies.push(...(await Promise.all(some.map((seq) => save(greedy, view.id, 0, { choice: 1, seq })))));
    }
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const refused = await save(greedy, view.id, 0, { choice: 2, seq: atOnce + 1 });
    expectProblem(refused, 429, "too-many-saves");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await save(other, others.id, 0, { choice: 1, seq: 1 })).status).toBe(200);
    world.clock.advance(1_000);
    const again = await Promise.all(
      Array.from({ length: perSecond + 1 }, (_, i) => save(greedy, view.id, 0, { choice: 2, seq: atOnce + 1 + i })),
    );
    expect(again.map(({ status }) => status).sort((a, b) => a - b)).toEqual([...Array.from({ length: perSecond }, () => 200), 429]);
    await world.close();
  });

  it("takes what proxies make of a request: a whole address, cookies without spaces between", async () => {
    const world = await openWorld(engine);
    world.clock.advance(60_000);
    const member = await world.signIn("b1-m0");
    const view = await start(member);
    const put = async (target: string, cookie: string, seq: number) => {
      const body = JSON.stringify({ epoch: 1, seq, choice: 1, key: newKey() });
      const connection = openConnection(world.origin);
      connection.write(
        `PUT ${target} HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\nconnection: close\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      return Number((await connection.reply).slice(9, 12));
    };
    const path = `/api/attempts/${view.id}/answers/0`;
    expect(await put(path, `a=b;${member.cookie};c=d`, 1)).toBe(200);
    expect(await put(`http://x${path}`, member.cookie, 2)).toBe(200);
    expect(await put(`/api/attempts/${view.id}/answers/0x1`, member.cookie, 3)).toBe(404);
    expect(await put(`/api/attempts/${view.id}/answers/99`, member.cookie, 4)).toBe(404);
    await world.close();
  });
});
