import { createSignal, For, Show } from "solid-js";
import { DeskDialog } from "../desk/DeskDialog.tsx";
import { deskNames, dialogText } from "../text/desk.ts";
import { lookText } from "../text/imports.ts";
import type { BulkChange } from "./calls.ts";
import { readTypes } from "./ReadForm.tsx";

const same = (text: string): [string, string] => [text, text];

/** What can be done with the chosen questions at once. */
export function BulkBar(props: { chosen: number; change(change: BulkChange): void; clear(): void }) {
  const [asking, setAsking] = createSignal(false);
  const [source, setSource] = createSignal("");
  const types = readTypes.map((type): [string, string] => [type, deskNames.type[type]]);
  return (
    <>
      <b>{lookText.chosen(props.chosen)}</b>
      <Pick label={lookText.these} of={types} choose={(type) => props.change({ type })} />
      <Pick label={lookText.period} of={Object.entries(deskNames.period)} choose={(period) => props.change({ period })} />
      <Pick label={lookText.topic} of={deskNames.topics.map(same)} choose={(topic) => props.change({ topic })} />
      <Pick label={lookText.difficulty} of={Object.entries(deskNames.difficulty)} choose={(difficulty) => props.change({ difficulty })} />
      <button type="button" class="btn is-small" onClick={() => setAsking(true)}>
        {lookText.bulkSource}
      </button>
      <button type="button" class="btn is-small" onClick={() => props.change({ decision: "take" })}>
        {lookText.accept}
      </button>
      <button type="button" class="btn is-small" onClick={() => props.change({ decision: "skip" })}>
        {lookText.skippedMark}
      </button>
      <button type="button" class="textbtn" onClick={() => props.clear()}>
        {lookText.unchoose}
      </button>
      <DeskDialog
        open={asking()}
        close={() => setAsking(false)}
        title={lookText.bulkSourceTitle}
        foot={
          <>
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              {dialogText.cancel}
            </button>
            <button
              type="button"
              class="btn btn-go"
              onClick={() => {
                setAsking(false);
                if (source().trim() !== "") props.change({ source: source().trim() });
              }}
            >
              {lookText.bulkSource}
            </button>
          </>
        }
      >
        <input class="dk-inp" aria-label={lookText.from} value={source()} onInput={(event) => setSource(event.currentTarget.value)} />
      </DeskDialog>
    </>
  );
}

function Pick(props: { label: string; of: [string, string][]; choose(value: string): void }) {
  return (
    <Show when={props.of.length > 0}>
      <select
        class="dk-inp im-pick"
        aria-label={props.label}
        onChange={(event) => {
          const { value } = event.currentTarget;
          event.currentTarget.value = "";
          if (value !== "") props.choose(value);
        }}
      >
        <option value="">{props.label}</option>
        <For each={props.of}>{([value, name]) => <option value={value}>{name}</option>}</For>
      </select>
    </Show>
  );
}
