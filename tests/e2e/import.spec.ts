import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectSoundAtDesk, makeBank, openDesk } from "./at-desk.ts";
import { bytesOf, excelBank, excelRows, openBook, wordBank, wordLines, writeCell } from "./import-files.ts";
import { expect, type Product, test } from "./journey.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const meta = (page: Page) => page.locator(".dk-meta");
const form = (page: Page) => page.locator(".im-side");
const stem = (page: Page) => form(page).getByLabel("题干");

async function bring(page: Page, product: Product, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${product.origin}/desk/import?bank=qinglan`);
  const chooser = page.waitForEvent("filechooser");
  await button(page, "选择文件").click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
}

test("a Word bank goes in: three doubtful questions are mended in place, all are confirmed, and taken out again", async ({
  page,
  product,
}) => {
  await openDesk(page, product);
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  const file = await wordBank(wordLines);

  await test.step("the counts are right, every doubt says why", async () => {
    await bring(page, product, "青澜区题库.docx", file);
    await page.waitForURL("**/desk/imports/*");
    await expect(meta(page)).toContainText("认出 9 题");
    await expect(meta(page)).toContainText("6 题没有疑点");
    await expect(meta(page)).toContainText("3 题要核对");
    await expectSoundAtDesk(page, "import-look");
  });

  await test.step("a key beyond the options", async () => {
    await expect(stem(page)).toHaveValue(/青澜渡口阻击战/);
    await form(page).getByRole("textbox", { name: "答案" }).fill("A");
    await page.keyboard.press("Tab");
    await expect(meta(page)).toContainText("2 题要核对");
  });

  await test.step("two equal options", async () => {
    await page.locator("h1").click();
    await page.keyboard.press("j");
    await expect(stem(page)).toHaveValue(/第一任区委书记/);
    await form(page).getByLabel("选项 D").fill("李青松");
    await expect(meta(page)).toContainText("1 题要核对");
  });

  await test.step("no answer", async () => {
    await page.locator("h1").click();
    await page.keyboard.press("j");
    await expect(stem(page)).toHaveValue(/大坝合龙/);
    await form(page).getByRole("radio", { name: "D 是答案" }).check();
    await expect(meta(page)).toContainText("9 题没有疑点");
    await expect(meta(page)).not.toContainText("要核对");
  });

  await test.step("all of them come in as drafts", async () => {
    await button(page, "导入 9 题").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("没写年代的，算作").selectOption({ label: "1919—1949" });
    await expectSoundAtDesk(page, "import-confirm");
    await dialog.getByRole("button", { name: "导入 9 题" }).click();
    await expect(page.getByText("已导入 9 题。")).toBeVisible();
    await expectSoundAtDesk(page, "import-done");
    await link(page, "看这些题").click();
    await expect(page.getByText("符合 9 题")).toBeVisible();
    await expect(page.getByRole("row", { name: /青澜渡口阻击战/ })).toContainText("草稿");
  });

  await test.step("the same file again is told of, and leads to where it came in", async () => {
    await bring(page, product, "另一个名字.docx", file);
    await expect(page.getByText("这个文件").first()).toBeVisible();
    await link(page, "打开那次导入").click();
    await expect(page.getByText("已导入 9 题。")).toBeVisible();
  });

  await test.step("within the day they can be taken out again", async () => {
    await button(page, "撤销导入").click();
    await page.getByRole("dialog").getByRole("button", { name: "撤销导入" }).click();
    await expect(page.getByText("已撤下 9 题。")).toBeVisible();
    await page.goto(`${product.origin}/desk?bank=qinglan`);
    await expect(page.getByText("这里还没有题目。")).toBeVisible();
  });
});

test("wrong rows of an Excel bank go back as Excel, say what is wrong, and come in clean", async ({ page, product }) => {
  await openDesk(page, product);
  await makeBank(page, product, "qinglan", "青澜区党史题库");

  await test.step("the wrong rows are shown with their places", async () => {
    await bring(page, product, "题库.xlsx", excelBank(excelRows));
    await page.waitForURL("**/desk/imports/*");
    const row = (words: string) => page.getByRole("row").filter({ hasText: words });
    await expect(row("答案是 F，选项只有 4 个")).toContainText(/第 3 题\s*4/);
    await expect(row("没有题干")).toContainText(/没读成\s*6/);
  });

  const download = page.waitForEvent("download");
  await link(page, "退回 Excel").click();
  const { book, rows } = openBook(await readFile(await (await download).path()));
  const wrong = (rows[0] ?? []).indexOf("错误");
  expect(wrong).toBeGreaterThanOrEqual(0);
  const rowOf = (part: string) => rows.findIndex((cells) => cells.includes(part));
  expect(rows.map((cells) => (cells[wrong] === "" ? "" : cells[wrong]?.slice(0, 3)))).toEqual(["错误", "", "", "答案是", "", "这一题", ""]);

  await test.step("mended in Excel, it comes in clean", async () => {
    const [stemAt, keyAt] = ["题干", "答案"].map((name) => (rows[0] ?? []).indexOf(name)) as [number, number];
    writeCell(book, rowOf("周启明"), keyAt, "C");
    writeCell(book, rowOf("东门"), stemAt, "青澜旧城的哪座城门最先解放？");
    await bring(page, product, "题库-改好.xlsx", bytesOf(book));
    await page.waitForURL("**/desk/imports/*");
    await expect(meta(page)).toContainText("没有疑点");
    await expect(meta(page)).not.toContainText("要核对");
    await expect(meta(page)).not.toContainText("没读成");
    await page.getByRole("button", { name: /^导入 \d 题$/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("没写年代的，算作").selectOption({ label: "1949—1978" });
    await dialog.getByRole("button", { name: /^导入 \d 题$/ }).click();
    await expect(page.getByText(/已导入 \d 题。/)).toBeVisible();
  });
});
