import { createSignal, onCleanup } from "solid-js";
import { createServerClock } from "../lib/server-clock.ts";

/** The server's time of day as a signal, on whole seconds (rounded up, so that what is left never shows too much); `set` with each reply that tells it. */
export function createServerTime() {
  const clock = createServerClock();
  const [now, setNow] = createSignal(clock.now());
  const tick = () => setNow(Math.ceil(clock.now() / 1000) * 1000);
  const timer = setInterval(tick, 1000);
  const seen = () => {
    if (document.visibilityState === "hidden") clock.leave();
    else {
      clock.arrive();
      tick();
    }
  };
  document.addEventListener("visibilitychange", seen);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", seen);
  });
  return {
    now,
    set(serverNow: number): void {
      clock.sync({ serverNow });
      tick();
    },
  };
}
