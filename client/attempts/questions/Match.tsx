import { createSignal, For, Show } from "solid-js";
import type { Choice, QuestionView } from "../../lib/views.ts";
import { answerText } from "../../text/attempts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { nextUnpaired, pair, pairsOf } from "../choice.ts";

/** 配对题: tap a left item, tap its partner below; the next one without a partner comes up by itself. */
export function MatchPairs(props: {
  question: QuestionView;
  choice: Choice;
  locked: boolean;
  labelledBy: string;
  answer(choice: Choice): void;
}) {
  const lefts = () => props.question.lefts.length;
  const taken = () => pairsOf(props.choice, lefts());
  const [current, setCurrent] = createSignal(nextUnpaired(props.choice, lefts(), lefts() - 1));

  const give = (right: number) => {
    const left = current();
    if (left < 0) return;
    const next = pair(props.choice, lefts(), left, right);
    props.answer(next);
    if (pairsOf(next, lefts())[left] === right) setCurrent(nextUnpaired(next, lefts(), left));
  };

  return (
    <div classList={{ "is-still": props.locked }}>
      <div class="pairs" role="group" aria-labelledby={props.labelledBy}>
        <For each={props.question.lefts}>
          {(text, left) => {
            const right = () => taken()[left()] ?? -1;
            const isNow = () => !props.locked && current() === left();
            const partner = () => props.question.rights[right()] ?? (isNow() ? answerText.choosing : answerText.unpaired);
            return (
              <button
                type="button"
                class="pair"
                classList={{ "is-set": right() >= 0 && !isNow(), "is-now": isNow() }}
                aria-label={answerText.pairOf(text, partner())}
                aria-pressed={isNow()}
                disabled={props.locked}
                onClick={() => setCurrent(left())}
              >
                <span>
                  <span>
                    <Tail text={text} />
                  </span>
                </span>
                <span class="slot">
                  <span>
                    <Tail text={partner()} />
                  </span>
                </span>
              </button>
            );
          }}
        </For>
      </div>
      <Show when={!props.locked}>
        <div class="tray">
          <h2 aria-live="polite">{current() >= 0 ? answerText.trayFor(props.question.lefts[current()] ?? "") : answerText.trayDone}</h2>
          <ul>
            <For each={props.question.rights}>
              {(text, right) => (
                <li>
                  <button
                    type="button"
                    class="chip"
                    classList={{ "is-used": taken().includes(right()) }}
                    disabled={current() < 0}
                    onClick={() => give(right())}
                  >
                    <Show when={taken().includes(right())}>
                      <Icon name="tick" />
                      <span class="vh">{answerText.used}</span>
                    </Show>
                    <span>
                      <Tail text={text} />
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </div>
  );
}
