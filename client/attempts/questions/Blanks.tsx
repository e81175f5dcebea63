import { createSignal, For, onCleanup, onMount } from "solid-js";
import type { Choice } from "../../lib/views.ts";
import { answerText } from "../../text/attempts.ts";
import { sameChoice, textsOf, writeBlank } from "../choice.ts";

/** Saved when the fingers rest this long, and whenever the field or the page is left. */
const pauseMs = 700;
const longest = 60;

/** 填空题: one field a blank. Text that an input method is still composing is not yet an answer. */
export function Blanks(props: {
  blanks: number;
  choice: Choice;
  locked: boolean;
  answer(choice: Choice): void;
  typed(choice: Choice): void;
}) {
  const [written, setWritten] = createSignal(props.choice);
  let composing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    clearTimeout(timer);
    if (!sameChoice(written(), props.choice)) props.answer(written());
  };
  const type = (blank: number, text: string) => {
    setWritten(writeBlank(written(), props.blanks, blank, text));
    props.typed(written());
    clearTimeout(timer);
    if (!composing) timer = setTimeout(keep, pauseMs);
  };
  const hidden = () => document.visibilityState === "hidden" && keep();

  onMount(() => {
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", keep);
  });
  onCleanup(() => {
    keep();
    document.removeEventListener("visibilitychange", hidden);
    removeEventListener("pagehide", keep);
  });

  return (
    <For each={Array.from({ length: props.blanks }, (_, blank) => blank)}>
      {(blank) => (
        <label class="blank">
          <span>{answerText.blank(blank, props.blanks)}</span>
          <input
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="done"
            maxLength={longest}
            disabled={props.locked}
            classList={{ "is-on": textsOf(written(), props.blanks)[blank] !== "" }}
            value={textsOf(props.choice, props.blanks)[blank] ?? ""}
            onInput={(event) => type(blank, event.currentTarget.value)}
            onCompositionStart={() => {
              composing = true;
            }}
            onCompositionEnd={(event) => {
              composing = false;
              type(blank, event.currentTarget.value);
            }}
            onBlur={keep}
            onKeyDown={(event) => event.key === "Enter" && !event.isComposing && event.currentTarget.blur()}
          />
        </label>
      )}
    </For>
  );
}
