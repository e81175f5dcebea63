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
                sheetBefore={sheetOf(props.look.unit(item.index - 1))}
                owner={ownerAt(props.look, item.index)}
                ownerBefore={ownerAt(props.look, item.index - 1)}
                ownerAfter={ownerAt(props.look, item.index + 1)}
                at={props.look.at()}
                marks={props.look.desk()?.marks ?? ""}
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

/** The question a line belongs to; an empty line inside a question is part of it for the eye. */
function ownerAt(look: Look, index: number): number | undefined {
  const unit = look.unit(index);
  if (unit?.question !== undefined || unit?.text.trim() !== "") return unit?.question;
  const before = look.unit(index - 1)?.question;
  return before !== undefined && before === look.unit(index + 1)?.question ? before : undefined;
}

const sheetOf = (unit: Unit | undefined): string => (unit?.place.kind === "cell" ? unit.place.sheet : "");

interface LineProps {
  unit: Unit | undefined;
  sheetBefore: string;
  owner: number | undefined;
  ownerBefore: number | undefined;
  ownerAfter: number | undefined;
  at: number;
  marks: string;
  marked: readonly string[];
  several: boolean;
  go(number: number): void;
}

function SourceLine(props: LineProps) {
  const isNow = () => props.owner !== undefined && props.owner === props.at;
  const sheet = () => sheetOf(props.unit);
  const newSheet = () => props.several && sheet() !== props.sheetBefore;
  const begins = () => props.owner !== props.ownerBefore || (props.owner === undefined && props.unit?.text.trim() !== "");
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
              "is-end": isNow() && props.owner !== props.ownerAfter,
              "is-doubt": unit().refused !== undefined || props.marks.charAt((props.owner ?? 0) - 1) === "d",
              "is-aside": props.owner === undefined,
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
              <Show when={unit().aside && unit().text.trim() !== "" && props.owner === undefined}>
                <p class="im-note">{lookText.asideNote(unit().aside ?? "")}</p>
              </Show>
            </div>
          </div>
        </>
      )}
    </Show>
  );
}
