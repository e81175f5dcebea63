import { createSignal } from "solid-js";

export const typeSizes = [18, 22, 26, 30] as const;
export type TypeSize = (typeof typeSizes)[number];

const storageKey = "zhishi.type-size";
const largeKey = "zhishi.large-type";
const [typeSize, setTypeSize] = createSignal<TypeSize>(18);
export { typeSize };

/** The nearest step we draw; anything unknown is the standard size. */
export const toTypeSize = (value: unknown): TypeSize => typeSizes.find((size) => size === Number(value)) ?? 18;

/** The size a member begins with: the one chosen before, else 22 for those the roster marks as elder. */
export const startingSize = (member: { elder: boolean; typeSize: number | null }): TypeSize =>
  member.typeSize === null ? (member.elder ? 22 : 18) : toTypeSize(member.typeSize);

let lastLarge: TypeSize = 22;

/** What one tap on 大字 leads to: from the standard size to the large one used last, from any large one back. */
export const toggledSize = (now: TypeSize, large = lastLarge): TypeSize => (now === 18 ? large : 18);

/** Draws the page in this size and keeps it on the device, for the moments before we know who is here. */
export function applyTypeSize(size: TypeSize): void {
  setTypeSize(size);
  if (size !== 18) lastLarge = size;
  if (size === 18) delete document.documentElement.dataset["elder"];
  else document.documentElement.dataset["elder"] = String(size);
  try {
    localStorage.setItem(storageKey, String(size));
    localStorage.setItem(largeKey, String(lastLarge));
  } catch {
    // Private windows may refuse storage: then the size holds for this page.
  }
}

const toLarge = (value: unknown): TypeSize => {
  const size = toTypeSize(value);
  return size === 18 ? 22 : size;
};

export function restoreTypeSize(): void {
  try {
    lastLarge = toLarge(localStorage.getItem(largeKey));
    const kept = localStorage.getItem(storageKey);
    if (kept) applyTypeSize(toTypeSize(kept));
  } catch {
    // as above
  }
}
