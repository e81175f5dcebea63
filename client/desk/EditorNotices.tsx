import { Match, Show, Switch } from "solid-js";
import { dayTimeText } from "../lib/time-text.ts";
import { frameText } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import { Notice } from "../ui/Notice.tsx";
import type { Deeds } from "./deeds.ts";
import type { Sheet } from "./sheet.ts";
import type { QuestionDesk } from "./views.ts";

/** What is true of the question as a whole and what can be done about it; each stays until the state ends. */
export function EditorNotices(props: { question: QuestionDesk; sheet: Sheet; deeds: Deeds }) {
  const conflict = () => {
    const state = props.sheet.saving();
    return state.kind === "conflict" ? state : undefined;
  };
  const refused = () => {
    const state = props.sheet.saving();
    return state.kind === "refused" ? state : undefined;
  };
  const newest = () => props.question.revisions[0];
  const when = (at: number | null | undefined) => (at ? dayTimeText(at, Date.now()) : "");
  return (
    <>
      <Show when={conflict()}>
        {(other) => (
          <Notice
            kind="warn"
            icon="warn"
            title={editorText.conflict(other().savedBy, when(other().savedAt))}
            text={editorText.conflictText}
          >
            <button type="button" class="btn is-small" onClick={() => void props.sheet.takeTheirs()}>
              {editorText.takeTheirs(other().savedBy)}
            </button>
            <button type="button" class="btn is-small" onClick={() => void props.sheet.keepMine()}>
              {editorText.keepMine}
            </button>
          </Notice>
        )}
      </Show>
      <Show when={refused()}>
        {(state) => (
          <Show when={state().signIn} fallback={<Notice kind="warn" icon="warn" title={editorText.refusedTitle} text={state().detail} />}>
            <Notice kind="warn" icon="warn" title={frameText.expired} text={frameText.expiredText}>
              <a class="btn is-small" href="/organiser" target="_blank" rel="noopener">
                {frameText.again}
              </a>
              <button type="button" class="btn is-small" onClick={() => props.sheet.saveNow()}>
                {frameText.saveAgain}
              </button>
            </Notice>
          </Show>
        )}
      </Show>
      <Show when={!props.deeds.asking() && props.deeds.problem()}>
        {(detail) => (
          <Notice kind="warn" icon="warn" title={detail()}>
            <button type="button" class="textbtn" onClick={() => props.deeds.forget()}>
              {editorText.understood}
            </button>
          </Notice>
        )}
      </Show>
      <Switch>
        <Match when={props.question.state === "submitted"}>
          <Notice icon="info" title={editorText.submitted} text={editorText.submittedText(newest()?.author ?? "", newest()?.reason ?? "")}>
            <button type="button" class="btn is-small" onClick={() => void props.deeds.withdraw()}>
              {editorText.withdraw}
            </button>
            <a class="btn is-small" href={`/desk/review?question=${props.question.id}`}>
              {editorText.toReview}
            </a>
          </Notice>
        </Match>
        <Match when={props.question.state === "returned"}>
          <Notice
            kind="warn"
            icon="warn"
            title={editorText.returned(newest()?.reviewer ?? "", when(newest()?.reviewedAt))}
            text={newest()?.comment ?? ""}
          />
        </Match>
        <Match when={props.question.state === "retired"}>
          <Notice icon="info" title={editorText.retired} text={editorText.retiredText(props.question.retirement?.reason ?? "")}>
            <button type="button" class="btn is-small" onClick={() => void props.deeds.unretire()}>
              {editorText.unretire}
            </button>
          </Notice>
        </Match>
      </Switch>
      <Show when={props.sheet.content().type === "short"}>
        <Notice icon="info" title={editorText.short} text={editorText.shortText} />
      </Show>
    </>
  );
}
