import { createHmac } from "node:crypto";
import type { AppContext } from "../context.ts";
import { cardToken } from "../identity/digests.ts";
import { hashPassword, issueCards } from "../identity/service.ts";
import { findOrganiserByName } from "../identity/store.ts";
import { prepare } from "../prepare.ts";
import { getRoster, loadRoster } from "../roster/service.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { demoCardId } from "./district.ts";
import { count, say } from "./say.ts";

export const organiserName = "青澜";
const cardsAtOnce = 1_000;

/** The organiser's password follows from the data folder's secret: it is written down nowhere and the same at every start. */
export function organiserPassword(secret: Buffer): string {
  const digits = createHmac("sha256", secret).update("demo organiser").digest("hex").slice(0, 12);
  return digits.replace(/(....)(?=.)/g, "$1-");
}

/** Token in the link of an invented member's card. */
export const demoCardToken = (secret: Buffer, memberId: string): string => cardToken(secret, demoCardId(memberId));

/**
 * Makes the invented district where it is not there yet: question bank, roster, cards, one organiser. Run again after
 * an interruption it goes on; run when all is there it reads a little and writes nothing.
 * @throws when the data folder holds a real roster.
 */
export async function setUpDemo(ctx: AppContext, district: RosterChunk): Promise<void> {
  await prepare(ctx);
  await makeRoster(ctx, district);
  await makeCards(ctx, district);
  if (!(await findOrganiserByName(ctx.db, organiserName))) {
    const passwordHash = await hashPassword(organiserPassword(ctx.config.secret));
    await ctx.writer.run("identity.add-organiser", { id: "demo-organiser", name: organiserName, passwordHash, now: ctx.clock.now() });
  }
}

async function makeRoster(ctx: AppContext, district: RosterChunk): Promise<void> {
  const { tree, eligible } = await getRoster(ctx);
  const invented = new Set(district.units.map((unit) => unit.id));
  if ([...tree.units.keys()].some((id) => !invented.has(id))) {
    throw new Error(`${ctx.config.dataDir} 里是正式的名册，演示不会动它。请用 ZHISHI_DATA 给演示指定另一个文件夹。`);
  }
  const present = [...eligible.values()].reduce((sum, n) => sum + n, 0);
  if (present === district.members.length) return;
  await loadRoster(ctx, district, (done) => progress("正在生成名册", done, district.members.length));
}

async function makeCards(ctx: AppContext, district: RosterChunk): Promise<void> {
  const issued = new Set((await ctx.db.selectFrom("card").select("member_id").execute()).map((card) => card.member_id));
  const missing = district.members.filter((member) => !issued.has(member.id));
  for (let i = 0; i < missing.length; i += cardsAtOnce) {
    const some = missing.slice(i, i + cardsAtOnce);
    await issueCards(
      ctx,
      some.map((member) => ({ id: demoCardId(member.id), memberId: member.id })),
    );
    progress("正在制作参赛证", i + some.length, missing.length);
  }
}

/** One line that counts up on a terminal; its beginning and end alone elsewhere. */
function progress(what: string, done: number, all: number): void {
  const line = `${what} ${count(done)}/${count(all)}`;
  if (process.stdout.isTTY) process.stdout.write(`\r知史 · ${line}${done === all ? "\n" : ""}`);
  else if (done === all) say(line);
}
