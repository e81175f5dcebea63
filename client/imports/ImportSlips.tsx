import { For } from "solid-js";
import { lookText } from "../text/imports.ts";
import { doubtful, questionsPerSlip, slipsOf } from "./marks.ts";

/** 简: one strip a question; the tall ones are in doubt, the red one is being looked at. The keyboard goes by J and K. */
export function ImportSlips(props: { marks: string; at: number; go(number: number): void }) {
  const each = () => questionsPerSlip(props.marks.length);
  const caption = () =>
    (each() > 1 ? lookText.slipsMany(each()) : lookText.slips) + (props.marks.includes("s") ? lookText.slipsSkipped : "");
  return (
    <div class="im-slipline">
      <div
        class="im-slips"
        classList={{ "is-dense": props.marks.length > 70 }}
        role="img"
        aria-label={lookText.slipsLabel(props.marks.length, doubtful(props.marks).length)}
      >
        <For each={slipsOf(props.marks, props.at)}>
          {(slip) => (
            <i
              class={`is-${slip.kind}`}
              classList={{ "is-now": slip.now }}
              ref={(i) => i.addEventListener("click", () => props.go(slip.number))}
            />
          )}
        </For>
      </div>
      <p class="im-note">{caption()}</p>
    </div>
  );
}
