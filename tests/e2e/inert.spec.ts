import type { BrowserContext, Page } from "@playwright/test";
import { cardsPage } from "../../server/identity/cards-page.ts";
import { atDesk } from "../support/desk.ts";
import { callerOf, inviteOrganiser, makeBank, openDesk, plainPng } from "./at-desk.ts";
import { hostile, hostileDrafts, hostileFiles, literalStem } from "./hostile.ts";
import { expect, signInByCard, test } from "./journey.ts";
import { answerQuestion, expectSaved, handIn, next } from "./sitting.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const packed = (text: string) => text.replace(/\s+/g, "");

/** What a browser says when something ran or was kept from running: dialogs, reports of the policy, errors of the console. */
async function listen(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    ),
  );
  const hear = (page: Page) => {
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") heard.push(`dialog ${dialog.message()}`);
      void dialog.dismiss().catch(() => undefined);
    });
    page.on("console", (message) => message.type() === "error" && heard.push(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => heard.push(error.message));
    page.on("framenavigated", (frame) => /^(?!http|about:blank)/.test(frame.url()) && heard.push(frame.url()));
  };
  for (const page of context.pages()) hear(page);
  context.on("page", hear);
  return heard;
}

/** Nothing of the corpus became an element, a handler or a link in the page or its frames. */
async function expectInert(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const alive = await frame.evaluate(() => {
      const aliens = document.querySelectorAll(
        "script:not([src]), object, embed, math, base, iframe[srcdoc], meta[http-equiv=refresh], video, template, form[action], details[ontoggle], body img[src=x]",
      );
      const handlers = [...document.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes].filter(
          ({ name, value }) =>
            name.startsWith("on") || (/^(href|src|action|formaction|data|xlink:href)$/.test(name) && /^\s*javascript:/i.test(value)),
        ),
      );
      return [...[...aliens].map((element) => element.outerHTML.slice(0, 120)), ...handlers.map(({ name, value }) => `${name}=${value}`)];
    });
    expect(alive, frame.url()).toEqual([]);
  }
}

/** All that can be read on the page, fields included, without white space. */
const readable = (page: Page): Promise<string> =>
  page
    .evaluate(() =>
      [
        document.body.innerText,
        ...[...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].map(({ value }) => value),
      ].join("\n"),
    )
    .then(packed);

test("hostile texts in files of four formats stay texts, from the preview to the editor", async ({ page, product }) => {
  const heard = await listen(page.context());
  await openDesk(page, product);
  await makeBank(page, product, "inert", "<svg onload=alert(40)>");
  const caller = callerOf(page, product);
  for (const file of hostileFiles) {
    await test.step(file.name, async () => {
      await page.goto(`${product.origin}/desk/import?bank=inert`);
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "选择文件" }).click();
      await (await chooser).setFiles({ name: file.name, mimeType: "application/octet-stream", buffer: Buffer.from(file.text) });
      await page.waitForURL("**/desk/imports/*");
      await expect(page.locator(".dk-meta")).toContainText("认出 24 题");
      const id = page.url().split("/").at(-1);
      await expect.poll(() => readable(page)).toContain(packed(literalStem(0)));
      for (let step = 0; step < 4; step++) {
        await expectInert(page);
        await page.keyboard.press("j");
      }
      const { body } = await caller.request("GET", `/api/desk/imports/${id}?count=100`);
      const stems = body.questions.map((one: { reading: { stem: string } }) => packed(one.reading.stem));
      expect(stems.filter((_: string, n: number) => n % 2 === 1)).toEqual(
        hostile.flatMap((_, n) => (n % 2 === 1 ? packed(literalStem(n)) : [])),
      );
      const defaults = { period: "1919-1949", topic: null, difficulty: null, source: null };
      await caller.request("POST", `/api/desk/imports/${id}/bulk`, {
        numbers: body.questions.map(({ number }: { number: number }) => number),
        change: { decision: "take" },
      });
      const done = await caller.request("POST", `/api/desk/imports/${id}/confirmation`, { only: "decided", defaults });
      expect(done.status, done.text).toBe(200);
    });
  }

  await page.goto(`${product.origin}/desk?bank=inert&sort=id`);
  await expect(page.getByText("符合 96 题")).toBeVisible();
  await expectInert(page);
  const list = await caller.request("GET", "/api/desk/questions?bank=inert&sort=id&limit=100");
  const rows = list.body.rows as { id: string; stem: string }[];
  await expect.poll(() => readable(page)).toContain(packed(rows[0]?.stem ?? "?"));
  for (const { id, stem } of rows.filter((_, n) => n % 12 === 3)) {
    await page.goto(`${product.origin}/desk/questions/${id}`);
    await expect(page.getByLabel("题干")).toHaveValue(stem);
    await expect.poll(async () => packed(await page.frameLocator("iframe").locator(".stem").innerText())).toBe(packed(stem));
    await expectInert(page);
  }
  expect(heard).toEqual([]);
});

