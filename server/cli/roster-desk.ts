import type { Config } from "../config.ts";
import { type AppContext, createContext } from "../context.ts";
import { enrol, reissueCard } from "../identity/cards.ts";
import { createLogger } from "../log.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { findRunning, postAsOperator } from "./running.ts";

/** Where a change of the roster goes: to the running server, or straight into the data folder when none runs. */
export interface RosterDesk {
  enrol(chunk: RosterChunk): Promise<void>;
  /** @returns the new card's id. */
  reissue(memberId: string): Promise<string>;
  close(): Promise<void>;
}

/** @throws when another program holds the data folder and does not answer. */
export async function openDesk(config: Config): Promise<RosterDesk> {
  const running = await findRunning(config);
  if (!running) return deskOf(await createContext(config, { log: createLogger("warn") }));
  return {
    enrol: async (chunk) => {
      await postAsOperator(config, running, "/roster/enrolments", chunk);
    },
    reissue: async (memberId) => ((await postAsOperator(config, running, `/members/${memberId}/card`, {})) as { id: string }).id,
    close: async () => undefined,
  };
}

export function deskOf(ctx: AppContext): RosterDesk {
  return { enrol: (chunk) => enrol(ctx, chunk), reissue: (memberId) => reissueCard(ctx, memberId), close: () => ctx.close() };
}

/** Rows of one request: their JSON stays below what the server takes as a body. */
const unitsAtOnce = 100;
const membersAtOnce = 200;

/**
 * Puts a whole roster on, parents first. Broken off and started again it goes on where it was.
 * @param onProgress told the members done so far.
 */
export async function enrolAll(desk: RosterDesk, { units, members }: RosterChunk, onProgress?: (done: number) => void): Promise<void> {
  for (let i = 0; i < units.length; i += unitsAtOnce) await desk.enrol({ units: units.slice(i, i + unitsAtOnce), members: [] });
  for (let i = 0; i < members.length; i += membersAtOnce) {
    await desk.enrol({ units: [], members: members.slice(i, i + membersAtOnce) });
    onProgress?.(Math.min(i + membersAtOnce, members.length));
  }
}
