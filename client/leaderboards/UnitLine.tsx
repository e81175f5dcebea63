import { Match, Show, Switch } from "solid-js";
import { boardText } from "../text/leaderboards.ts";
import { Icon } from "../ui/Icon.tsx";
import { Tail } from "../ui/Tail.tsx";
import { countText, scoreText } from "./figures.ts";
import { hasPlace } from "./places.ts";
import type { UnitRow } from "./views.ts";

/** 升 2 · 降 1 · 持平: a mark and a word, so that neither the colour nor the shape has to speak alone. */
export function Movement(props: { places: number }) {
  return (
    <Switch fallback={<span class="mv">{boardText.level}</span>}>
      <Match when={props.places > 0}>
        <span class="mv up">
          <Icon name="up" filled />
          {boardText.up(props.places)}
        </span>
      </Match>
      <Match when={props.places < 0}>
        <span class="mv dn">
          <Icon name="fall" />
          {boardText.down(-props.places)}
        </span>
      </Match>
    </Switch>
  );
}

/** The rank, with a medal for the first three; a dash for those who have none yet. */
export function Rank(props: { rank: number | undefined }) {
  return (
    <span class="rk num">
      <Show when={props.rank} fallback={boardText.noRank}>
        {(rank) => (
          <>
            <span class="vh">{boardText.rankPrefix}</span>
            <Show when={rank() <= 3} fallback={rank()}>
              <span class={`medal m${rank()}`}>{rank()}</span>
            </Show>
          </>
        )}
      </Show>
    </span>
  );
}

/** How many of a branch are in; who is missing is counted, never named. */
const missingText = (row: UnitRow) =>
  row.locked >= row.eligible
    ? boardText.peopleAll(countText(row.eligible))
    : boardText.peopleMissing(countText(row.eligible), countText(row.eligible - row.locked));

/** One branch or committee of a board. `whole` counts those who are in instead of those who are missing. */
export function UnitLine(props: { row: UnitRow; me: boolean; whole?: boolean }) {
  const people = () =>
    props.whole && props.row.locked < props.row.eligible
      ? boardText.peopleSubmitted(countText(props.row.eligible), countText(props.row.locked))
      : missingText(props.row);
  return (
    <li
      class="brow"
      classList={{ "is-me": props.me }}
      aria-current={props.me ? "true" : undefined}
      data-id={props.row.unitId}
      data-rank={props.row.rank}
    >
      <Rank rank={hasPlace(props.row) ? props.row.rank : undefined} />
      <span class="nm">
        <Tail text={props.row.name} />
      </span>
      <span class="sub">
        <Tail text={people()} />
      </span>
      <span class="sc num">{scoreText(props.row.value)}</span>
      <Movement places={props.row.moved} />
    </li>
  );
}
