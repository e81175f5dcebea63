import { For, type JSX, Show } from "solid-js";
import type { ResultQuestion as Asked } from "../lib/views.ts";
import { kindText, resultText } from "../text/attempts.ts";
import { Icon } from "../ui/Icon.tsx";
import { Tail } from "../ui/Tail.tsx";
import { kindClass } from "./credit-line.ts";
import { Picture } from "./Picture.tsx";
import { type ResultRow, resultRows } from "./result-rows.ts";
import { Stem } from "./Stem.tsx";

/** One question of the result: what was right, what was chosen, why, and where it is written. */
export function ResultQuestion(props: { question: Asked; foot?: JSX.Element }) {
  const q = () => props.question;
  return (
    <article class="answer">
      <p class={`kind ${kindClass[q().type]}`}>
        <b>{kindText[q().type]}</b>
        <span>{resultText.earned(q().position, q().earned)}</span>
      </p>
      <h2 class="stem">
        <Stem text={q().stem} />
      </h2>
      <Show when={q().image}>{(image) => <Picture image={image()} />}</Show>
      <div>
        <For each={resultRows(q())}>{(row) => <Row row={row} bold={q().type === "order"} />}</For>
      </div>
      <Show when={q().choice === null}>
        <p class="note">{resultText.noAnswer}</p>
      </Show>
      <div class="why">
        <h3>{resultText.why}</h3>
        <p>
          <Tail text={q().explanation} />
        </p>
      </div>
      <p class="source">
        {resultText.source}
        {bookTitle(q().source.title)}
        <br />
        {[q().source.author, q().source.publisher, q().source.date].filter(Boolean).join("，")}
      </p>
      {props.foot}
    </article>
  );
}

const bookTitle = (title: string): string => (title.includes("《") ? title : `《${title}》`);

function Row(props: { row: ResultRow; bold: boolean }) {
  const note = () => {
    const { note, own } = props.row;
    if (!note) return "";
    if (note === "yours") return resultText.yours(own ?? "");
    if (note === "key") return resultText.key(own ?? "");
    if (note === "placed") return resultText.placed(own ?? "");
    return resultText.notes[note];
  };
  return (
    <div class="ans" classList={{ "is-right": props.row.mark === "right", "is-miss": props.row.mark === "miss" }}>
      <Show when={props.row.mark !== "none"} fallback={<i />}>
        <Icon name={props.row.mark === "right" ? "tick" : "cross"} />
      </Show>
      <p>
        <Show when={props.row.mark !== "none"}>
          <span class="vh">{props.row.mark === "right" ? resultText.isRight : resultText.isMiss}</span>
        </Show>
        <Show when={props.bold} fallback={props.row.label}>
          <b>{props.row.label}</b>
        </Show>
        {props.row.label === "" || props.row.label.endsWith("：") ? "" : " "}
        {props.row.text}{" "}
        <Show when={note()}>
          <small>{note()}</small>
        </Show>
      </p>
    </div>
  );
}
