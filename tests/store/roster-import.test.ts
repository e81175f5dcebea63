import { afterAll, beforeAll, expect, it } from "vitest";
import { collectCards, findMember } from "../../server/cli/roster-cards.ts";
import { deskOf, enrolAll, type RosterDesk } from "../../server/cli/roster-desk.ts";
import { refusedLines, reviewFile } from "../../server/cli/roster-import.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { listCardHolders } from "../../server/identity/cards.ts";
import { cardNumber, cardToken } from "../../server/identity/digests.ts";
import { signInByCard } from "../../server/identity/service.ts";
import { countMembers, listMembers, listUnits } from "../../server/roster/store.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const origin = "https://zhishi.example.gov.cn";
const now = Date.UTC(2026, 10, 23);
const text = (...rows: string[]) => new TextEncoder().encode(["党委,党支部,姓名,出生年月,编号", ...rows].join("\n"));
const first = text(
  "新桥街道党工委/新桥里社区党总支,新桥里社区第一党支部,张伟,1950-01,",
  "新桥街道党工委/新桥里社区党总支,新桥里社区第一党支部,张伟,1990-01,",
  "新桥街道党工委/新桥里社区党总支,新桥里社区第一党支部,李静,,A-1",
  "区直机关工委,区财政局党支部,王强,,",
  "区直机关工委,区财政局党支部,<b>赵敏</b>,,",
);

describeEngines("roster from a file", (engine) => {
  let ctx: AppContext;
  let desk: RosterDesk;
  let forget: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    desk = deskOf(ctx);
  });
  afterAll(async () => {
    await desk.close();
    await forget();
  });

  const review = (bytes: Uint8Array) => reviewFile(bytes, ctx.db, { district: "青澜区", now });
  const cardOf = async (name: string) =>
    (await listCardHolders(ctx.db)).filter((holder) => holder.name === name).map((holder) => holder.cardId);

  it("is only looked at by a review", async () => {
    const found = await review(first);
    expect(refusedLines(found)).toBe(1);
    expect(found.plan?.members).toHaveLength(4);
    expect(await listUnits(ctx.db)).toEqual([]);
  });

  it("comes in with a card for everybody", async () => {
    await enrolAll(desk, (await review(first)).chunk);
    const members = await listMembers(ctx.db);
    expect(members.map((member) => `${member.name} ${member.elder}`).sort()).toEqual(["张伟 0", "张伟 1", "李静 0", "王强 0"]);
    expect((await listUnits(ctx.db)).map((unit) => unit.short_name).sort()).toContain("新桥里社区第一支部");
    expect((await listCardHolders(ctx.db)).map((holder) => holder.memberId).sort()).toEqual(members.map((member) => member.id).sort());
  });

  it("changes nothing when it comes again, and adds who is new", async () => {
    const cards = await listCardHolders(ctx.db);
    const again = await review(first);
    expect(again.chunk).toEqual({ units: [], members: [] });
    const later = await review(text("区直机关工委,区财政局党支部,钱多,,", "区直机关工委,区审计局党支部,孙丽,,"));
    expect(later.plan?.absent).toEqual([{ name: "王强", branch: "区财政局党支部" }]);
    await enrolAll(desk, later.chunk);
    expect(new Set((await countMembers(ctx.db)).values())).toEqual(new Set([3, 2, 1]));
    expect((await listCardHolders(ctx.db)).filter((holder) => cards.some((card) => card.memberId === holder.memberId))).toEqual(cards);
  });

  it("completes what was broken off between members and cards", async () => {
    const late = await review(text("区直机关工委,区审计局党支部,周芳,,"));
    await ctx.writer.run("roster.load", late.chunk);
    const again = await review(text("区直机关工委,区审计局党支部,周芳,,"));
    expect(again.plan?.members).toEqual([]);
    await enrolAll(desk, again.chunk);
    expect(await cardOf("周芳")).toHaveLength(1);
  });

  it("prints the cards that sign their members in", async () => {
    const { page, cards, sheets, missing } = await collectCards(ctx.db, ctx.config, "", origin);
    expect([cards, sheets, missing]).toEqual([7, 3, 0]);
    const [card] = await cardOf("李静");
    const number = cardNumber(ctx.config.secret, card as string);
    expect(page).toContain(number.replace(/(\d{4})(?=\d)/g, "$1 "));
    expect((await signInByCard(ctx, cardToken(ctx.config.secret, card as string))).sessionId).not.toBe("");
    expect((await collectCards(ctx.db, ctx.config, "区财政局党支部", origin)).cards).toBe(2);
    await expect(collectCards(ctx.db, ctx.config, "没有的支部", origin)).rejects.toThrow("名册里没有");
    await expect(collectCards(ctx.db, ctx.config, "党支部", origin)).rejects.toThrow("请写全");
  });

  it("voids a lost card with its sessions and issues another", async () => {
    const [lost] = await cardOf("李静");
    const { member } = await findMember(ctx.db, ctx.config, { branch: "新桥里社区第一党支部", name: "李 静", card: "" });
    const fresh = await desk.reissue(member.id);
    expect(await cardOf("李静")).toEqual([fresh]);
    await expect(signInByCard(ctx, cardToken(ctx.config.secret, lost as string))).rejects.toThrow("停用");
    expect(await ctx.db.selectFrom("session").select("id_hash").where("subject_id", "=", member.id).execute()).toEqual([]);
    await expect(desk.reissue("nobody")).rejects.toThrow();
  });

  it("asks for the number of the lost card among namesakes", async () => {
    const branch = "新桥街道党工委/新桥里社区党总支/新桥里社区第一党支部";
    await expect(findMember(ctx.db, ctx.config, { branch, name: "张伟", card: "" })).rejects.toThrow("有 2 位“张伟”");
    const [card] = await cardOf("张伟");
    const number = cardNumber(ctx.config.secret, card as string);
    const { member } = await findMember(ctx.db, ctx.config, { branch, name: "张伟", card: number });
    expect((await listCardHolders(ctx.db)).find((holder) => holder.memberId === member.id)?.cardId).toBe(card);
    await expect(findMember(ctx.db, ctx.config, { branch, name: "张伟", card: "123" })).rejects.toThrow("12 位");
    await expect(findMember(ctx.db, ctx.config, { branch, name: "章伟", card: "" })).rejects.toThrow("没有“章伟”");
  });
});
