import { createSignal, For, Show } from "solid-js";
import { DeskDialog } from "../desk/DeskDialog.tsx";
import { deskNames, dialogText } from "../text/desk.ts";
import { confirmText } from "../text/imports.ts";
import type { Counts, Defaults } from "./views.ts";
import { ProblemLine } from "../desk/ProblemLine.tsx";

const parts = ["title", "author", "publisher", "date"] as const;
const labels = {
  title: confirmText.sourceTitle,
  author: confirmText.sourceAuthor,
  publisher: confirmText.sourcePublisher,
  date: confirmText.sourceDate,
};

/** The last look before a file enters the bank: what is put in where it says nothing. */
export function ConfirmDialog(props: {
  open: boolean;
  close(): void;
  bankTitle: string;
  counts: Counts;
  problem: string | undefined;
  busy: boolean;
  confirm(defaults: Defaults): void;
}) {
  const [period, setPeriod] = createSignal("");
  const [topic, setTopic] = createSignal("");
  const [difficulty, setDifficulty] = createSignal("");
  const [source, setSource] = createSignal({ title: "", author: "", publisher: "", date: "" });
  const ready = () => props.counts.clear + props.counts.taken;
  const confirm = () =>
    props.confirm({
      period: period() || null,
      topic: topic() || null,
      difficulty: difficulty() === "" ? null : Number(difficulty()),
      source: parts.some((part) => source()[part].trim() !== "") ? source() : null,
    });
  return (
    <DeskDialog
      open={props.open}
      close={props.close}
      title={confirmText.title(ready())}
      wide
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {dialogText.cancel}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={props.busy} onClick={() => !props.busy && confirm()}>
            {props.busy ? confirmText.going : confirmText.go(ready())}
          </button>
        </>
      }
    >
      <p>{confirmText.text(props.bankTitle)}</p>
      <Show when={props.counts.doubtful > 0}>
        <p class="im-note">{confirmText.left(props.counts.doubtful)}</p>
      </Show>
      <div class="dk-three">
        <Field label={confirmText.period} none={confirmText.choose} of={Object.entries(deskNames.period)} choose={setPeriod} />
        <Field
          label={confirmText.topic}
          none={confirmText.later}
          of={deskNames.topics.map((name): [string, string] => [name, name])}
          choose={setTopic}
        />
        <Field label={confirmText.difficulty} none={confirmText.later} of={Object.entries(deskNames.difficulty)} choose={setDifficulty} />
      </div>
      <fieldset class="dk-fld">
        <legend class="dk-lab">{confirmText.source}</legend>
        <div class="im-four">
          <For each={parts}>
            {(part) => (
              <label>
                <span class="dk-hint">{labels[part]}</span>
                <input
                  class="dk-inp"
                  maxlength={part === "date" ? 60 : 200}
                  value={source()[part]}
                  onInput={(event) => setSource({ ...source(), [part]: event.currentTarget.value })}
                />
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <ProblemLine text={props.problem} />
    </DeskDialog>
  );
}

function Field(props: { label: string; none: string; of: [string, string][]; choose(value: string): void }) {
  return (
    <label class="dk-fld">
      <span class="dk-lab">{props.label}</span>
      <select class="dk-inp" onChange={(event) => props.choose(event.currentTarget.value)}>
        <option value="">{props.none}</option>
        <For each={props.of}>{([value, name]) => <option value={value}>{name}</option>}</For>
      </select>
    </label>
  );
}
