import { afterAll, beforeAll, expect, it } from "vitest";
import { auditAnswers } from "../../server/leaderboards/audit.ts";
import { canonicalRows } from "../../server/leaderboards/canonical.ts";
import { publishJob } from "../../server/leaderboards/jobs.ts";
import { competitionId } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { rightChoice, save, start, submit, wrongChoice } from "../support/sitting.ts";
import { alter } from "../store/leaderboards-fixture.ts";
import { openWorld, type World } from "../support/world.ts";

describeEngines("the board against the stored answers", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, { rules: { attempts: { limit: 2 } } });
  });
  afterAll(() => world.close());

  it("is what every paper, key and answer make when all of it is scored again", async () => {
    for (const [m, memberId] of world.members.entries()) {
      const browser = await world.signIn(memberId);
      for (let sitting = 0; sitting <= m % 2; sitting++) {
        const view = await start(browser);
        world.clock.advance(1_000 + 700 * m);
        for (const question of view.questions) {
          if ((question.position + m + sitting) % 5 === 4) continue;
          const choice = (question.position * (m + 1) + sitting) % 3 === 0 ? wrongChoice(question) : rightChoice(question);
          await save(browser, view.id, question.position, { choice, seq: question.position + 1 });
        }
        // The last member has begun again and not finished: that counts for nothing yet.
        if (m < world.members.length - 1 || sitting === 0) await submit(browser, view.id);
      }
    }
    await publishJob.run(world.ctx);
    const { rows } = (await (await world.signInScreen(null)).request("GET", `/api/competitions/${competitionId}/leaderboards/branches`))
      .body;
    const audit = await auditAnswers(world.ctx.db, competitionId);
    expect(audit).toEqual({ attempts: 29, differing: [], branches: canonicalRows(rows) });
    expect(rows.some((row: { scoreSum: number }) => row.scoreSum > 0)).toBe(true);
  });

  it("tells which score was tampered with", async () => {
    const { id } = await world.ctx.db.selectFrom("attempt").select("id").where("state", "=", "locked").executeTakeFirstOrThrow();
    await alter(world.ctx, (tx) => tx.updateTable("attempt").set({ score: 59 }).where("id", "=", id).execute());
    expect((await auditAnswers(world.ctx.db, competitionId)).differing).toEqual([id]);
  });
});
