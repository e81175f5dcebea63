import { randomBytes } from "node:crypto";
import type { Rules } from "../../server/competitions/rules.ts";
import { cardNumber, cardToken, screenToken } from "../../server/identity/digests.ts";
import { hashPassword, issueScreen } from "../../server/identity/service.ts";
import { startServer } from "../../server/main.ts";
import { competitionId } from "../support/competition.ts";
import { fillDistrict } from "../support/district.ts";
import { organiser } from "./seats.ts";

// The product in a process of its own, on a small district, for journeys in a real browser. Started again on the
// same folder and port it goes on from there, as after a crash.
export interface ServeOptions {
  dataDir: string;
  port: number;
  /** Absent: the folder is filled already. */
  rules?: RulesParts;
}

/** Replacements in the fixture competition's rules; its end may be given from now on, and is the reveal point too. */
export type RulesParts = Partial<Record<keyof Rules, unknown>> & { closesInMs?: number };

export interface Served {
  port: number;
  /** Card tokens and numbers by member id. */
  cards: Record<string, { token: string; number: string }>;
  hallToken: string;
  branchToken: string;
}

const options = JSON.parse(process.argv[2] ?? "{}") as ServeOptions;
const secret = Buffer.alloc(32, 9);
const { ctx, port, stop } = await startServer({
  port: options.port,
  host: "127.0.0.1",
  dataDir: options.dataDir,
  origin: undefined,
  proxies: 0,
  postgresUrl: undefined,
  logLevel: "error",
  secret,
  instanceId: randomBytes(4).toString("hex"),
});
if (options.rules) {
  const { closesInMs, ...parts } = options.rules;
  const now = ctx.clock.now();
  const end = closesInMs && new Date(now + closesInMs).toISOString();
  await fillDistrict(ctx, now, end ? { ...parts, closesAt: end, revealAt: end } : parts);
  await ctx.writer.run("identity.add-organiser", {
    id: "o1",
    name: organiser.name,
    passwordHash: await hashPassword(organiser.password),
    now: 0,
  });
  await issueScreen(ctx, { id: "hall", competitionId, unitId: null });
  await issueScreen(ctx, { id: "branch", competitionId, unitId: "b1" });
}
const members = await ctx.db.selectFrom("member").select("id").execute();
const served: Served = {
  port,
  cards: Object.fromEntries(
    members.map(({ id }) => [id, { token: cardToken(secret, `card-${id}`), number: cardNumber(secret, `card-${id}`) }]),
  ),
  hallToken: screenToken(secret, "hall"),
  branchToken: screenToken(secret, "branch"),
};
process.send?.(served);
process.on("SIGTERM", () => void stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(1));
