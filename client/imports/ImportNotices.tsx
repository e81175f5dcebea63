import { createSignal, For, Show } from "solid-js";
import { DeskDialog } from "../desk/DeskDialog.tsx";
import { ProblemError } from "../lib/problem.ts";
import { dayTimeText } from "../lib/time-text.ts";
import { dialogText } from "../text/desk.ts";
import { confirmText, importsText, lookText } from "../text/imports.ts";
import { Notice } from "../ui/Notice.tsx";
import { undoImport } from "./calls.ts";
import type { ImportDesk } from "./views.ts";

/** What became of the import: in the bank, with the way back; taken back, with what stayed; the same file twice. */
export function ImportNotices(props: { desk: ImportDesk; adopt(desk: ImportDesk): void }) {
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const [undone, setUndone] = createSignal<{ removed: number; kept: { id: string; stem: string }[] }>();
  const when = (instant: number) => dayTimeText(instant, Date.now());
  const undo = async () => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { removed, kept, import: fresh } = await undoImport(props.desk.id);
      setUndone({ removed, kept });
      setAsking(false);
      props.adopt(fresh);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  const seen = () => `/desk?bank=${encodeURIComponent(props.desk.bankId)}&state=draft`;
  return (
    <>
      <Show when={props.desk.state === "confirmed"}>
        <Notice kind="ok" icon="tick" title={confirmText.done(props.desk.made)} text={confirmText.doneText}>
          <p class="im-undo">
            <a class="btn" href={seen()}>
              {confirmText.see}
            </a>
            <Show when={props.desk.undoUntil} fallback={<span>{confirmText.over}</span>}>
              {(until) => (
                <>
                  <button type="button" class="btn" onClick={() => setAsking(true)}>
                    {confirmText.undo}
                  </button>
                  <span>{confirmText.until(when(until()))}</span>
                </>
              )}
            </Show>
          </p>
        </Notice>
      </Show>
      <Show when={props.desk.state === "undone" && undone()}>
        {(done) => (
          <Notice icon="info" title={confirmText.undone(done().removed)} text={confirmText.undoneText}>
            <Show when={done().kept.length > 0}>
              <p>{confirmText.kept(done().kept.length)}</p>
              <ul class="im-kept">
                <For each={done().kept.slice(0, 20)}>
                  {(question) => (
                    <li>
                      <a href={`/desk/questions/${encodeURIComponent(question.id)}`}>{question.id}</a> {question.stem}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={props.desk.earlier}>
        {(earlier) => (
          <Notice kind="warn" icon="warn" title={importsText.already} text={lookText.earlierImport(earlier().by, when(earlier().at))}>
            <a class="btn" href={`/desk/imports/${earlier().importId}`}>
              {importsText.open}
            </a>
          </Notice>
        )}
      </Show>
      <DeskDialog
        open={asking()}
        close={() => setAsking(false)}
        title={confirmText.undoTitle(props.desk.made)}
        foot={
          <>
            <button type="button" class="btn" aria-disabled={busy()} onClick={() => void undo()}>
              {confirmText.undo}
            </button>
            <button type="button" class="btn btn-go" onClick={() => setAsking(false)}>
              {dialogText.cancel}
            </button>
          </>
        }
      >
        <p>{problem() ?? confirmText.undoText}</p>
      </DeskDialog>
    </>
  );
}
