import { Show } from "solid-js";
import { boardText } from "../text/leaderboards.ts";
import type { BoardTab } from "./BoardTabs.tsx";
import { countText, divisorOf, scoreText } from "./figures.ts";
import type { UnitRow } from "./views.ts";

/** The formula in words, and in the branch's own numbers. */
export function Formula(props: { text: string; row: UnitRow | undefined; tab: BoardTab }) {
  const own = (row: UnitRow) => {
    const people = divisorOf(row);
    return people === undefined
      ? boardText.ownPlain(countText(row.scoreSum), countText(row.locked), scoreText(row.value))
      : boardText.ownDivision(countText(row.scoreSum), countText(people), scoreText(row.value));
  };
  return (
    <div class="formula">
      <Show when={props.tab !== "members"}>
        <p>
          <b>{boardText.formulaHead}</b>
          {props.text}
        </p>
      </Show>
      <Show when={props.row?.locked ? props.row : undefined}>{(row) => <p>{own(row())}</p>}</Show>
      <Show when={props.tab === "committees"}>
        <p>{boardText.committeeSum}</p>
      </Show>
      <p>{boardText.countsLocked}</p>
    </div>
  );
}
