import { For, Show } from "solid-js";
import type { Choice } from "../../lib/views.ts";
import { answerText } from "../../text/attempts.ts";
import { Tail } from "../../ui/Tail.tsx";
import { indexes, tapOrder } from "../choice.ts";

/** 排序题: tap in order and the number appears; tap again and later numbers close up. Nothing is dragged. */
export function OrderItems(props: {
  options: string[];
  choice: Choice;
  locked: boolean;
  labelledBy: string;
  answer(choice: Choice): void;
}) {
  const placeOf = (option: number) => indexes(props.choice).indexOf(option) + 1;
  return (
    <div class="opts" classList={{ "is-still": props.locked }} role="group" aria-labelledby={props.labelledBy}>
      <For each={props.options}>
        {(text, option) => (
          <button
            type="button"
            class="ord"
            classList={{ "is-on": placeOf(option()) > 0 }}
            disabled={props.locked}
            aria-pressed={placeOf(option()) > 0}
            onClick={() => props.answer(tapOrder(props.choice, option()))}
          >
            <i aria-hidden="true">{placeOf(option()) || ""}</i>
            <span>
              <Tail text={text} />
              <span class="vh">{placeOf(option()) > 0 ? answerText.placedAt(placeOf(option())) : answerText.notPlaced}</span>
            </span>
          </button>
        )}
      </For>
    </div>
  );
}

export function OrderCount(props: { options: string[]; choice: Choice; locked: boolean; answer(choice: Choice): void }) {
  const placed = () => indexes(props.choice).length;
  return (
    <>
      <p>
        {answerText.placed} <b>{placed()}</b> {answerText.placedRest} <b>{props.options.length - placed()}</b> {answerText.items}
      </p>
      <Show when={placed() > 0 && !props.locked}>
        <button type="button" class="textbtn" onClick={() => props.answer(null)}>
          {answerText.startOver}
        </button>
      </Show>
    </>
  );
}
