import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppContext, createContext } from "../../server/context.ts";
import { actorOfSession, recallActor } from "../../server/identity/actor.ts";
import { cardToken, sessionDigest } from "../../server/identity/digests.ts";
import { forgetSessionsJob } from "../../server/identity/jobs.ts";
import { issueCards, issueScreen, signInByCard, signInScreen } from "../../server/identity/service.ts";
import { findActor } from "../../server/identity/store.ts";
import { createTestClock } from "../support/clock.ts";
import { fillDistrict } from "../support/district.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const day = 24 * 3_600_000;

describeEngines("sessions and cards in the database", (engine) => {
  const clock = createTestClock();
  let ctx: AppContext;
  let forget: () => Promise<void>;
  const token = (card: string) => cardToken(ctx.config.secret, card);
  const rows = () => ctx.db.selectFrom("session").select("id_hash").execute();

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config, { clock });
    await fillDistrict(ctx, clock.now());
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  it("a session is found until the instant it ends, from the cache and from the table", async () => {
    const { sessionId, maxAgeMs } = await signInByCard(ctx, token("card-b1-m0"));
    const ends = clock.now() + maxAgeMs;
    expect(await actorOfSession(ctx, sessionId)).toEqual({ role: "member", memberId: "b1-m0", branchId: "b1" });
    expect(recallActor(ctx, sessionId)).toMatchObject({ memberId: "b1-m0" });
    expect(await findActor(ctx.db, sessionDigest(sessionId), ends - 1)).toBeDefined();
    expect(await findActor(ctx.db, sessionDigest(sessionId), ends)).toBeUndefined();
    clock.set(ends);
    expect(recallActor(ctx, sessionId)).toBeUndefined();
    expect(await actorOfSession(ctx, sessionId)).toBeUndefined();
  });

  it("sessions that are over are dropped, others stay", async () => {
    const living = await signInByCard(ctx, token("card-b1-m1"));
    await forgetSessionsJob.run(ctx);
    expect(await rows()).toHaveLength(2);
    clock.advance(1);
    await forgetSessionsJob.run(ctx);
    expect(await rows()).toEqual([{ id_hash: sessionDigest(living.sessionId) }]);
  });

  it("signing in over a session ends that one and no other", async () => {
    const [mine, other] = [await signInByCard(ctx, token("card-b1-m2")), await signInByCard(ctx, token("card-b1-m2"))];
    const next = await signInByCard(ctx, token("card-b1-m3"), mine.sessionId);
    const alive = (id: string) => findActor(ctx.db, sessionDigest(id), clock.now());
    expect(await alive(mine.sessionId)).toBeUndefined();
    expect(await alive(other.sessionId)).toMatchObject({ actor: { memberId: "b1-m2" } });
    expect(await alive(next.sessionId)).toMatchObject({ actor: { memberId: "b1-m3" } });
  });

  it("a sign-in that fails ends nothing", async () => {
    const mine = await signInByCard(ctx, token("card-b1-m4"));
    await expect(signInByCard(ctx, "not a token of any card", mine.sessionId)).rejects.toMatchObject({ slug: "card-unknown" });
    expect(await findActor(ctx.db, sessionDigest(mine.sessionId), clock.now())).toBeDefined();
  });

  it("a screen keeps its session for a season, as long as it is not revoked", async () => {
    const wall = await signInScreen(ctx, await issueScreen(ctx, { id: "wall", competitionId: "c1", unitId: null }));
    clock.advance(179 * day);
    expect(await actorOfSession(ctx, wall.sessionId)).toEqual({ role: "screen", screenId: "wall", competitionId: "c1", unitId: null });
    clock.advance(day);
    expect(await actorOfSession(ctx, wall.sessionId)).toBeUndefined();
  });

  it("issuing a screen twice keeps its link; issuing a card twice is refused whole", async () => {
    const [first, second] = [
      await issueScreen(ctx, { id: "s", competitionId: "c1", unitId: "b1" }),
      await issueScreen(ctx, { id: "s", competitionId: "c1", unitId: "b1" }),
    ];
    expect(first).toBe(second);
    await expect(
      issueCards(ctx, [
        { id: "fresh", memberId: "b1-m0" },
        { id: "card-b1-m1", memberId: "b1-m1" },
      ]),
    ).rejects.toThrow();
    await expect(signInByCard(ctx, token("fresh"))).rejects.toMatchObject({ slug: "card-unknown" });
  });
});
