import type { Page } from "@playwright/test";
import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { organiser } from "./seats.ts";
import { answerAll, handIn } from "./sitting.ts";

const total = 12;
const row = (page: Page, name: string) => page.locator("dl.rows div", { hasText: name }).locator("dd");

async function sit(page: Page): Promise<string> {
  await page.getByRole("button", { name: "开始答题" }).click();
  await answerAll(page, total);
  await handIn(page);
  await page.waitForURL("**/submitted");
  return page.url().replace("/submitted", "");
}

test.describe("when scores come out", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  test("persons are listed: the score is on the board at once, the rest comes later", async ({ page, product }) => {
    await signInByCard(page, product, "b1-m2");
    const attempt = await sit(page);
    await expect(row(page, "得分")).toHaveText("看支部榜的“党\u2060员”一栏");
    await expect(row(page, "每题对错和解析")).toHaveText(/后公布$/);
    await expectSound(page);
    // The result asked for too early is the receipt.
    await page.goto(`${attempt}/result`);
    await expect(page).toHaveURL(/\/submitted$/);
    await expect(row(page, "每题对错和解析")).toHaveText(/后公布$/);
    await page.goto(product.origin);
    await expect(page.getByText(/得分看支部榜的“党\u2060员”一栏，每题对错和解析 .* 后公布。/)).toBeVisible();
    await expectSound(page);
    await page.getByRole("link", { name: "看支部榜" }).click();
    await page.getByRole("tab", { name: "党员" }).click();
    await expect(page.getByText("（我）").first()).toBeVisible();
  });

  test.describe("no persons listed", () => {
    test.use({ rules: { leaderboards: { members: false } } });

    test("score and explanations come together", async ({ page, product }) => {
      await signInByCard(page, product, "b1-m2");
      await sit(page);
      await expect(row(page, "成绩与解析")).toHaveText(/后公布$/);
      await expect(row(page, "得分")).toHaveCount(0);
      await page.goto(product.origin);
      await expect(page.getByText(/成绩和解析 .* 后公布。/)).toBeVisible();
    });
  });
});

/** 1/1080 of the height is the wall's unit; no text on it may be smaller than 44. */
for (const [width, height] of [
  [1920, 1080],
  [1680, 1050],
  [1024, 768],
  [3840, 1080],
] as const)
  test(`the formula stands under the board at ${width} × ${height}`, async ({ browser, page, product }) => {
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await signInByCard(phone, product, "b1-m2");
    await sit(phone);
    await page.setViewportSize({ width, height });
    await page.goto(`${product.origin}/screen#${product.hallToken}`);
    const formula = page.locator(".h-formula, .h-foot");
    await expect(formula).toContainText("全支部得分相加，除以应参赛人数。没交卷的按 0 分算。");
    await expect(page.getByText("第一党委1支部").first()).toBeVisible();
    const { size, bottom, covered } = await formula.evaluate((line) => {
      const box = line.getBoundingClientRect();
      const rows = [...document.querySelectorAll(".h-row, .medal")].map((row) => row.getBoundingClientRect());
      return {
        size: Number.parseFloat(getComputedStyle(line).fontSize),
        bottom: box.bottom,
        covered: rows.filter((row) => row.bottom > box.top + 1 && row.left < box.right).length,
      };
    });
    expect(size).toBeGreaterThanOrEqual((44 / 1080) * height - 0.1);
    expect(bottom).toBeLessThan(height);
    expect(covered).toBe(0);
    await expectSound(page);
  });

test("an organiser who had to sign in comes back to the page that was asked for", async ({ page, product }) => {
  const enter = async (link: string) => {
    await page.getByRole("link", { name: link }).click();
    await page.getByLabel("用户名").fill(organiser.name);
    await page.getByLabel("密码").fill(organiser.password);
    await page.getByRole("button", { name: "登录" }).click();
  };
  await page.goto(`${product.origin}/competitions/c1/overview`);
  await enter("组织者登录");
  await expect(page).toHaveURL(`${product.origin}/competitions/c1/overview`);
  await expect(page.getByText("第一党委").first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${product.origin}/desk?types=single`);
  await enter("组织者登录");
  await expect(page).toHaveURL(/\/desk\?types=single$/);

  await page.context().clearCookies();
  await page.goto(`${product.origin}/organiser?next=//evil.example/a`);
  await page.getByLabel("用户名").fill(organiser.name);
  await page.getByLabel("密码").fill(organiser.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(`${product.origin}/`);
});
