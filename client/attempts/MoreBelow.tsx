import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { sittingText } from "../text/attempts.ts";
import { Icon } from "../ui/Icon.tsx";

/** A strip on the deck's edge while the last answer has not been seen: large type pushes options below the fold. */
export function MoreBelow(props: { answers: HTMLElement | undefined }) {
  const [below, setBelow] = createSignal(false);
  let strip!: HTMLDivElement;
  createEffect(() => {
    const last = lastOf(props.answers);
    setBelow(false);
    if (!last || !("IntersectionObserver" in window)) return;
    const deck = strip.parentElement?.offsetHeight ?? 0;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // Seen, or already scrolled past: either way the member knows of it.
        const ahead = !entry.isIntersecting && entry.boundingClientRect.top > (entry.rootBounds?.top ?? 0);
        if (!ahead) watch.disconnect();
        setBelow(ahead);
      },
      { rootMargin: `0px 0px -${deck}px 0px`, threshold: 0.5 },
    );
    watch.observe(last);
    onCleanup(() => watch.disconnect());
  });
  return (
    <div ref={strip} aria-hidden="true">
      <Show when={below()}>
        <button type="button" class="more" tabindex="-1" onClick={() => lastOf(props.answers)?.scrollIntoView({ block: "center" })}>
          {sittingText.moreBelow}
          <Icon name="down" />
        </button>
      </Show>
    </div>
  );
}

function lastOf(answers: HTMLElement | undefined): Element | undefined {
  const all = answers?.querySelectorAll(".opt, .ord, .chip, .blank");
  return all?.[all.length - 1];
}
