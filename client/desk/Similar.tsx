import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { checkText } from "../text/desk-editor.ts";
import { getSimilar } from "./calls.ts";
import type { SimilarQuestion } from "./views.ts";

/** Looking through all banks costs the server something: asked for when the writing rests, not at every save. */
const restMs = 2_500;
/** Below this the likeness is in phrases every question has. */
const least = 0.5;
const shownAtOnce = 3;

/** Questions of any bank that ask nearly the same. Without `savedAt` it is asked once, for what is only read. */
export function Similar(props: { questionId: string; savedAt?: number | undefined }) {
  const [found, setFound] = createSignal<SimilarQuestion[]>([]);
  const [all, setAll] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const ask = async () => {
    const mine = ++round;
    try {
      const { similar } = await getSimilar(props.questionId);
      if (mine === round) setFound(similar.filter(({ similarity }) => similarity >= least));
    } catch (error) {
      // Not knowing is no reason to stop writing; the checks before the release look again.
      if (!(error instanceof ProblemError)) throw error;
    }
  };
  createEffect(
    on(
      () => props.savedAt,
      (_now, before) => {
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), before === undefined ? 400 : restMs);
      },
    ),
  );
  onCleanup(() => {
    clearTimeout(timer);
    round += 1;
  });
  return (
    <Show when={found().length > 0}>
      <div class="dk-part">
        <h2 class="sec">{checkText.similar(found().length)}</h2>
        <ul class="dk-similar">
          <For each={all() ? found() : found().slice(0, shownAtOnce)}>
            {(question) => (
              <li>
                <a href={`/desk/questions/${question.id}`} target="_blank" rel="noopener">
                  {question.stem}
                </a>
                <small>
                  <b class="num">{Math.round(question.similarity * 100)}%</b> · {checkText.alikeBy(question.what)} · {question.id} ·{" "}
                  {question.bankTitle}
                  <span>{question.sameAnswer ? checkText.sameAnswer(question.answer) : checkText.otherAnswer(question.answer)}</span>
                </small>
              </li>
            )}
          </For>
        </ul>
        <Show when={!all() && found().length > shownAtOnce}>
          <button type="button" class="textbtn" onClick={() => setAll(true)}>
            {checkText.moreSimilar(found().length - shownAtOnce)}
          </button>
        </Show>
      </div>
    </Show>
  );
}
