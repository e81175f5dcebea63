import type { Page } from "@playwright/test";
import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { answerAll, answerQuestion, expectSaved, handIn } from "./sitting.ts";

const total = 12;
const large = (page: Page) => page.getByRole("button", { name: "大字", exact: true });
const html = (page: Page) => page.locator("html");

async function expectTouchable(page: Page, least: number): Promise<void> {
  const box = await large(page).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(least);
}

test.describe("large type by one tap", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, rules: { closesInMs: 75_000 } });

  test("on every page of a member, and remembered with the card", async ({ page, browser, product }) => {
    await signInByCard(page, product, "b1-m2");
    await expect(large(page)).toHaveAttribute("aria-pressed", "false");
    await expectTouchable(page, 44);
    await large(page).tap();
    await expect(html(page)).toHaveAttribute("data-elder", "22");
    await expect(large(page)).toHaveAttribute("aria-pressed", "true");
    await expectTouchable(page, 60);
    await expectSound(page);
    await page.reload();
    await expect(large(page)).toHaveAttribute("aria-pressed", "true");

    await test.step("on another phone", async () => {
      const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
      await signInByCard(other, product, "b1-m2");
      await expect(html(other)).toHaveAttribute("data-elder", "22");
    });

    await test.step("on a question, where the answer sheet leads to the other sizes", async () => {
      await page.getByRole("button", { name: "开始答题" }).click();
      await answerQuestion(page);
      await expectSaved(page, 1, total);
      await large(page).tap();
      await expect(html(page)).not.toHaveAttribute("data-elder", /./);
      await expectTouchable(page, 44);
      await page.getByRole("button", { name: "答题卡" }).click();
      await page.getByRole("button", { name: "字号", exact: true }).click();
      await page.getByRole("radio", { name: /最大/ }).check();
      await expectSound(page);
      await page.getByRole("button", { name: "好了" }).click();
      await expect(page.getByRole("button", { name: "答题卡" })).toBeFocused();
      await expectTouchable(page, 60);
      await expectSound(page);
      await large(page).tap();
      await large(page).tap();
      await expect(html(page)).toHaveAttribute("data-elder", "30");
      const lines = await page
        .locator(".qno, .qhead .is-toggle, .timer b")
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2));
      expect(Math.max(...lines) - Math.min(...lines)).toBeLessThan(20);
    });

    await test.step("on the receipt and on the result", async () => {
      await answerAll(page, total);
      await handIn(page);
      await expect(large(page)).toHaveAttribute("aria-pressed", "true");
      await expectSound(page);
      await expect(async () => {
        await page.goto(`${product.origin}/`);
        await page.getByRole("link", { name: "看成绩与解析" }).click({ timeout: 2_000 });
      }).toPass({ timeout: 90_000 });
      await expect(page.getByText("解析").first()).toBeVisible();
      await large(page).tap();
      await expect(html(page)).not.toHaveAttribute("data-elder", /./);
      await expectSound(page);
    });
  });

  test("what is tapped before signing in goes with the member; an elder begins large", async ({ page, product }) => {
    await page.goto(`${product.origin}/sign-in#${product.cards["b1-m4"]?.token}`);
    await large(page).tap();
    await expectSound(page);
    await page.getByRole("button", { name: "进入" }).click();
    await expect(page.getByText("同志")).toBeVisible();
    await expect(html(page)).toHaveAttribute("data-elder", "22");
    await page.reload();
    await expect(page.getByText("同志")).toBeVisible();
    await expect(html(page)).toHaveAttribute("data-elder", "22");

    await page.getByRole("button", { name: "不是本人，换人登录" }).click();
    await expect(page).toHaveURL(/sign-in/);
    await page.goto("about:blank");
    await signInByCard(page, product, "b1-m5");
    await expect(html(page)).not.toHaveAttribute("data-elder", /./);
    await page.getByRole("button", { name: "不是本人，换人登录" }).click();
    await expect(page).toHaveURL(/sign-in/);
    await page.goto("about:blank");
    await signInByCard(page, product, "b1-m3");
    await expect(large(page)).toHaveAttribute("aria-pressed", "true");
  });
});
