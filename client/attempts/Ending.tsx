import { createEffect, Show } from "solid-js";
import { submitText } from "../text/attempts.ts";
import type { Sitting } from "./sitting.ts";

/** While the paper is on its way: what is being done, and that it is safe. */
export function Ending(props: { sitting: Sitting }) {
  const s = () => props.sitting;
  let heading!: HTMLHeadingElement;
  createEffect(() => heading.focus());
  const trouble = () => !s().online() || s().saving().connection === "offline" || s().handInTrouble();
  return (
    <section class="ending" role="status">
      <h1 tabindex="-1" ref={heading}>
        {s().ending() === "time-up" ? submitText.timeUp : submitText.working}
      </h1>
      <Show when={s().unsent().length > 0}>
        <p>{submitText.sendingFirst(s().unsent().length)}</p>
      </Show>
      <p>{trouble() ? submitText.offline : submitText.keepOpen}</p>
      <Show when={s().ending() === "submitting" && s().unsent().length > 0}>
        <button type="button" class="btn" onClick={() => s().goBack()}>
          {submitText.goBack}
        </button>
      </Show>
    </section>
  );
}
