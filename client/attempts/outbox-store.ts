import { del, get, update } from "idb-keyval";
import type { Outbox } from "./outbox.ts";

/** Somewhere that outlives a closed tab. Every call may fail: private windows and full disks refuse. */
export interface Shelf {
  load(key: string): Promise<Outbox | undefined>;
  /** Keeps whichever of the two is newer, in one step: another tab of this browser may hold a later lease. */
  keep(key: string, box: Outbox): Promise<void>;
  drop(key: string): Promise<void>;
}

/** IndexedDB of some Safari 14 versions never answers the first call after a start. */
const patienceMs = 1_500;

const keyOf = (attemptId: string) => `zhishi.attempt.${attemptId}`;

/** True when `a` is the later copy: a later lease, or kept later under the same one. */
export function isNewerBox(a: Outbox, b: Outbox | undefined): boolean {
  if (!b) return true;
  return a.epoch === b.epoch ? a.version >= b.version : a.epoch > b.epoch;
}

export const indexedShelf: Shelf = {
  load: (key) => soon(get<Outbox>(key)),
  keep: (key, box) => soon(update<Outbox>(key, (old) => (old && !isNewerBox(box, old) ? old : box))),
  drop: (key) => soon(del(key)),
};

function readLocal(key: string): Outbox | undefined {
  const text = localStorage.getItem(key);
  return text ? (JSON.parse(text) as Outbox) : undefined;
}

export const localShelf: Shelf = {
  load: async (key) => readLocal(key),
  // Not one await before the write: a page that is being closed does not come back from one.
  async keep(key, box) {
    const old = readLocal(key);
    if (isNewerBox(box, old)) localStorage.setItem(key, JSON.stringify(box));
  },
  async drop(key) {
    localStorage.removeItem(key);
  },
};

export interface OutboxStore {
  load(attemptId: string): Promise<Outbox | undefined>;
  keep(box: Outbox): Promise<void>;
  /** For the moment in which the page is being closed: IndexedDB answers too late for it. */
  keepNow(box: Outbox): void;
  drop(attemptId: string): Promise<void>;
}

/**
 * IndexedDB first, then localStorage, then this page's memory alone. What was kept on one shelf before another failed
 * is still found: loading reads them all and takes the newest. @param last the shelf that writes without waiting.
 */
export function createOutboxStore(shelves: readonly Shelf[] = [indexedShelf, localShelf], last: Shelf = localShelf): OutboxStore {
  const memory = new Map<string, Outbox>();
  return {
    async load(attemptId) {
      const key = keyOf(attemptId);
      const found = await Promise.all(shelves.map((shelf) => attempt(() => shelf.load(key))));
      let newest = memory.get(key);
      for (const box of found) if (box && box.attemptId === attemptId && isNewerBox(box, newest)) newest = box;
      return newest;
    },
    async keep(box) {
      const key = keyOf(box.attemptId);
      memory.set(key, box);
      for (const shelf of shelves) {
        try {
          return await shelf.keep(key, box);
        } catch {
          // the next shelf
        }
      }
    },
    keepNow(box) {
      void attempt(() => last.keep(keyOf(box.attemptId), box));
    },
    async drop(attemptId) {
      const key = keyOf(attemptId);
      memory.delete(key);
      await Promise.all(shelves.map((shelf) => attempt(() => shelf.drop(key))));
    },
  };
}

/** The one of this page. */
export const outboxStore = createOutboxStore();

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

function soon<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("storage does not answer")), patienceMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
