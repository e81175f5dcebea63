import { createEffect, createSignal, on, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { checkText } from "../text/desk-editor.ts";
import { getDiff } from "./calls.ts";
import { DiffView } from "./DiffView.tsx";
import type { DiffPart, QuestionDesk } from "./views.ts";

/** What the draft changes against the revision that is in use, or what the newest revision changed. */
export function LastChange(props: { question: QuestionDesk; savedAt: number | undefined; hasDraft: boolean }) {
  const [parts, setParts] = createSignal<DiffPart[]>();
  const base = () => {
    const revisions = props.question.revisions;
    const approved = revisions.find((revision) => revision.state === "approved");
    if (props.hasDraft) return (approved ?? revisions[0])?.ordinal;
    const head = revisions[0]?.ordinal ?? 0;
    return revisions.find((revision) => revision.ordinal < head && (revision.state === "approved" || revision.state === "superseded"))
      ?.ordinal;
  };
  const to = () => (props.hasDraft ? "draft" : (props.question.revisions[0]?.ordinal ?? 0));
  createEffect(
    on([() => props.savedAt, () => props.hasDraft], async () => {
      const from = base();
      if (from === undefined) return setParts(undefined);
      try {
        setParts((await getDiff(props.question.id, from, to())).parts);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }),
  );
  return (
    <Show when={parts()}>
      {(got) => (
        <div class="dk-part">
          <h2 class="sec">{checkText.against(base() ?? 0, got().length)}</h2>
          <DiffView parts={got()} />
          <Show when={props.question.used > 0}>
            <p class="note">{checkText.used(props.question.used, props.question.rightPercent)}</p>
          </Show>
        </div>
      )}
    </Show>
  );
}
