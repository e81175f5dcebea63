import { Show } from "solid-js";
import { lookText } from "../text/imports.ts";
import { errorsPath } from "./calls.ts";
import type { ImportDesk } from "./views.ts";

/** What the file is and how far it has been looked through. */
export function ImportMeta(props: { desk: ImportDesk }) {
  const counts = () => props.desk.counts;
  const parts = () => [
    lookText.found(counts().questions),
    ...(counts().clear > 0 ? [lookText.clear(counts().clear)] : []),
    ...(counts().taken > 0 ? [lookText.seen(counts().taken)] : []),
    ...(counts().skipped > 0 ? [lookText.skipped(counts().skipped)] : []),
    ...(counts().refused > 0 ? [lookText.refused(counts().refused)] : []),
  ];
  const last = () => {
    if (counts().doubtful > 0) return lookText.doubtful(counts().doubtful);
    return counts().taken + counts().skipped > 0 ? lookText.settled : undefined;
  };
  return (
    <>
      <span class="im-file">{props.desk.fileName}</span>
      <span>
        {parts().join("，")}
        <Show when={last()}>
          {(text) => (
            <>
              ，<b>{text()}</b>
            </>
          )}
        </Show>
      </span>
    </>
  );
}

/** What can be done with the whole file; one red button at most. */
export function ImportActs(props: { desk: ImportDesk; mapping: boolean; map(): void; ask(what: "confirm" | "discard"): void }) {
  const ready = () => props.desk.counts.clear + props.desk.counts.taken;
  const goText = () => {
    if (props.desk.counts.imported > 0) return lookText.goRest(ready());
    return props.desk.counts.doubtful > 0 ? lookText.go(ready()) : lookText.goAll(ready());
  };
  return (
    <>
      <Show when={props.desk.state !== "confirmed"}>
        <button type="button" class="textbtn" onClick={() => props.ask("discard")}>
          {lookText.discard}
        </button>
        <Show when={props.desk.columnMaps.length > 0 && props.desk.marks.length > 0}>
          <button type="button" class="btn" onClick={() => props.map()}>
            {props.mapping ? lookText.backToLooking : lookText.map}
          </button>
        </Show>
      </Show>
      <Show when={props.desk.counts.doubtful + props.desk.counts.refused + props.desk.counts.skipped > 0}>
        <a class="btn" href={errorsPath(props.desk.id)} title={lookText.backHint} download="">
          {lookText.back}
        </a>
      </Show>
      <a class="btn" href={`/desk/import?bank=${encodeURIComponent(props.desk.bankId)}`}>
        {lookText.other}
      </a>
      <Show when={ready() > 0}>
        <button type="button" class="btn btn-go" onClick={() => props.ask("confirm")}>
          {goText()}
        </button>
      </Show>
    </>
  );
}
