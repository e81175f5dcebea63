import { crc32, deflateSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Browser as Caller } from "../support/world.ts";
import { expectSound, type Product } from "./journey.ts";
import { organiser } from "./seats.ts";

/** The widths a desk page is looked at: the drawing, a tablet, a phone. */
const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** The first organiser, signed in, at the desk. */
export async function openDesk(page: Page, product: Product, place = ""): Promise<void> {
  await page.goto(`${product.origin}/organiser`);
  await page.getByLabel("用户名").fill(organiser.name);
  await page.getByLabel("密码").fill(organiser.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("link", { name: "题库" })).toBeVisible();
  await page.goto(`${product.origin}/desk${place}`);
}

/** A second organiser in a browser of their own, come by the first one's invitation. */
export async function inviteOrganiser(page: Page, browser: Browser, product: Product, name: string): Promise<Page> {
  await page.goto(`${product.origin}/desk/organisers`);
  await page.getByRole("button", { name: "请一位组织者" }).click();
  const link = await page.getByLabel("邀请链接").inputValue();
  const guest = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await guest.goto(link);
  await guest.getByLabel("用户名").fill(name);
  await guest.getByLabel("密码").fill("一段足够长的口令 2026");
  await guest.getByRole("button", { name: "建立并登录" }).click();
  await expect(guest.getByRole("link", { name: "题库" })).toBeVisible();
  return guest;
}

/** The page's own sign-in, speaking to the server as its scripts do. */
export function callerOf(page: Page, product: Product): Caller {
  return {
    cookie: "",
    async request(method, path, data, headers = {}) {
      const reply = await page.request.fetch(product.origin + path, { method, data, headers: { origin: product.origin, ...headers } });
      const text = await reply.text();
      const isJson = reply.headers()["content-type"]?.includes("json");
      return { status: reply.status(), text, body: isJson && text ? JSON.parse(text) : undefined, headers: new Headers(reply.headers()) };
    },
  };
}

export async function makeBank(page: Page, product: Product, id: string, title: string): Promise<void> {
  const bank = { id, title, layer: "district", owner: "青澜区委党史部门" };
  const { status, text } = await callerOf(page, product).request("POST", "/api/desk/banks", bank);
  if (status !== 200) throw new Error(text);
}

/** Axe and the width of the page at every size, with a picture of each beside the test's results. */
export async function expectSoundAtDesk(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of widths) {
    await page.setViewportSize(size);
    await expectSound(page);
    await page.screenshot({ path: test.info().outputPath(`${name}-${size.width}.png`) });
  }
  if (before) await page.setViewportSize(before);
}

/** A picture that browsers can show: one colour. */
export function plainPng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.of(0), Buffer.alloc(width, 180)])));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}
