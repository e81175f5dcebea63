import { createEffect, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { hallText } from "../text/leaderboards.ts";
import { Icon } from "../ui/Icon.tsx";
import { scoreText } from "./figures.ts";
import { dwellMs } from "./hall-plan.ts";
import { hasPlace, placesOf } from "./places.ts";
import { type Stage, tokenMs } from "./stage.ts";
import type { UnitRow } from "./views.ts";

/** Nine characters stand on the wall at full size; the organiser sets short names, a longer one is set smaller. */
const fullSizeCharacters = 9;

function HallMovement(props: { places: number }) {
  return (
    <Switch fallback={<span class="mv eq">—</span>}>
      <Match when={props.places > 0}>
        <span class="mv up num">
          <Icon name="up" filled />
          {props.places}
        </span>
      </Match>
      <Match when={props.places < 0}>
        <span class="mv dn num">
          <Icon name="fall" />
          {-props.places}
        </span>
      </Match>
    </Switch>
  );
}

function HallRow(props: { row: UnitRow; top: boolean }) {
  return (
    <li class="h-row" data-id={props.row.unitId} data-rank={props.row.rank}>
      <span class="rk num">
        <Show when={hasPlace(props.row) && props.row.rank <= 3} fallback={hasPlace(props.row) ? props.row.rank : hallText.noRank}>
          <span class={`medal m${props.row.rank}`}>{props.row.rank}</span>
        </Show>
      </span>
      <span class="nm" classList={{ "is-long": [...props.row.shortName].length > fullSizeCharacters }}>
        {props.row.shortName}
      </span>
      <Show when={props.top}>
        <HallMovement places={props.row.moved} />
      </Show>
      <span class="sc num">{scoreText(props.row.value)}</span>
    </li>
  );
}

/** The first ten, standing still but for those who change places. */
export function HallTopTen(props: { rows: readonly UnitRow[]; stage: Stage; beside: JSX.Element }) {
  return (
    <section class="h-board">
      <h2>
        <b>{hallText.topTen}</b>
        {props.beside}
      </h2>
      <ol class="h-rows is-top" ref={(list) => props.stage.add(list)}>
        <For each={props.rows}>{(row) => <HallRow row={row} top />}</For>
      </ol>
    </section>
  );
}

/** One page of the list; the line above it says how long it still stands. `turn` changes when the page does. */
export function HallPageBoard(props: { rows: readonly UnitRow[]; turn: number; stage: Stage; beside: JSX.Element }) {
  let dwell!: HTMLElement;
  const heading = () => {
    const places = placesOf(props.rows);
    return places ? hallText.places(places.from, places.to) : hallText.noPlacesYet;
  };
  createEffect(
    on(
      () => props.turn,
      () => {
        const still = tokenMs("--t-row") === 0;
        dwell.animate([{ transform: "scaleX(0)" }, { transform: "none" }], {
          duration: dwellMs,
          easing: still ? "steps(10)" : "linear",
          fill: "forwards",
        });
      },
    ),
  );
  return (
    <section class="h-board has-dwell">
      <h2>
        <b class="num">{heading()}</b>
        {props.beside}
      </h2>
      <div class="h-dwell">
        <i ref={dwell} />
      </div>
      <div class="h-stack">
        <ol class="h-rows is-page" ref={(list) => props.stage.add(list)}>
          <For each={props.rows}>{(row) => <HallRow row={row} top={false} />}</For>
        </ol>
      </div>
    </section>
  );
}
