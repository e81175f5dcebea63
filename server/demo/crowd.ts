import { setTimeout as sleep } from "node:timers/promises";
import { createHttpClient } from "./http-client.ts";
import { readKnowledge } from "./knowledge.ts";
import { planArrivals, type Sitter } from "./plan.ts";
import { type Outcome, sit } from "./sitting.ts";

// The crowd of simulated members: a process of its own that knows the server's address, the cards it was handed
// and the books everybody may read. It has no way to the database and no key.

export interface CrowdOrder {
  address: string;
  /** The public origin, which every change has to come from. */
  origin: string;
  competitionId: string;
  sitters: Sitter[];
  /** Over how long they arrive, ms. */
  spanMs: number;
  pace: number;
}

export interface CrowdReport {
  sitting: number;
  waiting: number;
  outcomes: Partial<Record<Outcome | "failed", number>>;
  done: boolean;
}

const connections = 40;
/** Members sitting at once; later ones wait at the door. Bounds memory whatever the pace. */
const mostAtOnce = 6_000;
const reportEveryMs = 5_000;

process.once("disconnect", () => process.exit(0));
process.once("message", (order: CrowdOrder) => void run(order));

async function run({ address, origin, competitionId, sitters, spanMs, pace }: CrowdOrder): Promise<void> {
  const http = createHttpClient(address, origin, connections);
  const known = readKnowledge();
  const outcomes: CrowdReport["outcomes"] = {};
  const arrivals = planArrivals(sitters, spanMs);
  const sitting = new Set<Promise<void>>();
  let waiting = arrivals.length;
  const report = (done: boolean) => process.send?.({ sitting: sitting.size, waiting, outcomes, done } satisfies CrowdReport);
  const reporting = setInterval(() => report(false), reportEveryMs);

  const began = performance.now();
  for (const { sitter, at } of arrivals) {
    const wait = pace * at - (performance.now() - began);
    if (wait > 5) await sleep(wait);
    while (sitting.size >= mostAtOnce) await sleep(250);
    waiting--;
    const one: Promise<void> = sit(sitter, { http, competitionId, known, pace })
      .catch(() => "failed" as const)
      .then((outcome) => {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        sitting.delete(one);
      });
    sitting.add(one);
  }
  await Promise.all(sitting);
  clearInterval(reporting);
  report(true);
  http.close();
  process.disconnect();
}
