import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import type { RulesParts, Served, ServeOptions } from "./serve.ts";

/** A running product with its links; `restart` kills it the hard way and starts it again on the same port. */
export interface Product extends Served {
  origin: string;
  restart(): Promise<void>;
}

export interface JourneyFixtures {
  product: Product;
  /** Parts of the fixture competition's rules, set with `test.use`. */
  rules: RulesParts;
}

/** Every journey has a server, a database and a competition to itself. */
export const test = base.extend<JourneyFixtures>({
  rules: [{}, { option: true }],
  product: async ({ rules }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), "zhishi-journey-"));
    let { child, served } = await serve({ dataDir, port: 0, rules });
    const product: Product = {
      ...served,
      origin: `http://127.0.0.1:${served.port}`,
      async restart() {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
        ({ child, served } = await serve({ dataDir, port: product.port }));
      },
    };
    await use(product);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  },
});

async function serve(options: ServeOptions): Promise<{ child: ChildProcess; served: Served }> {
  const child = fork(new URL("./serve.ts", import.meta.url), [JSON.stringify(options)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const dead = once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with code ${code}`)));
  const [served] = (await Promise.race([once(child, "message"), dead])) as [Served];
  dead.catch(() => undefined);
  return { child, served };
}

/** Signs in as a member does with the card: opens the link, presses the button. */
export async function signInByCard(page: Page, product: Product, memberId: string): Promise<void> {
  await page.goto(`${product.origin}/sign-in#${product.cards[memberId]?.token}`);
  await page.getByRole("button", { name: "进入" }).click();
  await expect(page.getByText("同志")).toBeVisible();
}

/** Longer than any sheet takes to come up; a wall's slow lines go on for ever and are not waited for. */
const settleMs = 1_000;

/** Nothing for axe to find, nothing to scroll sideways. Half-faded colours of a sheet that is coming up are not judged. */
export async function expectSound(page: Page): Promise<void> {
  await page.evaluate(async (most) => {
    const still = Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await Promise.race([still, new Promise((resolve) => setTimeout(resolve, most))]);
  }, settleMs);
  // Legacy mode reads frames of our own origin, all that we have, and spares a tab for each run: half the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

export { expect };
