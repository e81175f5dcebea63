import { Show } from "solid-js";
import { submitText } from "../text/attempts.ts";
import { BottomSheet } from "../ui/BottomSheet.tsx";
import { Tail } from "../ui/Tail.tsx";
import type { Sitting } from "./sitting.ts";

/** The last question before the paper goes in. The safe way out is red: back while something is open, in when all is done. */
export function SubmitDialog(props: { sitting: Sitting; close: () => void; submit: () => void }) {
  const open = () => props.sitting.unanswered();
  const total = () => props.sitting.questions().length;
  const complete = () => open().length === 0;
  return (
    <BottomSheet
      title={submitText.title}
      close={props.close}
      foot={
        <Show
          when={complete()}
          fallback={
            <>
              <button type="button" class="btn" onClick={() => props.submit()}>
                {submitText.submit}
              </button>
              <button type="button" class="btn btn-go" onClick={() => props.close()}>
                {submitText.back}
              </button>
            </>
          }
        >
          <button type="button" class="btn" onClick={() => props.close()}>
            {submitText.back}
          </button>
          <button type="button" class="btn btn-go" onClick={() => props.submit()}>
            {submitText.submit}
          </button>
        </Show>
      }
    >
      <p class="sheet-lead">
        <Tail text={complete() ? submitText.allDone(total()) : submitText.someLeft(open())} />
      </p>
      <Show when={props.sitting.unsent().length > 0}>
        <p class="sheet-lead">{submitText.waiting(props.sitting.unsent().length)}</p>
      </Show>
    </BottomSheet>
  );
}
