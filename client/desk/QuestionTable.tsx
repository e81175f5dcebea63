import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createSignal, For, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { listText } from "../text/desk.ts";
import { PageState } from "../ui/PageState.tsx";
import { isNarrowed, type ListQuery } from "./list-query.ts";
import { QuestionLine } from "./QuestionLine.tsx";
import type { Rows } from "./rows.ts";
import type { QuestionRow } from "./views.ts";
import { nextRow } from "./windows.ts";
import "./hardness.css";

const narrow = "(max-width: 860px)";
const headHeight = 34;
/** Heights of a row: a fixed one each, so that thousands need no measuring. */
const rowHeights = { wide: 41, touch: 48, narrow: 68 };

/** Thousands of rows of which only those in sight exist. One tab stop; arrows move, Enter opens, X chooses. */
export function QuestionTable(props: {
  rows: Rows;
  query: ListQuery;
  chosen: ReadonlyMap<string, QuestionRow>;
  choose(row: QuestionRow): void;
  open(row: QuestionRow): void;
  /** What can be done with the chosen ones. */
  bulk: JSX.Element;
}) {
  let box!: HTMLDivElement;
  const [height, setHeight] = createSignal(heightNow());
  const [at, setAt] = createSignal(0);
  const [sight, setSight] = createSignal({ top: 0, height: 0 });
  const look = () => setSight({ top: box.scrollTop, height: box.clientHeight - headHeight });
  const total = () => props.rows.total() ?? 0;
  const virtual = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return total();
    },
    getScrollElement: () => box,
    estimateSize: () => height(),
    overscan: 12,
  });
  const media = matchMedia(narrow);
  const resized = () => {
    setHeight(heightNow());
    virtual.measure();
  };
  onMount(() => {
    const watch = new ResizeObserver(look);
    watch.observe(box);
    media.addEventListener("change", resized);
    onCleanup(() => {
      watch.disconnect();
      media.removeEventListener("change", resized);
    });
  });
  createEffect(() => {
    const items = virtual.getVirtualItems();
    props.rows.see(items[0]?.index ?? 0, items[items.length - 1]?.index ?? 0);
  });
  createEffect(
    on(
      () => props.query,
      () => {
        setAt(0);
        box?.scrollTo(0, 0);
      },
      { defer: true },
    ),
  );
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextRow(event.key, at(), total(), Math.max(1, Math.floor(box.clientHeight / height()) - 1));
    const row = props.rows.row(at());
    if (next !== undefined) {
      setAt(next);
      virtual.scrollToIndex(next, { align: "auto" });
    } else if (row && event.key === "Enter") props.open(row);
    else if (row && (event.key === "x" || event.key === " ")) props.choose(row);
    else return;
    event.preventDefault();
  };
  const { columns } = listText;
  return (
    <>
      <div
        class="dk-grid"
        classList={{ "is-misjudged": props.query.misjudged }}
        role="grid"
        aria-label={listText.table}
        aria-rowcount={total() + 1}
        aria-multiselectable="true"
        aria-busy={props.rows.busy()}
        aria-activedescendant={props.rows.row(at()) ? `row-${at()}` : undefined}
        tabindex="0"
        ref={box}
        onScroll={look}
        onKeyDown={keydown}
      >
        <div class="dk-row is-head" role="row" aria-rowindex="1">
          <span role="columnheader">
            <span class="vh">{columns.choose}</span>
          </span>
          <span role="columnheader">{columns.id}</span>
          <span role="columnheader">{columns.stem}</span>
          <span role="columnheader">{columns.type}</span>
          <span role="columnheader">{columns.topic}</span>
          <span role="columnheader">{columns.ordinal}</span>
          <span role="columnheader">{columns.state}</span>
          <span role="columnheader" class="r">
            {columns.used}
          </span>
          <span role="columnheader">{columns.right}</span>
          <span role="columnheader">{columns.hard}</span>
          <span role="columnheader" class="r">
            {columns.updated}
          </span>
        </div>
        <Show when={total() > 0}>
          <div class="dk-rows" role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
            <For each={virtual.getVirtualItems()}>
              {(item) => (
                <QuestionLine
                  row={props.rows.row(item.index)}
                  index={item.index}
                  top={item.start}
                  height={height()}
                  isAt={at() === item.index}
                  chosen={props.chosen.has(props.rows.row(item.index)?.id ?? "")}
                  point={() => setAt(item.index)}
                  choose={props.choose}
                  open={props.open}
                />
              )}
            </For>
          </div>
        </Show>
      </div>
      <Show when={props.rows.total() === undefined || props.rows.problem()}>
        <PageState problem={props.rows.problem()} retry={props.rows.again} />
      </Show>
      <Show when={props.rows.total() === 0 && !props.rows.problem()}>
        <p class="empty">{isNarrowed(props.query) ? listText.none : listText.emptyBank}</p>
      </Show>
      <div class="dk-foot">
        <Show when={props.chosen.size > 0} fallback={<span class="muted dk-keys-line">{listText.keys}</span>}>
          {props.bulk}
        </Show>
        <Show when={total() > 0}>
          <span class="muted num dk-range">{range(sight(), height(), total())}</span>
        </Show>
      </div>
    </>
  );
}

function heightNow(): number {
  if (matchMedia(narrow).matches) return rowHeights.narrow;
  return matchMedia("(pointer: coarse)").matches ? rowHeights.touch : rowHeights.wide;
}

/** 15—28，共 214: the rows that can be read at the moment. */
function range(sight: { top: number; height: number }, row: number, total: number): string {
  const first = Math.round(sight.top / row);
  return listText.range(first + 1, Math.min(total, Math.max(first + 1, Math.round((sight.top + sight.height) / row))), total);
}
