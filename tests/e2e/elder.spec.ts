import type { Page } from "@playwright/test";
import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { answerQuestion, expectSaved, handIn, next } from "./sitting.ts";

const total = 12;

async function chooseLargest(page: Page): Promise<void> {
  await page.getByRole("button", { name: "字号" }).click();
  await expectSound(page);
  await page.getByRole("radio", { name: /最大/ }).check();
  await page.keyboard.press("Escape");
  await expect(page.locator("html")).toHaveAttribute("data-elder", "30");
}

test.describe("the largest type on the narrowest phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test("holds from the card to the receipt, and is remembered with the card", async ({ page, browser, product }) => {
    await signInByCard(page, product, "b1-m2");
    await chooseLargest(page);
    await expectSound(page);
    await page.getByRole("button", { name: "开始答题" }).click();
    const kinds = new Set<string>();
    for (let position = 0; position < total; position++) {
      await answerQuestion(page);
      await expectSaved(page, position + 1, total);
      const kind = await page.locator(".kind b").innerText();
      if (!kinds.has(kind)) await expectSound(page);
      kinds.add(kind);
      if (position < total - 1) await next(page);
    }
    expect(kinds.size).toBe(6);
    await handIn(page);
    await expectSound(page);
    await page.getByRole("link", { name: "看支部榜" }).click();
    await expect(page.getByText("支部得分怎么算：")).toBeVisible();
    await expectSound(page);

    const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await signInByCard(other, product, "b1-m2");
    await expect(other.locator("html")).toHaveAttribute("data-elder", "30");
  });

  test("every target is large enough for a finger", async ({ page, product }) => {
    await signInByCard(page, product, "b1-m3");
    await chooseLargest(page);
    await page.getByRole("button", { name: "开始答题" }).click();
    // 还剩多久 is for screen readers; the strip 往下还有选项 is a shortcut for scrolling and may be 44 px.
    const targets = "button:visible:not(.asks, .more), a:visible, label.opt:visible, main input[type=text]:visible";
    for (let position = 0; position < total; position++) {
      await expect(page.getByText(`第 ${position + 1} 题`, { exact: true })).toBeVisible();
      const small = await page
        .locator(targets)
        .evaluateAll((targets) =>
          targets
            .filter((t) => t.getBoundingClientRect().height < 59)
            .map((t) => `${t.textContent?.trim()} ${t.getBoundingClientRect().height}`),
        );
      expect(small).toEqual([]);
      if (position < total - 1) await next(page);
    }
  });
});

test.describe("at 400 % zoom", () => {
  // A window of 1280 × 1024 enlarged four times has this many CSS pixels.
  test.use({ viewport: { width: 320, height: 256 } });

  test("everything can be read and reached without sideways scrolling", async ({ page, product }) => {
    await signInByCard(page, product, "b1-m4");
    await expectSound(page);
    await page.getByRole("button", { name: "开始答题" }).click();
    for (let position = 0; position < total; position++) {
      await answerQuestion(page);
      await expectSaved(page, position + 1, total);
      await expectSound(page);
      if (position < total - 1) await next(page);
    }
    await handIn(page);
    await expectSound(page);
  });
});

test("the keyboard alone answers and hands in", async ({ page, product }) => {
  await signInByCard(page, product, "b1-m5");
  const press = async (name: string | RegExp) => {
    const target = page.getByRole("button", { name }).first();
    await target.focus();
    await page.keyboard.press("Enter");
  };
  await press("开始答题");
  await expect(page.getByRole("radio").first()).toBeVisible();
  // The first two are single choice: Tab reaches the options, the arrow keys choose.
  for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement?.matches("input[type=radio]"))); i++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expectSaved(page, 1, total);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio").nth(1)).toBeChecked();
  await press("下一题");
  await expect(page.locator("main h1")).toBeFocused();
  await press("答题卡");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "答题卡" })).toBeFocused();
  await press("还剩多久");
  await expect(page.getByText(/还剩 \d+ 分/)).toBeAttached();
});
