import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, For, type JSX, Show } from "solid-js";
import { lookText } from "../text/imports.ts";
import { howRead } from "./how-read.ts";
import type { Look } from "./look.ts";
import { listed } from "./marks.ts";
import { spanText } from "./place-text.ts";
import type { ImportQuestion, RefusedPiece } from "./views.ts";

const rowHeight = 33;

/** Everything that is in doubt or was decided, and what could not be read: one line each. */
export function DoubtTable(props: {
  look: Look;
  several: boolean;
  refused: number;
  chosen: ReadonlySet<number>;
  choose(number: number): void;
  chooseAll(numbers: number[]): void;
  show(unit: number): void;
  foot: JSX.Element;
}) {
  let box!: HTMLDivElement;
  const marks = () => props.look.desk()?.marks ?? "";
  const numbers = createMemo(() => listed(marks()));
  const { columns } = lookText;
  const virtual = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return numbers().length + props.refused;
    },
    getScrollElement: () => box,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  createEffect(() => {
    for (const { index } of virtual.getVirtualItems()) props.look.wantQuestion(numbers()[index] ?? 0);
  });
  createEffect(() => {
    const index = numbers().indexOf(props.look.at());
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
  });
  const all = () => numbers().length > 0 && numbers().every((number) => props.chosen.has(number));
  return (
    <section class="im-doubts" aria-label={lookText.table}>
      <Show when={numbers().length + props.refused === 0}>
        <p class="im-none">{lookText.noDoubt}</p>
      </Show>
      <div
        class="im-table"
        classList={{ "is-none": numbers().length + props.refused === 0 }}
        role="table"
        aria-rowcount={numbers().length + props.refused + 1}
        tabindex="0"
        ref={box}
      >
        <div class="im-tr is-head" role="row">
          <span role="columnheader">
            <input
              type="checkbox"
              class="dk-tick"
              aria-label={lookText.all}
              checked={all()}
              onChange={() => props.chooseAll(all() ? [] : numbers())}
            />
          </span>
          <span role="columnheader">{columns.number}</span>
          <span role="columnheader">
            {columns.place}
            {unitName(props.look)}
          </span>
          <span role="columnheader">{columns.doubt}</span>
          <span role="columnheader">{columns.how}</span>
          <span role="columnheader">{columns.deal}</span>
        </div>
        <div class="im-body" role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
          <For each={virtual.getVirtualItems()}>
            {(item) => (
              <div
                class="im-place"
                role="presentation"
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
                ref={(row) => queueMicrotask(() => virtual.measureElement(row))}
              >
                <Show
                  when={numbers()[item.index]}
                  fallback={
                    <RefusedRow piece={props.look.refusal(item.index - numbers().length)} several={props.several} show={props.show} />
                  }
                >
                  {(number) => (
                    <DoubtRow
                      look={props.look}
                      number={number()}
                      mark={marks().charAt(number() - 1)}
                      several={props.several}
                      chosen={props.chosen.has(number())}
                      choose={props.choose}
                    />
                  )}
                </Show>
              </div>
            )}
          </For>
        </div>
      </div>
      {props.foot}
    </section>
  );
}

function unitName(look: Look): string {
  const kind = look.desk()?.units[0]?.place.kind ?? "line";
  return lookText.units[kind === "cell" ? "line" : kind];
}

function DoubtRow(props: { look: Look; number: number; mark: string; several: boolean; chosen: boolean; choose(number: number): void }) {
  const question = () => props.look.question(props.number);
  const isNow = () => props.look.at() === props.number;
  const doubts = () => question()?.doubts ?? [];
  return (
    <div class="im-tr" classList={{ "is-now": isNow() }} role="row" aria-current={isNow() ? "true" : undefined}>
      <span role="cell">
        <input
          type="checkbox"
          class="dk-tick"
          aria-label={lookText.number(props.number)}
          checked={props.chosen}
          onChange={() => props.choose(props.number)}
        />
      </span>
      <span role="cell" class="num">
        {lookText.number(props.number)}
      </span>
      <span role="cell" class="num">
        {spanText(question()?.places ?? [], props.several)}
      </span>
      <span role="cell">
        {question()
          ? doubts()
              .map(({ message }) => message)
              .join(" ")
          : lookText.loading}
      </span>
      <span role="cell">{howText(question())}</span>
      <span role="cell">
        <Show when={!isNow()} fallback={lookText.looking}>
          <button type="button" class="textbtn" onClick={() => props.look.go(props.number)}>
            {props.mark === "t" ? lookText.taken : props.mark === "s" ? lookText.skippedMark : lookText.look}
          </button>
        </Show>
      </span>
    </div>
  );
}

const howText = (question: ImportQuestion | undefined): string => (question ? howRead(question.reading, question.doubts[0]) : "");

function RefusedRow(props: { piece: RefusedPiece | undefined; several: boolean; show(unit: number): void }) {
  return (
    <Show when={props.piece}>
      {(piece) => (
        <div class="im-tr is-refused" role="row">
          <span role="cell" />
          <span role="cell">{lookText.refusedMark}</span>
          <span role="cell" class="num">
            {spanText([piece().place], props.several)}
          </span>
          <span role="cell">{piece().message}</span>
          <span role="cell">{lookText.refusedHow}</span>
          <span role="cell">
            <button type="button" class="textbtn" onClick={() => props.show(piece().units[0] ?? 0)}>
              {lookText.source}
            </button>
          </span>
        </div>
      )}
    </Show>
  );
}
