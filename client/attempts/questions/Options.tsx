import { createUniqueId, For, Show } from "solid-js";
import type { Choice } from "../../lib/views.ts";
import { answerText } from "../../text/attempts.ts";
import { Tail } from "../../ui/Tail.tsx";
import { indexes, toggleOption } from "../choice.ts";

export const letterOf = (option: number): string => String.fromCharCode(65 + option);

interface AnswerProps {
  choice: Choice;
  locked: boolean;
  labelledBy: string;
  answer(choice: Choice): void;
}

/** 单选题: native radio buttons, so that the arrow keys and every screen reader know what to do. */
export function SingleOptions(props: AnswerProps & { options: string[] }) {
  const name = createUniqueId();
  return (
    <div class="opts" role="radiogroup" aria-labelledby={props.labelledBy}>
      <For each={props.options}>
        {(text, option) => (
          <label class="opt one" classList={{ "is-on": props.choice === option(), "is-locked": props.locked }}>
            <input
              type="radio"
              name={name}
              checked={props.choice === option()}
              disabled={props.locked}
              onChange={() => props.answer(option())}
            />
            <i aria-hidden="true" />
            <b>{letterOf(option())}</b>
            <span>
              <Tail text={text} />
            </span>
          </label>
        )}
      </For>
    </div>
  );
}

/** 多选题: native check boxes. */
export function MultipleOptions(props: AnswerProps & { options: string[] }) {
  const picked = () => indexes(props.choice);
  return (
    <div class="opts" role="group" aria-labelledby={props.labelledBy}>
      <For each={props.options}>
        {(text, option) => (
          <label class="opt many" classList={{ "is-on": picked().includes(option()), "is-locked": props.locked }}>
            <input
              type="checkbox"
              checked={picked().includes(option())}
              disabled={props.locked}
              onChange={() => props.answer(toggleOption(props.choice, option()))}
            />
            <i aria-hidden="true" />
            <b>{letterOf(option())}</b>
            <span>
              <Tail text={text} />
            </span>
          </label>
        )}
      </For>
    </div>
  );
}

/** What stands under the options of a 多选题: how many are chosen, and a word when it is only one. */
export function PickedCount(props: { choice: Choice }) {
  return (
    <Show when={indexes(props.choice).length > 0}>
      <p>
        {answerText.picked} <b>{indexes(props.choice).length}</b> {answerText.pickedMore}
        <Show when={indexes(props.choice).length === 1}>{answerText.pickMore}</Show>
      </p>
    </Show>
  );
}

/** 判断题: two large squares. */
export function JudgeOptions(props: AnswerProps) {
  const name = createUniqueId();
  return (
    <div class="opts judge" role="radiogroup" aria-labelledby={props.labelledBy}>
      <For each={[true, false]}>
        {(value) => (
          <label class="opt one" classList={{ "is-on": props.choice === value, "is-locked": props.locked }}>
            <input type="radio" name={name} checked={props.choice === value} disabled={props.locked} onChange={() => props.answer(value)} />
            <i aria-hidden="true" />
            <span>{value ? answerText.right : answerText.wrong}</span>
          </label>
        )}
      </For>
    </div>
  );
}
