import type { Page } from "@playwright/test";
import { expectSoundAtDesk, makeBank, openDesk, plainPng } from "./at-desk.ts";
import { expect, test } from "./journey.ts";
import { chooseIn, pressOn, ringOf, tabTo, writeInto } from "./keyboard.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const phone = (page: Page) => page.frameLocator("iframe[title=手机预览]");
const saved = (page: Page) => expect(page.locator(".dk-saved")).toContainText("已自动保存");

/** From any page of the desk to a fresh sheet of that type. */
async function begin(page: Page, type: string): Promise<void> {
  if (!page.url().endsWith("/desk")) await pressOn(page, page.getByRole("link", { name: "题目", exact: true }));
  await pressOn(page, button(page, "新建题目"));
  const dialog = page.getByRole("dialog");
  await chooseIn(page, dialog.getByLabel("放进哪个题库"), "青澜区党史题库");
  await pressOn(page, dialog.getByRole("button", { name: type }));
  await pressOn(page, dialog.getByRole("button", { name: "开始写" }));
  await page.waitForURL("**/desk/questions/*");
  await expect(page.getByRole("button", { name: type, pressed: true })).toBeVisible();
}

/** Explanation, source and tags, from the top of the sheet to its end. */
async function finish(page: Page, explanation: string, topic: string): Promise<void> {
  await writeInto(page, page.getByLabel("解析"), explanation);
  await writeInto(page, page.getByLabel("出处", { exact: true }), "中国共产党简史");
  await writeInto(page, page.getByLabel("作者或制发机关"), "本书编写组");
  await writeInto(page, page.getByLabel("出版社或发布单位"), "人民出版社、中共党史出版社");
  await writeInto(page, page.getByLabel("日期或出版年份"), "2021年");
  await chooseIn(page, page.getByLabel("主题"), topic);
  await chooseIn(page, page.getByLabel("难度，预估"), "中");
}

/** Ctrl+Enter on the sheet, and again in the dialog that asks for the reason. */
async function handOver(page: Page): Promise<void> {
  await saved(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".dk-st.is-submitted")).toContainText("待复核 v1");
}

const stem = (page: Page) => page.getByLabel("题干");
const row = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

