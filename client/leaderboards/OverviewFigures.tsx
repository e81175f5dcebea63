import { createMemo, Index, type JSX, Show } from "solid-js";
import { overviewText } from "../text/leaderboards.ts";
import { shareSlips } from "./counting.ts";
import { countText, percentText } from "./figures.ts";
import { lastMinute, type Sample } from "./overview-figures.ts";
import type { Overview } from "./views.ts";

const hundred = Array.from({ length: 100 }, (_, i) => i);

/** The four figures of the head: who is in, who is sitting, who has not begun, who watches. */
export function OverviewFigures(props: { overview: Overview; samples: readonly Sample[] }) {
  const totals = () => props.overview.totals;
  const slips = createMemo(() => shareSlips(totals().locked, totals().eligible, 100));
  const rate = () => lastMinute(props.samples);
  const untouched = () =>
    props.overview.committees.reduce((sum, committee) => sum + committee.branches.filter((percent) => percent === 0).length, 0);
  return (
    <dl class="figs">
      <div>
        <dt>{overviewText.submitted}</dt>
        <dd>
          <b class="num">{countText(totals().locked)}</b>
          <span class="num">{overviewText.ofPeople(countText(totals().eligible))}</span>
          <strong class="num">{percentText(totals().locked, totals().eligible)}</strong>
        </dd>
        <dd class="fig-slips" aria-hidden="true">
          <Index each={hundred}>{(i) => <i classList={{ on: i() < slips().on, now: slips().now && i() === slips().on }} />}</Index>
        </dd>
      </div>
      <Figure name={overviewText.sitting} value={totals().started - totals().locked} unit={overviewText.people}>
        <Show when={rate() !== undefined}>{overviewText.lastMinute(countText(rate() ?? 0))}</Show>
      </Figure>
      <Figure name={overviewText.notStarted} value={totals().eligible - totals().started} unit={overviewText.people}>
        {untouched() ? overviewText.emptyBranches(countText(untouched())) : overviewText.noEmptyBranch}
      </Figure>
      <Figure name={overviewText.watching} value={props.overview.streams.readers} unit={overviewText.screens}>
        {overviewText.watchingNote}
      </Figure>
    </dl>
  );
}

function Figure(props: { name: string; value: number; unit: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <b class="num">{countText(Math.max(0, props.value))}</b>
        <span>{props.unit}</span>
      </dd>
      <dd>{props.children}</dd>
    </div>
  );
}
