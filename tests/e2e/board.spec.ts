import { expect, expectSound, signInByCard, test } from "./journey.ts";
import { answerAll, handIn } from "./sitting.ts";
import { organiser } from "./seats.ts";

const total = 12;

test("the branch board moves while another browser hands in", async ({ browser, product }) => {
  const board = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await board.goto(`${product.origin}/screen#${product.branchToken}`);
  await expect(board.getByText("还没有人交卷。")).toBeVisible();
  await expectSound(board);

  const phone = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  await signInByCard(phone, product, "b1-m2");
  await phone.getByRole("button", { name: "开始答题" }).click();
  await answerAll(phone, total);
  await handIn(phone);

  await expect(
    board
      .getByText("已交卷 1 人")
      .or(board.getByText(/8 人，还差 7 人/))
      .first(),
  ).toBeVisible();
  await expect(board.getByText("支部得分怎么算：")).toBeVisible();
  await expectSound(board);
  for (const tab of ["前 20 名", "全部", "党委", "党员"]) {
    await board.getByRole("tab", { name: tab }).click();
    await expectSound(board);
  }
  await expect(board.getByText(/＊/).first()).toBeVisible();
  await expect(board.getByText("姓名b12")).toBeHidden();
});

test("the hall's wall goes on by itself after the server was restarted", async ({ browser, product }) => {
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await wall.goto(`${product.origin}/screen#${product.hallToken}`);
  await expect(wall.getByText("距截止")).toBeVisible();
  await expectSound(wall);
  await product.restart();

  const phone = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  await signInByCard(phone, product, "b3-m1");
  await phone.getByRole("button", { name: "开始答题" }).click();
  await answerAll(phone, total);
  await handIn(phone);
  await expect(wall.getByText("第二党委1支部").first()).toBeVisible({ timeout: 60_000 });
  await expect(wall.getByText(/数据停在/)).toBeHidden();
  await expectSound(wall);
});

test("the organiser signs in and overlooks the competition", async ({ page, product }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${product.origin}/organiser`);
  await expectSound(page);
  await page.getByLabel("用户名").fill(organiser.name);
  await page.getByLabel("密码").fill(organiser.password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText("测试竞赛").first().click();
  await expect(page.getByText("第一党委").first()).toBeVisible();
  await expectSound(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await expectSound(page);
});
