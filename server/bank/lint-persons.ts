import { createRequire } from "node:module";
import type { pinyin } from "pinyin-pro";
import type { Entry } from "./entry.ts";
import { type Finding, warningIn } from "./finding.ts";
import type { Person } from "./registers.ts";
import { textsOf } from "./texts.ts";

/** Characters that are taken for one another by their looks. */
const lookalikes = [
  "颖颍",
  "瞿翟",
  "钊剑",
  "戊戌戍",
  "己已巳",
  "侯候",
  "汪江",
  "栗粟",
  "尧饶",
  "弼粥",
  "竺笠",
  "彤丹",
  "羲义",
  "冶治",
  "祯桢",
];

/** Says of each name of the register which other spellings are slips of it. Built once for a whole bank. */
export function createNameCheck(persons: readonly Person[]): (text: string) => { written: string; name: string }[] {
  const names = new Set(persons.map(({ name }) => name));
  const wrong = new Map(persons.flatMap(({ name, wrong = [] }) => wrong.map((written) => [written, name] as const)));
  // 李?钊 → 李大钊: a window of the text that fits a mask differs from the name in that one character at most.
  const masks = new Map<string, string[]>();
  for (const name of names) {
    const characters = [...name];
    if (characters.length < 3) continue;
    for (const i of characters.keys()) {
      const mask = maskOf(characters, i);
      masks.set(mask, [...(masks.get(mask) ?? []), name]);
    }
  }
  return (text) => {
    const found = new Map<string, string>();
    for (const [written, name] of wrong) if (text.includes(written)) found.set(written, name);
    const characters = [...text];
    for (let at = 0; at < characters.length; at++) {
      for (const length of [3, 4]) {
        const window = characters.slice(at, at + length);
        if (window.length < length || names.has(window.join(""))) continue;
        for (let i = 0; i < length; i++) {
          for (const name of masks.get(maskOf(window, i)) ?? []) {
            if (isSlip(window[i] as string, [...name][i] as string)) found.set(window.join(""), name);
          }
        }
      }
    }
    return [...found].map(([written, name]) => ({ written, name }));
  };
}

/** A person's name spelt in another way than everywhere else. */
export function lintPersons(entry: Entry, check: ReturnType<typeof createNameCheck>): Finding[] {
  return textsOf(entry.question).flatMap(([field, text]) =>
    check(text).map(({ written, name }) => warningIn(entry, "person-name", `${field}里的“${written}”疑为“${name}”之误，请核对人名`)),
  );
}

const maskOf = (characters: readonly string[], at: number): string => characters.map((c, i) => (i === at ? "?" : c)).join("");

/** Same sound, whatever the tone, or a look that is taken for the other. */
function isSlip(written: string, right: string): boolean {
  if (written === right || !/\p{Script=Han}/u.test(written)) return false;
  return soundOf(written) === soundOf(right) || lookalikes.some((group) => group.includes(written) && group.includes(right));
}

const require = createRequire(import.meta.url);
const sounds = new Map<string, string>();
function soundOf(character: string): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    // Loaded when the first name is compared: its dictionary weighs ten megabytes, and a live competition needs none of it.
    const library = require("pinyin-pro") as { pinyin: typeof pinyin };
    sounds.set(character, (sound = library.pinyin(character, { toneType: "none" })));
  }
  return sound;
}
