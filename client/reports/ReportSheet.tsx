import { createSignal, createUniqueId, For, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { reasonText, reportText } from "../text/reports.ts";
import { BottomSheet } from "../ui/BottomSheet.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Tail } from "../ui/Tail.tsx";
import { sendReport } from "./own-reports.ts";
import type { OwnReport } from "./views.ts";

const mostWords = 300;

/** What is wrong with a question: one reason of five, and a few words if one likes. */
export default function ReportSheet(props: { attemptId: string; position: number; close(): void; sent(): void }) {
  const id = createUniqueId();
  const [reason, setReason] = createSignal<OwnReport["reason"]>();
  const [words, setWords] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field!: HTMLTextAreaElement;
  const send = async () => {
    const chosen = reason();
    if (busy()) return;
    if (!chosen) return setProblem(reportText.needReason);
    if (chosen === "other" && words().trim().length < 2) {
      setProblem(reportText.needWords);
      return field.focus();
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await sendReport(props.attemptId, props.position, { reason: chosen, text: words().trim() });
      props.sent();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // Sent before, and only the reply was lost: it has been received.
      if (error.slug === "already-reported") props.sent();
      else setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <BottomSheet
      title={reportText.title(props.position)}
      close={props.close}
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {reportText.back}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void send()}>
            {busy() ? reportText.sending : reportText.send}
          </button>
        </>
      }
    >
      <p class="report-lead">
        <Tail text={reportText.lead} />
      </p>
      <fieldset class="report-reasons">
        <legend>{reportText.reason}</legend>
        <For each={Object.entries(reasonText) as [OwnReport["reason"], string][]}>
          {([value, name]) => (
            <label>
              <input
                type="radio"
                name={id}
                value={value}
                checked={reason() === value}
                onChange={() => {
                  setReason(value);
                  setProblem(undefined);
                }}
              />
              <span>{name}</span>
            </label>
          )}
        </For>
      </fieldset>
      <label class="report-words" for={`${id}-words`}>
        {reason() === "other" ? reportText.wordsNeeded : reportText.words}
      </label>
      <textarea
        class="report-box"
        id={`${id}-words`}
        rows={3}
        maxLength={mostWords}
        ref={field}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <p class="note num" aria-hidden="true">
        {reportText.left(words().length)}
      </p>
      <Show when={problem()}>
        {(text) => (
          <p class="err" role="alert">
            <Icon name="warn" />
            <span>{text()}</span>
          </p>
        )}
      </Show>
    </BottomSheet>
  );
}