test("hostile texts in every field stay texts for reviewer and member, to the result and on print", async ({ page, browser, product }) => {
  const heard = await listen(page.context());
  await openDesk(page, product);
  await makeBank(page, product, "inert", "<svg onload=alert(40)>");
  const caller = callerOf(page, product);
  const desk = atDesk(caller);
  const stored = await caller.request("POST", "/api/desk/images", plainPng(40, 30), { "content-type": "image/png" });
  const drafts = hostileDrafts(stored.body.file);
  const items: { questionId: string; ordinal: number }[] = [];
  for (const draft of drafts) {
    const { id } = await desk.write("inert", draft);
    await desk.submit(id, hostile[0]);
    items.push({ questionId: id, ordinal: 1 });
  }
  const rules = { old: "<script>alert(41)</script>", now: "<img src=x onerror=alert(42)>" };

  const reviewer = await inviteOrganiser(page, browser, product, "<img src=x onerror=alert(43)>");
  const heardByReviewer = await listen(reviewer.context());
  await reviewer.goto(`${product.origin}/desk/review`);
  for (const { stem, explanation } of drafts) {
    await expect(reviewer.locator(".dk-keyed h2")).toHaveText(stem);
    await expect.poll(() => readable(reviewer)).toContain(packed(explanation));
    await expectInert(reviewer);
    await reviewer.keyboard.press("j");
  }
  for (const { questionId } of items.slice(0, 6)) {
    await page.goto(`${product.origin}/desk/questions/${questionId}`);
    await expect(page.frameLocator("iframe").locator(".stem")).toBeVisible();
    await expectInert(page);
  }
  await page.goto(`${product.origin}/desk/formulations`);
  await page.getByRole("button", { name: "加一条" }).click();
  await page.getByLabel("旧提法").last().fill(rules.old);
  await page.getByLabel("现行提法").last().fill(rules.now);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("都保存了")).toBeVisible();
  await expectInert(page);
  await page.goto(`${product.origin}/desk/organisers`);
  await expect(page.getByText("onerror=alert(43)")).toBeVisible();
  await expectInert(page);

  await atDesk(callerOf(reviewer, product)).review(items, "approve", hostile[1]);
  await caller.request("POST", "/api/desk/banks/inert/releases", { name: "1", message: hostile.slice(0, 6).join("\n") });
  await page.goto(`${product.origin}/desk/releases?bank=inert`);
  await expect(page.locator(".dk-release")).toBeVisible();
  await page.getByText("改了哪些题").click();
  await expectInert(page);
  await page.goto(`${product.origin}/desk/check?bank=inert`);
  await expect(page.locator(".dk-found")).toHaveAttribute("aria-busy", "false");
  await expectInert(page);
  expect([...heard, ...heardByReviewer]).toEqual([]);

  const closesAt = new Date(Date.now() + 25_000).toISOString();
  const made = await caller.request("POST", "/api/competitions", {
    id: "inert",
    title: "<svg onload=alert(44)>",
    round: "<img src=x>",
    audience: ["d"],
    opensAt: new Date(Date.now() - 60_000).toISOString(),
    closesAt,
    revealAt: closesAt,
    timeLimitMinutes: 20,
    blueprint: {
      releases: ["inert/1"],
      rows: ["single", "multiple", "judge", "blank", "order", "match"].map((type) => ({ type, count: 2, marks: 5 })),
    },
  });
  expect(made.status, made.text).toBe(200);
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  const heardByMember = await listen(phone.context());
  await signInByCard(phone, product, "b1-m2");
  await expectInert(phone);
  await phone.goto(`${product.origin}/competitions/inert`);
  await phone.getByRole("button", { name: "开始答题" }).click();
  const stems: string[] = [];
  for (let position = 0; position < drafts.length; position++) {
    await expect(phone.getByText(`第 ${position + 1} 题`, { exact: true })).toBeVisible();
    stems.push(packed(await phone.locator(".stem").innerText()));
    await expectInert(phone);
    await answerQuestion(phone);
    await expectSaved(phone, position + 1, drafts.length);
    if (position < drafts.length - 1) await next(phone);
  }
  expect(stems.filter((stem) => !stem.includes("写法")).length).toBe(drafts.length);
  for (const { type, stem } of drafts) if (type !== "blank") expect(stems).toContain(packed(stem));
  const sitting = phone.url();
  await handIn(phone);

  await page.goto(`${product.origin}/competitions/inert/overview`);
  await expect(page.getByText("<svg onload=alert(44)>").first()).toBeVisible();
  await expectInert(page);

  // The printed cards are read while the competition comes to its end.
  const card = { name: hostile[0], number: "123456789012", link: "https://zhishi.example/sign-in#x" };
  const print = await page.context().newPage();
  await print.setContent(
    cardsPage({ district: hostile[1], address: hostile[2], branches: [{ committee: hostile[4], branch: hostile[9], cards: [card] }] }),
  );
  await expect(print.getByText(hostile[0]).first()).toBeVisible();
  await expectInert(print);

  const phase = () => caller.request("GET", "/api/competitions/inert").then(({ body }) => body.phase as string);
  await expect.poll(phase, { timeout: 60_000 }).toBe("revealed");
  await phone.goto(`${sitting}/result`);
  await phone.getByRole("button", { name: /^全部/ }).click();
  await expect(phone.locator("article.answer")).toHaveCount(drafts.length);
  const result = await readable(phone);
  for (const { explanation, source } of drafts)
    expect([explanation, source.title].every((text) => result.includes(packed(text)))).toBe(true);
  await expectInert(phone);
  expect(heardByMember).toEqual([]);
  expect(heard).toEqual([]);
});
