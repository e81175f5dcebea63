import { expect, it, vi } from "vitest";
import { revokeCards } from "../../server/identity/service.ts";
import { recheckStreamsJob } from "../../server/leaderboards/jobs.ts";
import { competitionId } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openStream } from "../support/stream.ts";
import { openWorld } from "../support/world.ts";

const path = `/api/competitions/${competitionId}/stream`;

describeEngines("a stream", (engine) => {
  it("G11: ends for whose card was withdrawn, not for others", async () => {
    const world = await openWorld(engine);
    const [gone, stays] = [await world.signIn("b1-m6"), await world.signIn("b1-m7")];
    const readers = [await openStream(world, path, gone), await openStream(world, path, stays)];
    await revokeCards(world.ctx, "b1-m6");
    world.clock.advance(6_000);
    await recheckStreamsJob.run(world.ctx);
    await vi.waitFor(() => expect(world.ctx.streams.readers()).toBe(1), { timeout: 20_000 });
    expectProblem(await gone.request("GET", path), 401, "sign-in");
    for (const reader of readers) reader.leave();
    await world.close();
  });
});
