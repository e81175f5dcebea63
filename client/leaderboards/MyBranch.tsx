import { Show } from "solid-js";
import { boardText } from "../text/leaderboards.ts";
import { Slips } from "../ui/Slips.tsx";
import { Tail } from "../ui/Tail.tsx";
import { createCountUp } from "./count-up.ts";
import { peopleSlips } from "./counting.ts";
import { countText, percentText, scoreText } from "./figures.ts";
import { around, hasPlace } from "./places.ts";
import type { Stage } from "./stage.ts";
import { UnitList } from "./UnitList.tsx";
import type { UnitRow } from "./views.ts";

/** My branch: its place, its points, how many are in, and the two before and after it. */
export function MyBranch(props: { row: UnitRow; rows: readonly UnitRow[]; asOf: string; anybodyIn: boolean; stage: Stage }) {
  const value = createCountUp(() => props.row.value);
  const neighbours = () =>
    around(
      props.rows,
      props.rows.findIndex((row) => row.unitId === props.row.unitId),
    );
  return (
    <>
      <section class="mine">
        <div class="mine-top">
          <h2>
            <Tail text={props.row.name} />
          </h2>
          <p class="asof num">{props.asOf}</p>
        </div>
        <Show when={props.anybodyIn}>
          <dl class="mine-fig">
            <div>
              <dt>{boardText.rank}</dt>
              <dd class="num">
                {hasPlace(props.row) ? props.row.rank : boardText.noRank}
                <small>{boardText.ofBranches(countText(props.rows.length))}</small>
              </dd>
            </div>
            <div>
              <dt>{boardText.branchScore}</dt>
              <dd class="num">{scoreText(value())}</dd>
            </div>
            <div>
              <dt>{boardText.participation}</dt>
              <dd class="num">{percentText(props.row.locked, props.row.eligible)}</dd>
            </div>
          </dl>
        </Show>
        <People row={props.row} />
      </section>
      <Show when={props.anybodyIn}>
        <UnitList rows={neighbours()} mine={props.row.unitId} stage={props.stage} label={boardText.neighbours} />
      </Show>
    </>
  );
}

function People(props: { row: UnitRow }) {
  const slips = () => peopleSlips(props.row.eligible, props.row.locked);
  const marks = () => Array.from({ length: slips().total }, (_, i) => (i < slips().on ? "on" : "off") as "on" | "off");
  const missing = () => Math.max(0, props.row.eligible - props.row.locked);
  return (
    <div class="people">
      <Slips marks={marks()} full caption={boardText.slipsCaption(countText(props.row.eligible), countText(props.row.locked))} />
      <p>
        {boardText.slipIs(slips().per)}
        <Show when={missing() > 0} fallback={<span class="nb">{boardText.allSubmitted}。</span>}>
          <span class="nb">
            {boardText.submitted} <b>{countText(props.row.locked)}</b> {boardText.people}，
          </span>
          <span class="nb">
            {boardText.missing} <b>{countText(missing())}</b> {boardText.people}。
          </span>
        </Show>
      </p>
    </div>
  );
}
