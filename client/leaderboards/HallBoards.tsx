import { createEffect, createMemo, createSignal, Index, on, onCleanup, type JSX, Show } from "solid-js";
import { hallText } from "../text/leaderboards.ts";
import { countText } from "./figures.ts";
import { HallPageBoard, HallTopTen } from "./HallRows.tsx";
import { dwellMs, type Face, framesOf, pageSize } from "./hall-plan.ts";
import type { Stage } from "./stage.ts";
import type { UnitRow } from "./views.ts";

/** The first ten and the pages beside them, or by turns. One timer turns the pages for as long as the wall stands. */
export function HallBoards(props: { rows: readonly UnitRow[]; face: Face; stage: Stage; asOf: () => JSX.Element }) {
  const [turn, setTurn] = createSignal(0);
  const frames = createMemo(() => framesOf(props.face, props.rows.length));
  const frame = createMemo(() => frames()[turn() % frames().length]);
  const timer = setInterval(() => props.stage.turn(() => setTurn((n) => (n + 1) % frames().length)), dwellMs);
  onCleanup(() => clearInterval(timer));
  // Another shape of wall divides the list in another way: begin again at its front.
  createEffect(on(frames, () => setTurn(0), { defer: true }));

  const pages = () => frame()?.pages ?? [];
  const besideTop = () => (props.face === "wide" ? <span>{hallText.score}</span> : props.asOf());
  const besidePage = (index: number) => {
    if (props.face === "single") return props.asOf();
    return index === pages().length - 1 ? <span>{hallText.ofBranches(countText(props.rows.length))}</span> : undefined;
  };
  return (
    <div class="h-boards" classList={{ "is-one": pages().length === 0 }}>
      <Show when={frame()?.top}>
        <HallTopTen rows={props.rows.slice(0, pageSize)} stage={props.stage} beside={besideTop()} />
      </Show>
      <Index each={pages()}>
        {(page, index) => (
          <HallPageBoard rows={props.rows.slice(page()[0], page()[1])} turn={turn()} stage={props.stage} beside={besidePage(index)} />
        )}
      </Index>
    </div>
  );
}
