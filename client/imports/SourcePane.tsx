import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import { lookText } from "../text/imports.ts";
import { Icon } from "../ui/Icon.tsx";
import { cutAt, suspects } from "./how-read.ts";
import type { Look } from "./look.ts";
import { placeNumber } from "./place-text.ts";
import type { Unit } from "./views.ts";

const lineHeight = 26;

/** The file as it is, line by line; what became of each line shows beside it. Only the lines in sight exist. */
export function SourcePane(props: { look: Look; units: number; several: boolean; shown?: number | undefined }) {
  let box!: HTMLDivElement;
  const virtual = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return props.units;
    },
    getScrollElement: () => box,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  const question = () => props.look.question(props.look.at());
  const marked = createMemo(() => {
    const now = question();
    return now ? suspects(now.reading, now.doubts) : [];
  });
  createEffect(() => {
    const items = virtual.getVirtualItems();
    props.look.seeUnits(items[0]?.index ?? 0, items[items.length - 1]?.index ?? 0);
  });
  const first = () => question()?.units[0];
  createEffect(
    on(first, (unit) => {
      if (unit === undefined) return;
      props.look.seeUnits(unit, unit + 20);
      // One line above stays in sight, so that it is seen where the question begins.
      virtual.scrollToIndex(Math.max(0, unit - 4), { align: "start" });
    }),
  );
  createEffect(
    on(
      () => props.shown,
      (unit) => {
        if (unit === undefined) return;
        props.look.seeUnits(unit, unit + 20);
        virtual.scrollToIndex(unit, { align: "center" });
      },
    ),
  );
  return (
    <div class="im-src" tabindex="0" role="region" aria-label={lookText.source} ref={box}>
      <div class="im-lines" style={{ height: `${virtual.getTotalSize()}px` }}>
        <For each={virtual.getVirtualItems()}>
          {(item) => (
            <div
              class="im-place"
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              ref={(row) => queueMicrotask(() => virtual.measureElement(row))}
            >
              <SourceLine
                unit={props.look.unit(item.index)}
                before={props.look.unit(item.index - 1)}
                after={props.look.unit(item.index + 1)}
                at={props.look.at()}
                mark={props.look.desk()?.marks ?? ""}
                marked={marked()}
                several={props.several}
                go={props.look.go}
              />
            </div>
          )}
        </For>
      </div>
    </div>
  );
}

interface LineProps {
  unit: Unit | undefined;
  before: Unit | undefined;
  after: Unit | undefined;
  at: number;
  mark: string;
  marked: readonly string[];
  several: boolean;
  go(number: number): void;
}

function SourceLine(props: LineProps) {
  const isNow = () => props.unit?.question !== undefined && props.unit.question === props.at;
  const sheet = () => (props.unit?.place.kind === "cell" ? props.unit.place.sheet : "");
  const newSheet = () => props.several && sheet() !== "" && (props.before?.place.kind !== "cell" || props.before.place.sheet !== sheet());
  const begins = () => props.unit?.question !== props.before?.question || props.unit?.question === undefined;
  const ends = () => props.unit?.question !== props.after?.question;
  const open = () => {
    const number = props.unit?.question;
    if (number !== undefined && getSelection()?.isCollapsed !== false) props.go(number);
  };
  return (
    <Show when={props.unit} fallback={<p class="im-line is-coming">{lookText.loading}</p>}>
      {(unit) => (
        <>
          <Show when={newSheet()}>
            <p class="im-sheet">{sheet()}</p>
          </Show>
          <div
            class="im-line"
            classList={{
              "is-first": begins(),
              "is-now": isNow(),
              "is-begin": isNow() && begins(),
              "is-end": isNow() && ends(),
              "is-doubt": unit().refused !== undefined || props.mark.charAt((unit().question ?? 0) - 1) === "d",
              "is-aside": unit().aside !== undefined,
              "is-open": unit().question !== undefined,
            }}
            ref={(line) => line.addEventListener("click", open)}
          >
            <span class="num">{placeNumber(unit().place)}</span>
            <div>
              <p class="im-text">
                <For each={isNow() ? cutAt(unit().text, props.marked) : [{ text: unit().text, marked: false }]}>
                  {(cut) => (cut.marked ? <mark>{cut.text}</mark> : cut.text)}
                </For>
              </p>
              <Show when={unit().refused}>
                {(why) => (
                  <p class="dk-err">
                    <Icon name="warn" />
                    <span>{why()}</span>
                  </p>
                )}
              </Show>
              <Show when={unit().aside && unit().text.trim() !== ""}>
                <p class="im-note">{lookText.asideNote(unit().aside ?? "")}</p>
              </Show>
            </div>
          </div>
        </>
      )}
    </Show>
  );
}
