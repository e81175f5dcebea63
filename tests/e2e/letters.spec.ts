import { atDesk, completeDraft } from "../support/desk.ts";
import { callerOf, expectSoundAtDesk, makeBank, openDesk } from "./at-desk.ts";
import { expect, expectSound, signInByCard, test } from "./journey.ts";

test.use({ viewport: { width: 1440, height: 900 }, rules: { closesInMs: 20_000 } });

test("a member says that a question is faulty, an organiser answers, the member reads it", async ({ page, browser, product }) => {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signInByCard(phone, product, "b1-m0");
  const member = callerOf(phone, product);
  const { id } = (await member.request("POST", "/api/competitions/c1/attempts", {})).body;
  expect((await member.request("POST", `/api/attempts/${id}/submit`, { epoch: 1 })).status).toBe(200);
  await expect.poll(async () => (await member.request("GET", `/api/attempts/${id}/result`)).status, { timeout: 60_000 }).toBe(200);

  await test.step("on the result page, once the keys are public", async () => {
    await phone.goto(`${product.origin}/attempts/${id}/result`);
    const first = phone.getByRole("article").first();
    await first.getByRole("button", { name: "这题有问题" }).click();
    await phone.getByRole("button", { name: "送出" }).click();
    await expect(phone.getByText("先选一项哪里不对。")).toBeVisible();
    await phone.getByLabel("其他", { exact: true }).check();
    await phone.getByRole("button", { name: "送出" }).click();
    await expect(phone.getByText("选了“其他”，请写一句是什么问题。")).toBeVisible();
    await expectSound(phone);
    await phone.getByLabel("说说是什么问题").fill("<b>书上</b>写的是另一处，请核对。");
    await phone.getByRole("button", { name: "送出" }).click();
    await expect(first.getByText("您的来信已收到")).toBeVisible();
    await expect(first.getByText("<b>书上</b>写的是另一处，请核对。")).toBeVisible();
    await expect(first.getByRole("button", { name: "这题有问题" })).toHaveCount(0);
    await expectSound(phone);
  });

  await test.step("the organiser reads it beside the key, without a name, and closes it with an answer", async () => {
    await openDesk(page, product, "/reports");
    await expect(page.getByText("<b>书上</b>写的是另一处，请核对。")).toBeVisible();
    await expect(page.getByRole("heading", { name: "1 人来信" })).toBeVisible();
    await expect(page.locator("main")).not.toContainText("姓名b1");
    await expectSoundAtDesk(page, "letters");
    await page.getByRole("button", { name: "答复并了结" }).click();
    await expect(page.getByText("写一句答复，来信的人才知道结果。")).toBeVisible();
    await page.getByLabel("答复，来信的人都看得到").fill("核对了原文第 12 页，答案没有问题。");
    await page.getByRole("button", { name: "答复并了结" }).click();
    await expect(page.getByText("没有等答复的来信")).toBeVisible();
    await page.getByRole("button", { name: "已了结 1 题" }).click();
    await expect(page.getByText("核对了原文第 12 页，答案没有问题。")).toBeVisible();
    await page.getByRole("link", { name: "打开这一题" }).click();
    await expect(page.getByRole("button", { name: "送复核" })).toBeVisible();
  });

  await test.step("the answer stands under the question", async () => {
    await phone.reload();
    await expect(phone.getByRole("article").first().getByText("核对了原文第 12 页，答案没有问题。")).toBeVisible();
    await expect(phone.getByRole("article").first().getByRole("button", { name: "还有问题要说" })).toBeVisible();
  });
});

test("the check of a bank leads to the field that it is about; a bank is given another name", async ({ page, product }) => {
  await openDesk(page, product);
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  const desk = atDesk(callerOf(page, product));
  await desk.write("qinglan", completeDraft({ explanation: "说明 ,有半角标点" }));
  await desk.write("qinglan", completeDraft({ stem: "" }));

  await test.step("what was found, by rule", async () => {
    await page.goto(`${product.origin}/desk/check?bank=qinglan`);
    await expect(page.getByText("查了 1 题")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("另有 1 题还没写完")).toBeVisible();
    await expect(page.getByRole("heading", { name: /^标点和空格/ })).toBeVisible();
    await expectSoundAtDesk(page, "check");
    await page.getByRole("link", { name: /^解析里有半角标点/ }).click();
    await expect(page.locator("#field-explanation")).toBeFocused();
    await page.goBack();
    await expect(page.getByRole("heading", { name: /^标点和空格/ })).toBeVisible();
  });

  await test.step("nothing to say", async () => {
    const [question] = (await desk.done("GET", "/questions?bank=qinglan&q=t-")).rows;
    const id = question?.id ?? (await desk.done("GET", "/questions?bank=qinglan&sort=id")).rows[0].id;
    await desk.rewrite(id, completeDraft());
    await page.getByRole("button", { name: "再查一遍" }).click();
    await expect(page.getByText("没有问题。")).toBeVisible({ timeout: 60_000 });
  });

  await test.step("its name and owner", async () => {
    await page.goto(`${product.origin}/desk?bank=qinglan`);
    await page.getByRole("button", { name: "改名称和负责单位" }).click();
    await page.getByRole("textbox", { name: "名称" }).fill("青澜区地方党史题库");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "青澜区地方党史题库" })).toBeVisible();
  });
});
