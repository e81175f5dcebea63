import { createEffect, createSignal, Match, on, Show, Switch } from "solid-js";
import { clockText } from "../lib/time-text.ts";
import { savedText } from "../text/attempts.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Sitting } from "./sitting.ts";

const slowMs = 300;

/** One sentence, always there, that says 已保存 only of what the server has confirmed. */
export function SavedLine(props: { sitting: Sitting }) {
  const s = () => props.sitting;
  const total = () => s().questions().length;
  const offline = () => !s().online() || s().saving().connection !== "ok" || s().saving().stopped === "signed-out";
  const line = () => savedText.saved(s().saved().count, total(), clockText(s().saved().at));
  const kept = () => total() - s().unanswered().length;
  // A save that is confirmed at once needs no word of its own.
  const [slow, setSlow] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => s().saving().sending,
      (sending) => {
        clearTimeout(timer);
        setSlow(false);
        if (sending !== undefined) timer = setTimeout(() => setSlow(true), slowMs);
      },
    ),
  );
  // Said aloud when a count was confirmed, not at every step on the way there.
  const [said, setSaid] = createSignal("");
  createEffect(
    on(
      () => s().saved().count,
      (count, before) => before !== undefined && count > 0 && setSaid(line()),
      { defer: false },
    ),
  );
  return (
    <>
      <Switch>
        <Match when={offline() && s().unsent().length > 0}>
          <p class="saved is-wait">
            <Icon name={s().saving().connection === "busy" ? "clock" : "offline"} />
            <span>{savedText.here(kept(), total(), s().unsent().length)}</span>
          </p>
        </Match>
        <Match when={slow()}>
          <p class="saved is-wait">
            <Icon name="clock" />
            <span>{savedText.saving(s().saving().sending ?? 0)}</span>
          </p>
        </Match>
        <Match when={true}>
          <p class="saved">
            <Show when={s().saved().at > 0} fallback={<span>{savedText.nothing}</span>}>
              <Icon name="tick" />
              <span>{line()}</span>
            </Show>
          </p>
        </Match>
      </Switch>
      <p class="vh" role="status">
        {said()}
      </p>
    </>
  );
}
