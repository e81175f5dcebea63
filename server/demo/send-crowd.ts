import { fork } from "node:child_process";
import { join } from "node:path";
import type { Competition } from "../competitions/service.ts";
import type { RunningServer } from "../main.ts";
import type { RosterChunk } from "../roster/writes.ts";
import type { CrowdOrder, CrowdReport } from "./crowd.ts";
import { planSitters } from "./plan.ts";
import { demoCardToken } from "./setup.ts";

export interface Crowd {
  /** Resolves when everybody has sat, or when the crowd was called off. */
  done: Promise<void>;
  /** Handed in before this start. */
  before: number;
  stop(): void;
}

export interface CrowdWishes {
  /** Over how long a whole audience arrives, ms. */
  spanMs: number;
  pace: number;
  /** Takes part whatever the plan says. */
  always?: string;
  /** Is left to the person at the keyboard. */
  never?: string;
  onReport?: (report: CrowdReport, before: number) => void;
}

/** The crowd is a guest on the machine: it collects its garbage early. */
const smallHeap = ["--max-old-space-size=192", "--max-semi-space-size=4"];

/**
 * Sends simulated members to a running server: who has not handed in yet, those who had begun first. Who that is comes
 * from the database; the crowd itself is told no more than addresses and cards.
 */
export async function sendCrowd(
  { ctx, port }: RunningServer,
  { row }: Competition,
  members: RosterChunk["members"],
  { spanMs, pace, always, never, onReport }: CrowdWishes,
): Promise<Crowd> {
  const attempts = await ctx.db
    .selectFrom("attempt")
    .select(["member_id", "state"])
    .where("competition_id", "=", row.id)
    .where("kind", "=", "scored")
    .execute();
  const states = new Map(attempts.map((attempt) => [attempt.member_id, attempt.state]));
  const cards = members.map(({ id, branch_id, elder }) => ({
    id,
    branchId: branch_id,
    elder: elder === 1,
    token: demoCardToken(ctx.config.secret, id),
    begun: states.has(id),
  }));
  const sitters = planSitters(cards, row.id, always).filter(({ memberId }) => memberId !== never && states.get(memberId) !== "locked");
  const before = attempts.filter((attempt) => attempt.state === "locked").length;

  const child = fork(join(import.meta.dirname, "crowd.ts"), [], { execArgv: smallHeap });
  const done = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.on("message", (report: CrowdReport) => onReport?.(report, before));
  const address = `http://127.0.0.1:${port}`;
  child.send({
    address,
    origin: ctx.config.origin ?? address,
    competitionId: row.id,
    sitters: sitters.map(({ memberId: _, ...sitter }) => sitter),
    spanMs,
    pace,
  } satisfies CrowdOrder);
  return { done, before, stop: () => void child.kill() };
}
