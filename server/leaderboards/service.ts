import type { AppContext } from "../context.ts";
import { openProjector } from "./projector-calls.ts";
import type { Rendered } from "./projector.ts";
import { mapVersions } from "./store.ts";
import type { MyPlace } from "./views.ts";

/** The newest boards as ready replies, in this process. */
export interface Boards {
  /** The newest board of a competition. @throws Problem 404 when there is no such competition. */
  get(competitionId: string): Promise<Rendered>;
  findPlace(competitionId: string, memberId: string): Promise<MyPlace>;
  /** Publishes what is due: stores it under the next number, then tells every reader. */
  publishDue(): Promise<void>;
}

/** How often a process looks whether another one has published (PostgreSQL only). */
const followMs = 700;
/** Boards kept as ready replies: some 300 KB each at a district's size. */
const kept = 16;

export const topicOf = (competitionId: string): string => `board:${competitionId}`;

const perContext = new WeakMap<AppContext, Boards>();

export function boardsOf(ctx: AppContext): Boards {
  let boards = perContext.get(ctx);
  if (!boards) perContext.set(ctx, (boards = createBoards(ctx)));
  return boards;
}

function createBoards(ctx: AppContext): Boards {
  const projector = openProjector(ctx.database);
  const newest = new Map<string, Rendered>();
  const loading = new Map<string, Promise<Rendered>>();
  const troubled = new Map<string, string>();

  /** Numbers only go up: what is older than what readers have is not taken in. */
  const accept = (board: Rendered): Rendered => {
    const { competitionId, version, bodies } = board;
    const known = newest.get(competitionId);
    if (known && known.version >= version) return known;
    newest.delete(competitionId);
    newest.set(competitionId, board);
    if (newest.size > kept) newest.delete(newest.keys().next().value as string);
    ctx.streams.publish(topicOf(competitionId), `${competitionId}.${ctx.config.instanceId}.${version}`, "board", bodies.notice);
    return board;
  };

  const load = (competitionId: string): Promise<Rendered> => {
    const under = loading.get(competitionId);
    if (under) return under;
    const work = projector
      .load(competitionId, ctx.clock.now())
      .then(accept)
      .finally(() => loading.delete(competitionId));
    loading.set(competitionId, work);
    return work;
  };

  const follow = async () => {
    if (newest.size === 0) return;
    for (const [competitionId, version] of await mapVersions(ctx.db)) {
      const known = newest.get(competitionId);
      if (known && known.version < version) await load(competitionId);
    }
  };

  const following =
    ctx.database.engine === "postgres" ? followEvery(follow, (error) => ctx.log.error({ err: error }, "boards not followed")) : undefined;
  ctx.onClose(async () => {
    following?.stop();
    await projector.close();
  });

  return {
    get: async (competitionId) => newest.get(competitionId) ?? load(competitionId),
    findPlace: (competitionId, memberId) => projector.findPlace(competitionId, memberId),
    async publishDue() {
      const { due, troubles } = await projector.findDue(ctx.clock.now());
      for (const { follows, digest, stored, ...board } of due) {
        const { competitionId, asOf } = board;
        const input = { competitionId, follows, asOf, digest, body: stored };
        if (await ctx.writer.run("leaderboards.publish", input)) accept(board);
        troubled.delete(competitionId);
      }
      for (const { competitionId, reason } of troubles) {
        // Once, not every second: the next look comes soon, and answers are kept meanwhile.
        if (troubled.get(competitionId) !== reason) ctx.log.error({ competitionId, reason }, "board not published");
        troubled.set(competitionId, reason);
      }
    },
  };
}

/** Runs `work` again and again, one at a time, without holding up the end of the process. */
function followEvery(work: () => Promise<void>, onError: (error: unknown) => void): { stop(): void } {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    work()
      .catch(onError)
      .finally(() => {
        running = false;
      });
  }, followMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
