import { onCleanup, onMount } from "solid-js";

/** Keeps the screen from going dark while the page shows. Browsers without the means, or on a bare http address, do nothing. */
export function keepAwake(): void {
  if (!("wakeLock" in navigator)) return;
  let lock: WakeLockSentinel | undefined;
  let done = false;
  // The system takes the lock back whenever the page is hidden; it may also refuse it, with a low battery for instance.
  const take = () => {
    if (document.hidden || done) return;
    navigator.wakeLock.request("screen").then(
      (given) => {
        lock = given;
        if (done) void given.release();
      },
      () => undefined,
    );
  };
  onMount(() => {
    take();
    document.addEventListener("visibilitychange", take);
  });
  onCleanup(() => {
    done = true;
    document.removeEventListener("visibilitychange", take);
    void lock?.release();
  });
}
