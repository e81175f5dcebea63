import { onCleanup } from "solid-js";
import { movesBetween, type Placed } from "./places.ts";

/** How long the wash stays behind a row that rose. */
const washMs = 4_000;

export interface Stage {
  /** Runs `change`, which redraws lists at once, and lets their rows move from where they were to where they are. */
  change(change: () => void): void;
  /** Runs `change`, which puts another page into the lists of class `is-page` or another list in their place: a cross-fade. */
  turn(change: () => void): void;
  /** Rows of this list are its children with `data-id` and `data-rank`. */
  add(list: HTMLElement): void;
}

/**
 * Moves rows by transform only: measured before and after a change, each traveller is put back where it was and let
 * go. Whoever asked for stillness has durations of 0 in the tokens, and then everything simply is in its new place.
 */
export function createStage(): Stage {
  const lists = new Set<HTMLElement>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onCleanup(() => {
    for (const timer of timers) clearTimeout(timer);
  });

  const later = (work: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  const play = (list: HTMLElement, before: Snapshot, duration: number) => {
    const after = snapshot(list);
    const moves = movesBetween(before.placed, after.placed);
    const washed = moves.rise.flatMap((id) => after.rows.get(id)?.element ?? []);
    for (const element of washed) element.classList.add("is-rise");
    if (washed.length) later(() => washed.forEach((element) => element.classList.remove("is-rise")), duration + washMs);
    if (duration === 0 || document.hidden) return;
    for (const id of moves.travel) {
      const row = after.rows.get(id);
      const from = before.rows.get(id);
      if (!row || !from) continue;
      row.element.animate([{ transform: `translateY(${from.top - row.top}px)` }, { transform: "none" }], {
        duration,
        easing: "cubic-bezier(.2, .7, .2, 1)",
      });
    }
    for (const id of moves.fade) after.rows.get(id)?.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration });
  };

  return {
    change(change) {
      const before = new Map([...lists].map((list) => [list, snapshot(list)]));
      change();
      const duration = tokenMs("--t-row");
      for (const [list, was] of before) if (list.isConnected) play(list, was, duration);
    },
    turn(change) {
      const duration = tokenMs("--t-row");
      const before = [...lists];
      const pictures = before
        .filter((list) => list.classList.contains("is-page"))
        .map((list) => ({ list, picture: list.cloneNode(true) as HTMLElement }));
      change();
      if (duration === 0 || document.hidden) return;
      for (const { list, picture } of pictures) {
        if (!list.isConnected || !list.parentElement) continue;
        picture.classList.add("is-going");
        picture.setAttribute("aria-hidden", "true");
        list.parentElement.append(picture);
        picture.animate([{ opacity: 1 }, { opacity: 0 }], { duration, fill: "forwards" });
        list.animate([{ opacity: 0 }, { opacity: 1 }], { duration });
        later(() => picture.remove(), duration);
      }
      for (const list of lists) if (!before.includes(list)) list.animate([{ opacity: 0 }, { opacity: 1 }], { duration });
    },
    add(list) {
      lists.add(list);
      onCleanup(() => lists.delete(list));
    },
  };
}

interface Snapshot {
  placed: Placed[];
  rows: Map<string, { element: HTMLElement; top: number }>;
}

function snapshot(list: HTMLElement): Snapshot {
  const placed: Placed[] = [];
  const rows: Snapshot["rows"] = new Map();
  for (const element of list.children) {
    if (!(element instanceof HTMLElement)) continue;
    const id = element.dataset["id"];
    if (id === undefined) continue;
    placed.push({ id, rank: Number(element.dataset["rank"]) });
    rows.set(id, { element, top: element.offsetTop });
  }
  return { placed, rows };
}

/** A duration out of tokens.css, in milliseconds. */
export function tokenMs(name: string): number {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const amount = Number.parseFloat(value);
  return Number.isNaN(amount) ? 0 : /\dms$/.test(value) ? amount : amount * 1_000;
}
