import type { Page } from "@playwright/test";
import { draftOf } from "../../server/desk/draft.ts";
import { atDesk } from "../support/desk.ts";
import { sampleQuestions } from "../support/questions.ts";
import { callerOf, expectSoundAtDesk, inviteOrganiser, makeBank, openDesk, plainPng } from "./at-desk.ts";
import { expect, type Product, signInByCard, test } from "./journey.ts";
import { answerQuestion, expectSaved, kindOf, next } from "./sitting.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const types = Object.keys(sampleQuestions) as (keyof typeof sampleQuestions)[];
const alt = "一座石库门房子的照片";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const status = (page: Page) => page.locator(".dk-meta [role=status]");

/** One question of each type, handed in; the first has a picture. @returns their ids */
async function handIn(page: Page, product: Product): Promise<string[]> {
  const caller = callerOf(page, product);
  const desk = atDesk(caller);
  const stored = await caller.request("POST", "/api/desk/images", plainPng(320, 200), { "content-type": "image/png" });
  const ids: string[] = [];
  for (const type of types) {
    const draft = draftOf("1919-1949", sampleQuestions[type]);
    const { id } = await desk.write("qinglan", type === "single" ? { ...draft, image: { file: stored.body.file, alt } } : draft);
    await desk.submit(id);
    ids.push(id);
  }
  return ids;
}

test("another organiser reviews and releases, and a member finds those questions on the paper", async ({ page, browser, product }) => {
  await openDesk(page, product);
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  const ids = await handIn(page, product);
  const judged = ids[types.indexOf("judge")] as string;
  const asked = draftOf("1919-1949", sampleQuestions.judge);
  const { id: near } = await atDesk(callerOf(page, product)).write("qinglan", { ...asked, stem: asked.stem.replace("。", "的。") });
  const reviewer = await inviteOrganiser(page, browser, product, "第二位");

  await test.step("one's own work can be looked at and not judged", async () => {
    await page.goto(`${product.origin}/desk/review`);
    await expect(page.getByText("其中 6 题是您写的")).toBeVisible();
    await expect(page.getByText("这是您自己写的题")).toBeVisible();
    await expect(button(page, "通过")).toBeHidden();
    await page.keyboard.press("a");
    await expect(page.getByText("6 题在等")).toBeVisible();
    const own = { items: [{ questionId: ids[0], ordinal: 1 }], verdict: "approve", comment: "" };
    const refusal = await callerOf(page, product).request("POST", "/api/desk/reviews", own);
    expect(refusal.body).toMatchObject({ done: [], refused: [{ id: ids[0] }] });
  });

  await test.step("the other one sees source, reason, checks and the phone, returns one with a word, approves the rest by keys", async () => {
    await reviewer.goto(`${product.origin}/desk/review?question=${judged}`);
    await expect(reviewer.locator(".dk-keyed")).toContainText("《书》，作者，2021年");
    await expect(reviewer.locator(".dk-why")).toContainText("新写的题");
    await expect(reviewer.getByRole("heading", { name: /检查/ })).toBeVisible();
    await expect(reviewer.locator(".dk-similar")).toContainText(near);
    await expect(reviewer.frameLocator("iframe").locator(".stem")).toContainText("大会在上海开幕");
    await reviewer.keyboard.press("r");
    await expect(reviewer.getByText("退回要写一句话")).toBeVisible();
    await reviewer.getByLabel("写给作者的话").fill("请写明是哪一年的大会。");
    await reviewer.keyboard.press("Control+Enter");
    await expect(status(reviewer)).toHaveText(`${judged} 已退回。`);
    for (let left = 5; left > 0; left--) {
      await expect(reviewer.getByText(`${left} 题在等`)).toBeVisible();
      await expect(reviewer.locator(".dk-queue [aria-current=true]")).toBeVisible();
      await reviewer.keyboard.press("a");
    }
    await expect(reviewer.getByText("没有在等的题")).toBeVisible();
  });

  await test.step("the author reads why, mends and hands in again", async () => {
    await page.goto(`${product.origin}/desk/questions/${judged}`);
    await expect(page.getByText("请写明是哪一年的大会。").first()).toBeVisible();
    await page.getByLabel("题干").fill("1921年的大会在上海开幕。");
    await button(page, "送复核").click();
    await page.getByLabel("这次改了什么，为什么").fill("补上年份");
    await page.getByRole("dialog").getByRole("button", { name: "送复核" }).click();
    await expect(page.getByText("已送复核，等另一位组织者看")).toBeVisible();
  });

  await test.step("the reviewer sees what was changed, and approves", async () => {
    await reviewer.reload();
    await expect(reviewer.locator(".dk-why")).toContainText("补上年份");
    await expect(reviewer.getByText(/和 v1 比，改了 1 处/)).toBeVisible();
    await expect(reviewer.locator("ins").first()).toHaveText(/1921年/);
    await expectSoundAtDesk(reviewer, "review-diff");
    await button(reviewer, "通过").click();
    await expect(status(reviewer)).toHaveText(`${judged} 已通过。`);
  });

  await test.step("a release with a name", async () => {
    await reviewer.goto(`${product.origin}/desk/releases?bank=qinglan`);
    await expect(reviewer.getByRole("heading", { name: "新增 6 题" })).toBeVisible();
    await reviewer.getByLabel("版本名").fill("2026.12");
    await reviewer.getByLabel("这一版改了什么").fill("第一版，六种题型各一题");
    await button(reviewer, "发布这一版").click();
    await expect(reviewer.getByRole("dialog", { name: "发布 2026.12？" })).toBeVisible();
    await reviewer.getByRole("dialog").getByRole("button", { name: "发布这一版" }).click();
    await expect(reviewer.locator(".dk-release")).toContainText("2026.12");
    await expect(reviewer.locator(".dk-release")).toContainText("6 题");
    await expect(reviewer.getByText("和上一版相比没有变化，不用发布。")).toBeVisible();
  });

  await test.step("a competition from that release, and a member who sits it", async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const document = {
      id: "desk-final",
      title: "青澜区党史知识竞赛",
      audience: ["d"],
      opensAt: at(-1),
      closesAt: at(60),
      revealAt: at(60),
      timeLimitMinutes: 20,
      blueprint: { releases: ["qinglan/2026.12"], rows: types.map((type) => ({ type, count: 1, marks: 5 })) },
    };
    const made = await callerOf(reviewer, product).request("POST", "/api/competitions", document);
    expect(made.status, made.text).toBe(200);
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
    await signInByCard(phone, product, "b1-m2");
    await phone.goto(`${product.origin}/competitions/desk-final`);
    await phone.getByRole("button", { name: "开始答题" }).click();
    const stems = new Set<string>();
    for (let position = 0; position < types.length; position++) {
      await expect(phone.getByText(`第 ${position + 1} 题`, { exact: true })).toBeVisible();
      stems.add((await phone.locator(".stem").innerText()).replace(/\s/g, ""));
      if ((await kindOf(phone)) === "单选题") {
        const picture = phone.getByAltText(alt);
        await expect(picture).toBeVisible();
        expect(await picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(320);
      }
      await answerQuestion(phone);
      await expectSaved(phone, position + 1, types.length);
      if (position < types.length - 1) await next(phone);
    }
    expect(stems).toContain("1921年的大会在上海开幕。");
    expect(stems).toContain("1921年发生的是（ ）。".replace(/\s/g, ""));
    expect(stems.size).toBe(types.length);
  });
});
