import { For, Show } from "solid-js";
import { deskNames } from "../text/desk.ts";
import { lookText } from "../text/imports.ts";
import type { Read } from "./views.ts";

const same = (text: string): [string, string] => [text, text];

/** Period, topic and difficulty: what the file says, or none yet. A word of the file's that is not the bank's own shows as it is. */
export function ReadTags(props: { read: Read; edit(change: (read: Read) => Read): void }) {
  const set = (part: "period" | "topic" | "difficulty") => (value: string) => props.edit((read) => ({ ...read, [part]: value }));
  return (
    <div class="dk-three">
      <Choice label={lookText.period} value={props.read.period ?? ""} of={Object.entries(deskNames.period)} choose={set("period")} />
      <Choice label={lookText.topic} value={props.read.topic ?? ""} of={deskNames.topics.map(same)} choose={set("topic")} />
      <Choice
        label={lookText.difficulty}
        value={props.read.difficulty ?? ""}
        of={Object.entries(deskNames.difficulty)}
        choose={set("difficulty")}
      />
    </div>
  );
}

function Choice(props: { label: string; value: string; of: [string, string][]; choose(value: string): void }) {
  const known = () => props.of.some(([value]) => value === props.value);
  return (
    <select class="dk-inp" aria-label={props.label} value={props.value} onChange={(event) => props.choose(event.currentTarget.value)}>
      <Show when={!known()}>
        <option value={props.value} disabled>
          {props.value === "" ? `${props.label}${lookText.notGiven}` : props.value}
        </option>
      </Show>
      <For each={props.of}>{([value, name]) => <option value={value}>{name}</option>}</For>
    </select>
  );
}
