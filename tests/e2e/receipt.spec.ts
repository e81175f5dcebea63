import type { Page } from "@playwright/test";
import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { answerAll, handIn } from "./sitting.ts";
import { organiser } from "./seats.ts";

const total = 12;

/** Another code that may be one, but is nobody's. */
const otherThan = (code: string) => code.slice(0, -1) + (code.endsWith("2") ? "3" : "2");

const field = (page: Page) => page.getByLabel("回执码", { exact: true });
const row = (page: Page, name: string) => page.locator("dl.rows div", { hasText: name }).locator("dd");

test("a receipt code is checked by the secretary and by the member, without a screenshot", async ({ browser, product }) => {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await signInByCard(phone, product, "b1-m2");
  await phone.getByRole("button", { name: "开始答题" }).click();
  await answerAll(phone, total);
  await handIn(phone);
  const code = (await phone.locator(".receipt .code").innerText()).replace(/\s/g, "");
  const clock = await row(phone, "交卷时间").innerText();
  await expectSound(phone);

  const secretary = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await secretary.goto(`${product.origin}/screen#${product.branchToken}`);
  await secretary.getByRole("link", { name: "凭回执码查询" }).click();
  await expect(secretary.getByRole("heading", { name: "凭回执码查询" })).toBeVisible();
  await expectSound(secretary);

  await test.step("the keyboard alone, in lower case: incomplete first, then all of it", async () => {
    await field(secretary).focus();
    await secretary.keyboard.type(code.slice(0, 5).toLowerCase());
    await expect(field(secretary)).toHaveValue(`${code.slice(0, 4)} ${code[4]}`);
    await secretary.keyboard.press("Enter");
    await expect(secretary.getByText("还差 3 位，回执码一共 8 位。")).toBeVisible();
    await expect(field(secretary)).toBeFocused();
    await expectSound(secretary);
    await secretary.keyboard.type(code.slice(5).toLowerCase());
    await expect(secretary.getByText(/还差/)).toBeHidden();
    await secretary.keyboard.press("Enter");
    await expect(row(secretary, "支部")).toHaveText("第一党委1支部");
    await expect(row(secretary, "场次")).toContainText("测试竞赛");
    await expect(row(secretary, "交卷时间")).toContainText(clock);
    await expect(row(secretary, "是否计入")).toHaveText("计入");
    await expect(secretary.getByRole("heading", { name: "已交卷" })).toBeFocused();
    await expectSound(secretary);
  });

  await test.step("what cannot be a code, and a code of nobody", async () => {
    await secretary.getByRole("button", { name: "再查一个" }).click();
    await expect(secretary.getByRole("heading", { name: "已交卷" })).toBeHidden();
    await expect(field(secretary)).toHaveValue("");
    await secretary.getByRole("button", { name: "查询" }).click();
    await expect(secretary.getByText("请先输入回执码。")).toBeVisible();
    await field(secretary).fill("7K4M 92Q0");
    await secretary.getByRole("button", { name: "查询" }).click();
    await expect(secretary.getByText("回执码里没有 0、1 和字母 O、I，请对照再看一遍。")).toBeVisible();
    await field(secretary).fill(otherThan(code));
    await secretary.getByRole("button", { name: "查询" }).click();
    await expect(secretary.getByText("没有这个回执码，请对照再看一遍。")).toBeVisible();
    await expectSound(secretary);
  });

  await test.step("the member, from the receipt, in the largest type on the narrowest phone", async () => {
    await phone.setViewportSize({ width: 320, height: 640 });
    await phone.getByRole("button", { name: "字号" }).click();
    await phone.getByRole("radio", { name: /最大/ }).check();
    await phone.keyboard.press("Escape");
    await expectSound(phone);
    await phone.getByRole("link", { name: "凭回执码查询" }).click();
    await field(phone).fill(otherThan(code));
    await phone.getByRole("button", { name: "查询" }).click();
    await expect(phone.getByText("没有这个回执码，请对照再看一遍。")).toBeVisible();
    await expectSound(phone);
    await field(phone).fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await phone.getByRole("button", { name: "查询" }).click();
    await expect(row(phone, "支部")).toHaveText("第一党委1支部");
    await expect(row(phone, "交卷时间")).toContainText(clock);
    await expectSound(phone);
    await phone.goto(product.origin);
    await expect(phone.getByRole("link", { name: "凭回执码查询" })).toBeVisible();
  });
});

test("nobody asks without signing in; the organiser finds the page at home", async ({ page, product }) => {
  await page.goto(`${product.origin}/receipts`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Freceipts$/);
  await page.goto(`${product.origin}/organiser`);
  await page.getByLabel("用户名").fill(organiser.name);
  await page.getByLabel("密码").fill(organiser.password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("link", { name: "凭回执码查询" }).click();
  await expect(field(page)).toBeVisible();
  await expectSound(page);
});
