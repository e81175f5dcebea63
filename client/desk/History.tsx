import { createEffect, createSignal, For, on, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { dayTimeText } from "../lib/time-text.ts";
import { historyText } from "../text/desk-editor.ts";
import { getDiff } from "./calls.ts";
import { DiffView } from "./DiffView.tsx";
import type { DeskRevision, DiffPart, QuestionDesk } from "./views.ts";

/** Every revision with who, when and why; any two of them side by side. */
export function History(props: { question: QuestionDesk; hasDraft: boolean }) {
  const revisions = () => props.question.revisions;
  const [from, setFrom] = createSignal("");
  const [to, setTo] = createSignal("");
  const [parts, setParts] = createSignal<DiffPart[]>();
  const choices = () => [
    ...(props.hasDraft ? [["draft", historyText.draft] as const] : []),
    ...revisions().map((revision) => [String(revision.ordinal), `v${revision.ordinal}`] as const),
  ];
  const place = (text: string) => (text === "draft" ? "draft" : Number(text));
  createEffect(
    on([from, to], async ([a, b]) => {
      setParts(undefined);
      if (!a || !b || a === b) return;
      try {
        setParts((await getDiff(props.question.id, place(a), place(b))).parts);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }),
  );
  const Pick = (pick: { label: string; value: string; change(value: string): void }) => (
    <label>
      <span>{pick.label}</span>
      <select class="dk-inp" onChange={(event) => pick.change(event.currentTarget.value)}>
        <option value="" selected={pick.value === ""}>
          {historyText.pick}
        </option>
        <For each={choices()}>
          {([value, name]) => (
            <option value={value} selected={pick.value === value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  );
  return (
    <Show when={revisions().length > 0}>
      <div class="dk-part">
        <h2 class="sec">{historyText.title(revisions().length)}</h2>
        <ol class="dk-history">
          <For each={revisions()}>{(revision) => <Revision revision={revision} />}</For>
        </ol>
        <Show when={choices().length > 1}>
          <div class="dk-compare">
            <Pick label={historyText.from} value={from()} change={setFrom} />
            <Pick label={historyText.to} value={to()} change={setTo} />
          </div>
          <Show when={parts()}>
            {(got) => (
              <Show when={got().length > 0} fallback={<p class="note">{historyText.same}</p>}>
                <DiffView parts={got()} />
              </Show>
            )}
          </Show>
        </Show>
      </div>
    </Show>
  );
}

function Revision(props: { revision: DeskRevision }) {
  const r = () => props.revision;
  return (
    <li>
      <b class="num">v{r().ordinal}</b>
      <span>
        {historyText.state[r().state]}，{r().author}，{dayTimeText(r().createdAt, Date.now())}
        <small>{r().reason}</small>
        <Show when={r().reviewer}>
          {(reviewer) => <small>{historyText.reviewed(r().state === "returned", reviewer(), r().comment ?? "")}</small>}
        </Show>
        <Show when={r().releases.length > 0}>
          <small>{historyText.releases(r().releases)}</small>
        </Show>
      </span>
    </li>
  );
}
