import { expect, type Page } from "@playwright/test";

/** The kind of question on the screen, in the words on the screen. */
export const kindOf = async (page: Page): Promise<string> => (await page.locator(".kind b").innerText()).trim();

/** Answers the question on the screen as a person would, whatever its kind. What is chosen does not matter. */
export async function answerQuestion(page: Page): Promise<void> {
  switch (await kindOf(page)) {
    case "单选题":
    case "判断题":
      await page.locator(".opt").first().click();
      break;
    case "多选题":
      await page.locator(".opt").nth(0).click();
      await page.locator(".opt").nth(1).click();
      break;
    case "填空题":
      for (const field of await page.locator("main input").all()) await field.fill("一九二一");
      await page.keyboard.press("Tab");
      break;
    case "排序题":
      for (const item of await page.locator(".ord").all()) await item.click();
      break;
    case "配对题":
      for (const chip of await page.locator(".chip").all()) await chip.click();
      break;
  }
}

/** The saved line says so only after the server's receipt. */
export async function expectSaved(page: Page, count: number, total: number): Promise<void> {
  await expect(page.locator(".saved")).toContainText(`已保存 ${count}/${total} · `);
}

export const next = (page: Page) => page.getByRole("button", { name: "下一题" }).click();

/** Answers from the question on the screen to the last. */
export async function answerAll(page: Page, total: number, from = 0): Promise<void> {
  for (let position = from; position < total; position++) {
    await expect(page.getByText(`第 ${position + 1} 题`, { exact: true })).toBeVisible();
    await answerQuestion(page);
    await expectSaved(page, position + 1, total);
    if (position < total - 1) await next(page);
  }
}

/** From the sheet: 现在交卷, then 交卷. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "答题卡" }).click();
  await page.getByRole("button", { name: "现在交卷" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "交卷", exact: true }).click();
  await expect(page.getByRole("heading", { name: "已交卷" })).toBeVisible();
}
