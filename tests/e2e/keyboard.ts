import { expect, type Locator, type Page } from "@playwright/test";

// What a person without a mouse does. Nothing here clicks, fills or focuses through a script.

const most = 150;
const holdsFocus = (element: Element) => element === document.activeElement;

/** Presses Tab until that element has the focus; fails when a whole round does not reach it. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate(holdsFocus)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${target.toString()}`);
}

/** Goes to an element by Tab and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and writes into it, as an input method does. */
export async function writeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

/** Goes to a list of choices by Tab and moves down it. */
export async function chooseIn(page: Page, target: Locator, label: string): Promise<void> {
  await tabTo(page, target);
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((list, wanted) => list instanceof HTMLSelectElement && list.selectedOptions[0]?.label === wanted, label))
      return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the list has no ${label}`);
}

/** Goes back to a group of radio buttons and moves in it to one of them. */
export async function ringOf(page: Page, target: Locator): Promise<void> {
  const name = await target.getAttribute("name");
  for (let presses = 0; presses < most; presses++) {
    if (await page.evaluate((group) => document.activeElement?.getAttribute("name") === group, name)) break;
    await page.keyboard.press("Shift+Tab");
  }
  for (let presses = 0; presses < 8; presses++) {
    if (await target.evaluate(holdsFocus)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Space");
  await expect(target).toBeChecked();
}