test("a question of each type is written with the keyboard alone", async ({ page, product }) => {
  await openDesk(page, product);
  await makeBank(page, product, "qinglan", "青澜区党史题库");
  await page.reload();

  await test.step("单选: a picture with words for it, a pinned option, the key by the arrow keys; the phone follows", async () => {
    await begin(page, "单选");
    await writeInto(page, stem(page), "1921年7月，中国共产党第一次全国代表大会在哪座城市开幕？");
    await expect(phone(page).locator(".stem")).toContainText("在哪座城市开幕");
    await tabTo(page, row(page, "选项 A"));
    for (const option of ["广州", "上海", "武汉", "以上都不是"]) {
      await page.keyboard.insertText(option);
      if (option !== "以上都不是") await page.keyboard.press("Enter");
    }
    await expect(phone(page).locator(".opt")).toHaveText([/广州/, /上海/, /武汉/, /以上都不是/]);
    await pressOn(page, button(page, "打乱时选项 D 位置不动"), "Space");
    await ringOf(page, page.getByRole("radio", { name: "B 是答案" }));
    const chooser = page.waitForEvent("filechooser");
    await pressOn(page, button(page, "加一张图"));
    await (await chooser).setFiles({ name: "老照片.png", mimeType: "image/png", buffer: plainPng(320, 200) });
    await expect(page.getByLabel("图里有什么")).toBeFocused();
    await page.keyboard.insertText("一座石库门房子的照片");
    await expect(phone(page).getByAltText("一座石库门房子的照片")).toBeVisible();
    await finish(page, "大会在上海开幕，最后一天转到浙江嘉兴南湖的一条游船上举行。", "重要会议");
    await saved(page);
    await expectSoundAtDesk(page, "editor");
    await handOver(page);
  });

  await test.step("多选: undo and redo; an option moved keeps its tick; a reload in the middle loses nothing", async () => {
    await begin(page, "多选");
    await writeInto(page, stem(page), "下列战斗中，发生在遵义会议以后的长征途中的有哪些？");
    await tabTo(page, row(page, "选项 A"));
    for (const option of ["四渡赤水", "平型关大捷", "巧渡金沙江", "飞夺泸定桥"]) {
      await page.keyboard.insertText(option);
      if (option !== "飞夺泸定桥") await page.keyboard.press("Enter");
    }
    for (const letter of ["D", "C", "A"]) {
      await tabTo(page, page.getByRole("checkbox", { name: `${letter} 是答案` }), "Shift+Tab");
      await page.keyboard.press("Space");
    }
    await tabTo(page, row(page, "选项 B"));
    await page.keyboard.press("Alt+ArrowDown");
    await expect(row(page, "选项 C")).toHaveValue("平型关大捷");
    await expect(page.getByRole("checkbox", { name: "C 是答案" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "B 是答案" })).toBeChecked();
    await page.keyboard.press("Control+z");
    await expect(row(page, "选项 B")).toHaveValue("平型关大捷");
    await page.keyboard.press("Control+y");
    await expect(row(page, "选项 C")).toHaveValue("平型关大捷");
    await expect(phone(page).locator(".opt").nth(2)).toContainText("平型关大捷");
    // Whoever leaves too early is asked to stay, and what was written is saved meanwhile.
    page.once("dialog", (dialog) => void dialog.dismiss());
    await writeInto(page, page.getByLabel("解析"), "平型关大捷发生在全民族抗战爆发以后的1937年9月。");
    await page.evaluate(() => setTimeout(() => location.reload()));
    await saved(page);
    await page.reload();
    await expect(stem(page)).toHaveValue(/遵义会议以后/);
    await expect(row(page, "选项 C")).toHaveValue("平型关大捷");
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(3);
    await expect(page.getByLabel("解析")).toHaveValue(/1937年9月/);
    await finish(page, "", "军事斗争");
    await handOver(page);
  });

  await test.step("判断", async () => {
    await begin(page, "判断");
    await writeInto(page, stem(page), "1927年8月1日，南昌起义打响了武装反抗国民党反动派的第一枪。");
    await pressOn(page, page.getByRole("radio", { name: "对" }), "Space");
    await finish(page, "周恩来、贺龙、叶挺、朱德、刘伯承等领导了这次起义。", "军事斗争");
    await handOver(page);
  });

  await test.step("填空: a second form of the answer", async () => {
    await begin(page, "判断");
    await page.keyboard.press("Alt+4");
    await writeInto(page, stem(page), "1935年1月，中央红军长征途中在贵州____召开了政治局扩大会议。");
    await writeInto(page, row(page, "第 1 空的标准答案"), "遵义");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("遵义城");
    await expect(phone(page).getByText("贵州").first()).toBeVisible();
    await finish(page, "会议在最危急的关头挽救了党、挽救了红军、挽救了中国革命。", "重要会议");
    await handOver(page);
  });

  await test.step("排序", async () => {
    await begin(page, "排序");
    await writeInto(page, stem(page), "请按时间先后排列下列会议。");
    await tabTo(page, row(page, "第 1 步"));
    for (const step of ["古田会议", "遵义会议", "瓦窑堡会议", "洛川会议"]) {
      await page.keyboard.insertText(step);
      if (step !== "洛川会议") await page.keyboard.press("Enter");
    }
    await finish(page, "四次会议先后在1929年、1935年1月、1935年12月和1937年召开。", "重要会议");
    await handOver(page);
  });

  await test.step("配对", async () => {
    await begin(page, "配对");
    await writeInto(page, stem(page), "请把战役战斗和发生的年份配成对。");
    await tabTo(page, row(page, "第 1 对左边"));
    for (const [left, right] of [
      ["平型关大捷", "1937年"],
      ["百团大战", "1940年"],
      ["辽沈战役", "1948年"],
      ["渡江战役", "1949年"],
    ] as const) {
      await page.keyboard.insertText(left);
      await page.keyboard.press("Tab");
      await page.keyboard.insertText(right);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Alt+Delete");
    await expect(phone(page).getByText("百团大战").first()).toBeVisible();
    await finish(page, "这些都是中国革命战争中的重要战役战斗。", "军事斗争");
    await handOver(page);
  });

  await pressOn(page, page.getByRole("link", { name: "题目", exact: true }));
  await expect(page.getByText("待复核 6")).toBeVisible();
});
