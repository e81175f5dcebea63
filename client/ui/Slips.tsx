import { For } from "solid-js";
import { type SlipMark, slipMarks } from "./slip-marks.ts";

/** 简: counts things one strip each. `caption` says the same in words, since a picture of strips says nothing aloud. */
export function Slips(props: { marks: readonly SlipMark[]; caption: string; wide?: boolean; full?: boolean; still?: boolean }) {
  const marks = () => slipMarks(props.marks);
  return (
    <div
      class="slips"
      classList={{ "is-wide": props.wide, "is-full": props.full, "is-still": props.still, "is-many": marks().length > 25 }}
      role="img"
      aria-label={props.caption}
    >
      <For each={marks()}>{(mark) => <i class={mark === "off" ? undefined : mark} />}</For>
    </div>
  );
}
