import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { startServer } from "../main.ts";
import { branchesBeneath, buildTree, committeeOf } from "../roster/tree.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { sendCrowd } from "./send-crowd.ts";
import { createRound } from "./rounds.ts";
import { say } from "./say.ts";
import type { Showcase } from "./showcase.ts";

const hour = 3_600_000;
/** Few enough that a slow machine keeps up: what takes it half a second is half a minute of theirs. */
const branchesSitting = 6;
/** So much faster than life goes the day before. */
const haste = 60;
const spanMs = 0.15 * hour;
/** The board is published once a second; two turns and it has everything. */
const settleMs = 2_500;

/**
 * The round of the day before, so that there are results to look at: a few branches of one committee sit it over the public
 * API, the printed card's member included, against a server whose clock stands on yesterday morning and runs sixty times as fast.
 */
export async function holdFirstRound(config: Config, district: RosterChunk, { branch, member }: Showcase): Promise<void> {
  say("正在补办昨天的第一场（一个街道的几个支部，模拟作答），大约要二十秒……");
  const opensAt = yesterdayAt(8);
  const running = await startServer({ ...config, port: 0, host: "127.0.0.1" }, { clock: hastyClock(opensAt + hour) });
  try {
    const tree = buildTree(district.units);
    const beneath = branchesBeneath(tree, committeeOf(tree, branch.id)?.id ?? branch.id).map((unit) => unit.id);
    const audience = beneath.filter((id, i) => i < branchesSitting || id === branch.id);
    const round = await createRound(running.ctx, 1, { audience, opensAt, closesAt: opensAt + 4 * hour });
    const members = district.members.filter((m) => audience.includes(m.branch_id));
    const crowd = await sendCrowd(running, round, members, { spanMs, pace: 1 / haste, always: member.id });
    await crowd.done;
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  } finally {
    await running.stop();
  }
}

function hastyClock(start: number): Clock {
  const began = performance.now();
  return { now: () => Math.round(start + haste * (performance.now() - began)) };
}

/** An hour of yesterday in Beijing, which keeps no summer time. */
function yesterdayAt(hours: number): number {
  const offset = 8 * hour;
  const midnight = Math.floor((Date.now() + offset) / (24 * hour)) * 24 * hour - offset;
  return midnight + (hours - 24) * hour;
}
