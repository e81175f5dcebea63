import type { Page } from "@playwright/test";
import { draftOf } from "../../server/desk/draft.ts";
import { atDesk } from "../support/desk.ts";
import { sampleQuestions } from "../support/questions.ts";
import { callerOf, expectSoundAtDesk, inviteOrganiser, makeBank, openDesk, plainPng } from "./at-desk.ts";
import { excelBank, excelRows } from "./import-files.ts";
import { expect, type Product, test } from "./journey.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const types = Object.keys(sampleQuestions) as (keyof typeof sampleQuestions)[];

/** A bank with a question of each type, in as many states as there are, and a release. @returns ids by type */
async function fill(page: Page, reviewer: Page, product: Product): Promise<Record<keyof typeof sampleQuestions, string>> {
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  const [author, other] = [atDesk(callerOf(page, product)), atDesk(callerOf(reviewer, product))];
  const stored = await callerOf(page, product).request("POST", "/api/desk/images", plainPng(320, 200), { "content-type": "image/png" });
  const written: [string, string][] = [];
  for (const type of types) {
    const draft = draftOf("1919-1949", sampleQuestions[type]);
    const image = type === "single" ? { file: stored.body.file, alt: "一座石库门房子的照片" } : null;
    written.push([type, (await author.write("qinglan", { ...draft, image })).id]);
  }
  const ids = Object.fromEntries(written) as Record<keyof typeof sampleQuestions, string>;
  for (const type of ["single", "multiple", "judge", "blank", "order"] as const) await author.submit(ids[type]);
  await other.review([ids.single, ids.multiple, ids.order].map((questionId) => ({ questionId, ordinal: 1 })));
  await other.review([{ questionId: ids.judge, ordinal: 1 }], "return", "请写明是哪一年的大会。");
  await author.done("POST", "/banks/qinglan/releases", { name: "2026.11", message: "第一版" });
  await author.rewrite(ids.single, draftOf("1919-1949", { ...sampleQuestions.single, stem: "1921年7月发生的是（　）。" }));
  await author.submit(ids.single, "补上月份");
  await author.done("POST", `/questions/${ids.order}/retirement`, { reason: "和别的题重复" });
  return ids;
}

test("the pages of the desk stand at three widths: list, editor, review, releases, checks", async ({ page, browser, product }) => {
  await openDesk(page, product);
  const reviewer = await inviteOrganiser(page, browser, product, "第二位");
  const ids = await fill(page, reviewer, product);

  await page.goto(`${product.origin}/desk?bank=qinglan`);
  await expect(page.getByText("符合 6 题")).toBeVisible();
  await page.getByRole("grid").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(page.getByText("已选 2 题")).toBeVisible();
  await expectSoundAtDesk(page, "list");
  await button(page, "新建题目").click();
  await expectSoundAtDesk(page, "new-question");

  await page.goto(`${product.origin}/desk/questions/${ids.judge}`);
  await expect(page.getByText(/退回，请看一看/)).toBeVisible();
  await expectSoundAtDesk(page, "editor-returned");
  await page.goto(`${product.origin}/desk/questions/${ids.match}`);
  await expect(page.getByLabel("第 1 对左边")).toBeVisible();
  await expect(page.frameLocator("iframe").locator(".stem")).toBeVisible();
  await expectSoundAtDesk(page, "editor-match");

  await reviewer.goto(`${product.origin}/desk/review?question=${ids.single}`);
  await expect(reviewer.locator("ins").first()).toBeVisible();
  await expect(reviewer.frameLocator("iframe").locator(".stem")).toBeVisible();
  await expectSoundAtDesk(reviewer, "review");
  await page.goto(`${product.origin}/desk/releases?bank=qinglan`);
  await expect(page.locator(".dk-release")).toBeVisible();
  await expectSoundAtDesk(page, "releases");
  await page.goto(`${product.origin}/desk/check?bank=qinglan`);
  await expect(page.locator(".dk-found")).toHaveAttribute("aria-busy", "false");
  await expectSoundAtDesk(page, "check");
});

test("the pages of the desk stand at three widths: imports, registers, the manual, the door", async ({ page, product }) => {
  await page.goto(`${product.origin}/desk`);
  await expect(page.getByText("题库给组织者用，请先登录。")).toBeVisible();
  await expectSoundAtDesk(page, "door");
  await openDesk(page, product);
  await button(page, "新建题库").click();
  await expectSoundAtDesk(page, "new-bank");
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  await callerOf(page, product).request("POST", "/api/desk/imports?bank=qinglan", excelBank(excelRows), {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("青澜区题库.xlsx"),
  });
  await page.goto(`${product.origin}/desk/import`);
  await page.getByRole("link", { name: "青澜区题库.xlsx" }).waitFor();
  await expectSoundAtDesk(page, "import");
  await page.getByRole("link", { name: "青澜区题库.xlsx" }).click();
  await button(page, "列没认对").click();
  await expect(page.getByLabel("A 列")).toBeVisible();
  await expectSoundAtDesk(page, "import-columns");

  await page.goto(`${product.origin}/desk/formulations`);
  await button(page, "加一条").click();
  await expectSoundAtDesk(page, "formulations");
  await page.goto(`${product.origin}/desk/organisers`);
  await button(page, "请一位组织者").click();
  await expect(page.getByLabel("邀请链接")).toBeVisible();
  await expectSoundAtDesk(page, "organisers");
  await page.goto(`${product.origin}/desk/manual`);
  await expect(page.getByRole("heading", { name: "怎样发布" })).toBeVisible();
  await expectSoundAtDesk(page, "manual");
});
