import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import { tokenMs } from "./stage.ts";

/** `value` as the reader sees it: it runs to a new figure instead of jumping, unless stillness was asked for. */
export function createCountUp(value: Accessor<number>): Accessor<number> {
  const [shown, setShown] = createSignal(untrack(value));
  let frame = 0;
  createEffect(
    on(
      value,
      (goal) => {
        cancelAnimationFrame(frame);
        const duration = tokenMs("--t-count");
        const from = untrack(shown);
        if (duration === 0 || document.hidden || from === goal) {
          setShown(goal);
          return;
        }
        const begin = performance.now();
        const draw = (now: number) => {
          const part = Math.min(1, Math.max(0, (now - begin) / duration));
          setShown(Math.round(from + (goal - from) * part));
          if (part < 1) frame = requestAnimationFrame(draw);
        };
        frame = requestAnimationFrame(draw);
      },
      { defer: true },
    ),
  );
  onCleanup(() => cancelAnimationFrame(frame));
  return shown;
}
