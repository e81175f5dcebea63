import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { answerAll, answerQuestion, expectSaved, handIn, next } from "./sitting.ts";

const total = 12;

test.describe("a member on a 360 px phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, rules: { closesInMs: 75_000 } });

  test("rehearses, sits all six kinds, hands in and sees the result at the reveal point", async ({ page, product }) => {
    await page.goto(`${product.origin}/sign-in#${product.cards["b1-m2"]?.token}`);
    await expect(page.getByRole("button", { name: "进入" })).toBeVisible();
    expect(page.url()).not.toContain("#");
    await expectSound(page);
    await page.getByRole("button", { name: "进入" }).click();
    await expect(page.getByRole("heading", { name: "测试竞赛" })).toBeVisible();
    await expectSound(page);

    await page.getByText("先练 3 道题").click();
    await answerAll(page, 3);
    await page.getByRole("button", { name: "去交卷" }).click();
    await page.getByRole("button", { name: "现在交卷" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "交卷", exact: true }).click();
    await expect(page.getByText("试做，不计分")).toBeVisible();
    await expectSound(page);

    await page
      .getByRole("button", { name: "去正式答题" })
      .or(page.getByRole("link", { name: "去正式答题" }))
      .click();
    await page.getByRole("button", { name: "开始答题" }).click();
    for (let position = 0; position < total - 1; position++) {
      await answerQuestion(page);
      await expectSaved(page, position + 1, total);
      if (position % 2 === 0) await expectSound(page);
      await next(page);
    }
    await page.getByRole("button", { name: "答题卡" }).click();
    await expect(page.getByText("还有 1 题没答：12。")).toBeVisible();
    await expectSound(page);
    await page.getByRole("button", { name: "现在交卷" }).click();
    await expect(page.getByRole("dialog")).toContainText("还有 1 题没答：12。交卷后不能改。");
    await page.getByRole("button", { name: "回去答题" }).click();
    await answerQuestion(page);
    await expectSaved(page, total, total);
    await handIn(page);
    await expect(page.locator(".receipt .code")).toHaveText(/^[2-9A-HJ-NP-Z]{4}\s?[2-9A-HJ-NP-Z]{4}$/);
    await expectSound(page);

    await expect(async () => {
      await page.goto(`${product.origin}/`);
      await page.getByRole("link", { name: "看成绩与解析" }).click({ timeout: 2_000 });
    }).toPass({ timeout: 90_000 });
    await expect(page.getByText("KEY-CANARY-解析").first()).toBeVisible();
    await expect(page.getByText(/出处/).first()).toBeVisible();
    await expectSound(page);
  });
});

test.describe("nothing is lost", () => {
  test("a network cut of 90 s in the middle: answers wait on the phone and arrive by themselves", async ({ page, context, product }) => {
    test.setTimeout(240_000);
    await signInByCard(page, product, "b1-m3");
    await page.getByRole("button", { name: "开始答题" }).click();
    await answerQuestion(page);
    await expectSaved(page, 1, total);
    await next(page);
    await context.setOffline(true);
    await answerQuestion(page);
    await expect(page.getByText("网络断了，可以接着答")).toBeVisible();
    await next(page);
    await answerQuestion(page);
    await page.waitForTimeout(90_000);
    await expect(page.locator(".saved")).not.toContainText("已保存 3/");
    await context.setOffline(false);
    await expectSaved(page, 3, total);
    await page.reload();
    await expectSaved(page, 3, total);
  });

  test("a closed tab: what was not sent is sent when the page opens again", async ({ page, context, product }) => {
    await signInByCard(page, product, "b1-m4");
    await page.getByRole("button", { name: "开始答题" }).click();
    await page.waitForURL("**/attempts/*");
    const sitting = page.url();
    await context.route("**/answers/*", (route) => route.abort());
    await answerQuestion(page);
    await next(page);
    await expect(page.locator(".saved")).not.toContainText("已保存 1/");
    await page.close();
    await context.unroute("**/answers/*");
    const again = await context.newPage();
    await again.goto(sitting);
    await expectSaved(again, 1, total);
  });

  test("the server is killed and comes back: the phone goes on", async ({ page, product }) => {
    await signInByCard(page, product, "b1-m5");
    await page.getByRole("button", { name: "开始答题" }).click();
    await answerQuestion(page);
    await expectSaved(page, 1, total);
    await product.restart();
    await next(page);
    await answerQuestion(page);
    await expectSaved(page, 2, total);
  });
});

test("the last device opened takes the attempt, the older one can only look", async ({ browser, product }) => {
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  await signInByCard(first, product, "b1-m6");
  await first.getByRole("button", { name: "开始答题" }).click();
  await answerQuestion(first);
  await expectSaved(first, 1, total);
  await signInByCard(second, product, "b1-m6");
  await second.getByRole("link", { name: "继续答题" }).click();
  await expectSaved(second, 1, total);
  await next(first);
  await answerQuestion(first);
  await expect(first.getByText("已换到另一台设备作答")).toBeVisible();
  await expectSound(first);
  await next(second);
  await answerQuestion(second);
  await expectSaved(second, 2, total);
  await first.getByRole("button", { name: "在这台手机上接着答" }).click();
  await expectSaved(first, 2, total);
  await expect(first.getByText("已换到另一台设备作答")).toBeHidden();
});

test.describe("time up", () => {
  test.use({ rules: { timeLimitMinutes: 1 } });

  test("hands in by itself and counts what was saved", async ({ page, product }) => {
    test.setTimeout(180_000);
    await signInByCard(page, product, "b2-m0");
    await page.getByRole("button", { name: "开始答题" }).click();
    await answerQuestion(page);
    await expectSaved(page, 1, total);
    await expect(page.getByRole("heading", { name: "时间到，已自动交卷" })).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/收到 1 题，\s*11 题没答/)).toBeVisible();
  });
});
