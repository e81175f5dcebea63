import { Show } from "solid-js";
import { dayText } from "./day-text.ts";
import { deskNames, listText } from "../text/desk.ts";
import type { QuestionRow } from "./views.ts";

/** One row, or its place while it is on its way. */
export function QuestionLine(props: {
  row: QuestionRow | undefined;
  index: number;
  top: number;
  height: number;
  isAt: boolean;
  chosen: boolean;
  point(): void;
  choose(row: QuestionRow): void;
  open(row: QuestionRow): void;
}) {
  const click = (event: MouseEvent, row: QuestionRow) => {
    props.point();
    const onMark = event.target instanceof Element && event.target.closest(".dk-pick");
    if (onMark) props.choose(row);
    else if (getSelection()?.isCollapsed !== false) props.open(row);
  };
  return (
    <div
      class="dk-row"
      classList={{ "is-on": props.chosen, "is-at": props.isAt }}
      role="row"
      id={`row-${props.index}`}
      aria-rowindex={props.index + 2}
      aria-selected={props.chosen}
      style={{ transform: `translateY(${props.top}px)`, height: `${props.height}px` }}
      ref={(element) => element.addEventListener("click", (event) => props.row && click(event, props.row))}
    >
      <Show
        when={props.row}
        fallback={
          <span class="dk-coming" role="gridcell">
            <span class="vh">{listText.loadingRow}</span>
          </span>
        }
      >
        {(row) => (
          <>
            <span class="dk-pick" role="gridcell" aria-label={props.chosen ? listText.isChosen : listText.columns.choose}>
              <i class="dk-box" />
            </span>
            <span class="dk-id num" role="gridcell">
              {row().id}
            </span>
            <span class="dk-stem" classList={{ muted: row().stem === "" }} role="gridcell" title={row().stem}>
              {row().stem || listText.noStem}
            </span>
            <span class="nb" role="gridcell">
              {deskNames.type[row().type]}
            </span>
            <span class="dk-topic nb" role="gridcell">
              {row().topic ?? "—"}
            </span>
            <span class="dk-ord num" role="gridcell">
              {listText.version(row().ordinal)}
            </span>
            <span role="gridcell">
              <span class={`dk-st is-${row().state}`}>{deskNames.state[row().state]}</span>
              <Show when={row().hasDraft && row().state !== "draft" && row().state !== "returned"}>
                <i class="dk-dot" title={listText.withDraft} />
                <span class="vh">{listText.withDraft}</span>
              </Show>
            </span>
            <span class="dk-used r num" role="gridcell">
              {row().used || "—"}
            </span>
            <span class="dk-right num" role="gridcell">
              <span>{row().rightPercent === null ? "—" : `${row().rightPercent}%`}</span>
              <Show when={row().rightPercent !== null}>
                <span class="dk-barline">
                  <i style={{ width: `${row().rightPercent}%` }} />
                </span>
              </Show>
            </span>
            <span class="dk-hard" role="gridcell" classList={{ "is-other": isOther(row()) }}>
              <span class="vh">{listText.guess}</span>
              {hardness(row().difficulty)}
              <span aria-hidden="true"> / </span>
              <span class="vh">{listText.measured}</span>
              {hardness(row().measured)}
            </span>
            <span class="dk-day r num" role="gridcell" title={row().updatedBy}>
              {dayText(row().updatedAt, Date.now())}
            </span>
          </>
        )}
      </Show>
    </div>
  );
}

const hardness = (difficulty: number | null): string => (difficulty === null ? "—" : (deskNames.difficulty[String(difficulty)] ?? "—"));
const isOther = ({ difficulty, measured }: QuestionRow): boolean => difficulty !== null && measured !== null && difficulty !== measured;
