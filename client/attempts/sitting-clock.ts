import { createSignal, onCleanup } from "solid-js";
import { createServerClock, type ServerClock } from "../lib/server-clock.ts";

/** The clock of one sitting as signals that change once a second, and the page's comings and goings. */
export interface SittingClock {
  clock: ServerClock;
  /** Milliseconds left, on whole seconds (rounded up); redrawn only when the second changes. */
  remaining(): number;
  /** The server's time of day, on whole seconds (rounded up, so that what is left never shows too much). */
  now(): number;
  /** Draws anew, after a sync. */
  tick(): void;
}

/** @param returned called when the page is in sight again or the network is said to be back. */
export function createSittingClock(returned: () => void): SittingClock {
  const clock = createServerClock();
  const [remaining, setRemaining] = createSignal(Number.POSITIVE_INFINITY);
  const [now, setNow] = createSignal(clock.now());
  const tick = () => {
    setRemaining(Math.ceil(clock.remaining() / 1000) * 1000);
    setNow(Math.ceil(clock.now() / 1000) * 1000);
  };
  const timer = setInterval(tick, 250);

  const away = () => clock.leave();
  const back = () => {
    clock.arrive();
    tick();
    returned();
  };
  const seen = () => (document.visibilityState === "hidden" ? away() : back());
  document.addEventListener("visibilitychange", seen);
  addEventListener("pagehide", away);
  // Not the first showing: nothing has had time to change.
  const shown = (event: PageTransitionEvent) => event.persisted && back();
  addEventListener("pageshow", shown);
  addEventListener("online", returned);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("pagehide", away);
    removeEventListener("pageshow", shown);
    removeEventListener("online", returned);
  });
  return { clock, remaining, now, tick };
}
