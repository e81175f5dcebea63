import { createEffect, createSignal, createUniqueId, on, Show } from "solid-js";
import { dialogText } from "../text/desk.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { ProblemLine } from "./ProblemLine.tsx";

/** Asks for a few words before something is done: why it was changed, what the author should mend. */
export function ReasonDialog(props: {
  open: boolean;
  close(): void;
  title: string;
  text?: string;
  label: string;
  hint?: string;
  start?: string;
  /** The button's verb. */
  verb: string;
  busy?: boolean;
  problem?: string | undefined;
  /** Words may be left out. */
  optional?: boolean;
  done(words: string): void;
}) {
  const id = createUniqueId();
  const [words, setWords] = createSignal("");
  const [missing, setMissing] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setWords(props.start ?? "");
        setMissing(false);
      },
    ),
  );
  const go = () => {
    if (props.busy) return;
    if (!props.optional && words().trim().length < 2) return setMissing(true);
    props.done(words().trim());
  };
  return (
    <DeskDialog
      open={props.open}
      close={props.close}
      title={props.title}
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {dialogText.cancel}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={props.busy} onClick={go}>
            {props.verb}
          </button>
        </>
      }
    >
      <Show when={props.text}>{(text) => <p>{text()}</p>}</Show>
      <label class="dk-fld" for={id}>
        <span class="dk-lab">{props.label}</span>
      </label>
      <textarea
        class="dk-inp"
        id={id}
        rows={3}
        maxLength={300}
        value={words()}
        aria-invalid={missing()}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            go();
          }
        }}
      />
      <Show when={props.hint}>{(hint) => <p class="dk-hint">{hint()}</p>}</Show>
      <ProblemLine text={missing() ? dialogText.required : props.problem} />
    </DeskDialog>
  );
}
