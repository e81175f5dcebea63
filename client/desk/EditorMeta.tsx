import { Match, Show, Switch } from "solid-js";
import { clockText, dayTimeText } from "../lib/time-text.ts";
import { deskNames } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Sheet } from "./sheet.ts";
import type { QuestionDesk } from "./views.ts";

const dayMs = 86_400_000;

/** Which state and version this is, what it goes back to, and whether every word is on the server. */
export function EditorMeta(props: { question: QuestionDesk; sheet: Sheet }) {
  const head = () => props.question.revisions[0]?.ordinal ?? 0;
  const base = () => props.question.draft?.basedOn ?? head();
  const approved = () => props.question.revisions.find((revision) => revision.state === "approved")?.ordinal;
  const writing = () => props.sheet.hasDraft();
  const state = () => (writing() && props.question.state !== "returned" ? "draft" : props.question.state);
  const time = (at: number) => (Date.now() - at < dayMs / 2 ? clockText(at) : dayTimeText(at, Date.now()));
  return (
    <>
      <span class={`dk-st is-${state()}`}>
        {deskNames.state[state()]} {editorText.version(writing() ? head() + 1 : head())}
      </span>
      <Show when={writing() && base() > 0}>
        <span>{base() === approved() ? editorText.fromApproved(base()) : editorText.from(base())}</span>
      </Show>
      <span>{props.question.bankTitle}</span>
      <span class="dk-saved" role="status">
        <Switch>
          <Match when={props.sheet.saving().kind === "waiting" || props.sheet.saving().kind === "saving"}>{editorText.saving}</Match>
          <Match when={props.sheet.saving().kind === "lost"}>
            <Icon name="offline" /> {editorText.lost}
          </Match>
          <Match when={props.sheet.saving().kind === "refused" || props.sheet.saving().kind === "conflict"}>
            <Icon name="warn" /> {editorText.unsaved}
          </Match>
          <Match when={props.sheet.savedAt()}>{(at) => editorText.saved(time(at()))}</Match>
        </Switch>
      </span>
    </>
  );
}
