import { Show } from "solid-js";
import { deskNames } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import type { Sheet } from "./sheet.ts";
import type { QuestionDesk } from "./views.ts";

/** How hard the question turned out to be, beside what its author thought, and a way to take that over into a draft. */
export function Measured(props: { question: QuestionDesk; sheet: Sheet; locked: boolean }) {
  const guess = () => props.sheet.content().difficulty;
  const name = (difficulty: number) => deskNames.difficulty[String(difficulty)] ?? "";
  const against = (measured: number) => {
    const own = guess();
    if (own === null) return editorText.measuredNoGuess;
    return own === measured ? editorText.measuredSame : editorText.measuredOther(name(own));
  };
  return (
    <Show
      when={props.question.measured}
      fallback={
        <Show when={props.question.used > 0}>
          <p class="dk-hint num">{editorText.measuredLater(props.question.used)}</p>
        </Show>
      }
    >
      {(measured) => (
        <div class="dk-measured">
          <p class="num">
            {editorText.measured(name(measured()), props.question.used, props.question.rightPercent ?? 0)}
            {against(measured())}
          </p>
          <Show when={guess() !== measured() && !props.locked}>
            <button
              type="button"
              class="btn is-small"
              aria-describedby="measured-hint"
              onClick={() => props.sheet.edit((content) => ({ ...content, difficulty: measured() }))}
            >
              {editorText.takeMeasured(name(measured()))}
            </button>
            <p class="dk-hint" id="measured-hint">
              {editorText.takeMeasuredHint}
            </p>
          </Show>
        </div>
      )}
    </Show>
  );
}
