import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeOverdue, submitAttempt } from "../../server/attempts/service.ts";
import { startAttempt } from "../../server/attempts/start.ts";
import { findAttempt } from "../../server/attempts/store.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { actorOfSession } from "../../server/identity/actor.ts";
import { cardToken } from "../../server/identity/digests.ts";
import { revokeCards, signInByCard } from "../../server/identity/service.ts";
import { createTestClock } from "../support/clock.ts";
import { fillDistrict } from "../support/district.ts";
import { freshConfig } from "../support/engines.ts";

describe("several servers on one PostgreSQL", () => {
  const clock = createTestClock();
  let servers: AppContext[];
  let forget: () => Promise<void>;
  const at = (i: number) => servers[i % servers.length] as AppContext;
  const member = { role: "member" as const, memberId: "b1-m0", branchId: "b1" };

  beforeAll(async () => {
    const fresh = await freshConfig("postgres");
    forget = fresh.forget;
    servers = [await createContext(fresh.config, { clock })];
    servers.push(
      await createContext({ ...fresh.config, instanceId: "second" }, { clock }),
      await createContext({ ...fresh.config, instanceId: "third" }, { clock }),
    );
    await fillDistrict(at(0), clock.now(), { attempts: { limit: 3 } });
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await forget();
  });
  const rows = () => at(0).db.selectFrom("attempt").selectAll().where("member_id", "=", member.memberId).orderBy("ordinal").execute();

  it("C06: start pressed 60 times across them is one attempt", async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, (_, i) => startAttempt(at(i), member, "c1")));
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it("C08, C09: submits and sweeps of all of them lock it once", async () => {
    const [open] = await rows();
    if (!open) throw new Error("the attempt of the test before");
    clock.advance(31 * 60_000);
    const submits = Array.from({ length: 9 }, (_, i) => submitAttempt(at(i), open, 1));
    const sweeps = Array.from({ length: 9 }, (_, i) => closeOverdue(at(i)));
    const receipts = await Promise.all(submits);
    await Promise.all(sweeps);
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect((await rows())[0]).toMatchObject({ state: "locked", receipt_code: receipts[0]?.receiptCode });
  });

  it("C07: racing starts and submits across them stay within the limit", async () => {
    const press = async (i: number) => {
      const id = await startAttempt(at(i), member, "c1").catch((error: { slug: string }) => error.slug);
      const attempt = await findAttempt(at(i).db, id);
      if (attempt?.state === "open") await submitAttempt(at(i + 1), attempt, attempt.epoch);
      return id;
    };
    for (let wave = 0; wave < 4; wave++) await Promise.all(Array.from({ length: 18 }, (_, i) => press(i)));
    expect((await rows()).map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [1, "locked"],
      [2, "locked"],
      [3, "locked"],
    ]);
    expect(await press(0)).toBe("attempts-used-up");
  });

  it("G11: a card revoked at one of them opens nothing at the others five seconds later", async () => {
    const { sessionId } = await signInByCard(at(0), cardToken(at(0).config.secret, "card-b2-m0"));
    for (const server of servers) expect(await actorOfSession(server, sessionId)).toMatchObject({ memberId: "b2-m0" });
    await revokeCards(at(0), "b2-m0");
    expect(await actorOfSession(at(0), sessionId)).toBeUndefined();
    clock.advance(5_001);
    for (const server of servers) expect(await actorOfSession(server, sessionId)).toBeUndefined();
  });
});
