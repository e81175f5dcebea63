import { createMemo, For, Index, Show } from "solid-js";
import { overviewText } from "../text/leaderboards.ts";
import { Icon } from "../ui/Icon.tsx";
import { stepOf } from "./counting.ts";
import { countText, percentText, scoreText } from "./figures.ts";
import { lowBranches, stepCounts } from "./overview-figures.ts";
import type { Overview, OverviewCommittee } from "./views.ts";

const columns = overviewText.columns;

/** Every committee, and each of its branches as one slip: the spread that an average hides. */
export function CommitteeTable(props: { overview: Overview; at: string }) {
  const branches = () => props.overview.committees.reduce((sum, committee) => sum + committee.branches.length, 0);
  const totals = () => props.overview.totals;
  const low = createMemo(() => lowBranches(props.overview.committees));
  const lowText = () => {
    const found = low();
    // While the whole district is that low, it says nothing about a branch.
    if (!found || totals().locked * 5 < totals().eligible) return "";
    const { count, most, ofMost } = found;
    return count === ofMost
      ? overviewText.lowBranchesIn(countText(count), most)
      : overviewText.lowBranches(countText(count), most, countText(ofMost));
  };
  return (
    <>
      <div class="cap">
        <h2 class="sec">{overviewText.caption(countText(branches()))}</h2>
        <Show when={lowText()}>
          <p class="look">
            <Icon name="warn" />
            {lowText()}
          </p>
        </Show>
        <p class="scale">
          <span>{overviewText.scaleFrom}</span>
          <For each={overviewText.scaleSteps}>{(step, index) => <i class={`s${index() + 1}`} title={step} />}</For>
          <span>{overviewText.scaleTo}</span>
        </p>
      </div>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{columns.committee}</th>
            <th scope="col" class="r">
              {columns.branches}
            </th>
            <th scope="col" class="r">
              {columns.eligible}
            </th>
            <th scope="col" class="r">
              {columns.started}
            </th>
            <th scope="col" class="r">
              {columns.locked}
            </th>
            <th scope="col" class="r">
              {columns.share}
            </th>
            <th scope="col" class="strip">
              {columns.strip}
            </th>
            <th scope="col" class="r">
              {columns.value}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.overview.committees}>{(committee) => <CommitteeRow committee={committee} />}</For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{overviewText.total}</th>
            <td class="r">{countText(branches())}</td>
            <td class="r">{countText(totals().eligible)}</td>
            <td class="r">{countText(totals().started)}</td>
            <td class="r">{countText(totals().locked)}</td>
            <td class="r">{percentText(totals().locked, totals().eligible)}</td>
            <td class="strip num at" colspan="2">
              {props.at}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function CommitteeRow(props: { committee: OverviewCommittee }) {
  const sorted = createMemo(() => [...props.committee.branches].sort((a, b) => b - a));
  return (
    <tr>
      <th scope="row" class="name">
        {props.committee.name}
      </th>
      <td class="r">{countText(props.committee.branches.length)}</td>
      <td class="r">{countText(props.committee.eligible)}</td>
      <td class="r">{countText(props.committee.started)}</td>
      <td class="r">{countText(props.committee.locked)}</td>
      <td class="r">
        <b>{percentText(props.committee.locked, props.committee.eligible)}</b>
      </td>
      <td class="strip">
        <div class="strips" role="img" aria-label={overviewText.stripOf(stepCounts(props.committee.branches))}>
          <Index each={sorted()}>{(percent) => <i class={`s${stepOf(percent())}`} title={`${percent()}%`} />}</Index>
        </div>
      </td>
      <td class="r">{scoreText(props.committee.value)}</td>
    </tr>
  );
}
