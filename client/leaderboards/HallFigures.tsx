import { createMemo, Index, Match, Show, Switch } from "solid-js";
import { clockText, dayTimeText } from "../lib/time-text.ts";
import type { CompetitionView } from "../lib/views.ts";
import { hallText } from "../text/leaderboards.ts";
import { Icon } from "../ui/Icon.tsx";
import { createCountUp } from "./count-up.ts";
import { shareSlips } from "./counting.ts";
import { countText, percentText, remainingText } from "./figures.ts";
import { hallClock } from "./hall-plan.ts";
import type { Totals } from "./views.ts";

/** Time to the opening, to the closing, or that it is over. */
export function HallTime(props: { competition: CompetitionView; now: number }) {
  const clock = createMemo(() => hallClock(props.competition, props.now));
  const text = createMemo(() => {
    const at = clock();
    return at.kind === "over" ? hallText.ended : remainingText(at.ms);
  });
  return (
    <dl class="h-fig h-time">
      <dt>
        <Switch fallback={hallText.toClose}>
          <Match when={clock().kind === "before"}>{hallText.toOpen}</Match>
          <Match when={clock().kind === "over"}>{hallText.endedAt(dayTimeText(props.competition.closesAt, props.now))}</Match>
        </Switch>
      </dt>
      <dd class="num">{text()}</dd>
    </dl>
  );
}

/** The share as slips of one percent each, on the narrow column of a wide wall of two; the one being filled now is red. */
function ShareSlips(props: { totals: Totals; total: 100 | 50 }) {
  const places = () => Array.from({ length: props.total }, (_, i) => i);
  const slips = createMemo(() => shareSlips(props.totals.locked, props.totals.eligible, props.total));
  return (
    <div
      class="h-slips"
      role="img"
      aria-label={hallText.shareSlips(percentText(props.totals.locked, props.totals.eligible), 100 / props.total)}
    >
      <Index each={places()}>{(i) => <i classList={{ on: i() < slips().on, now: slips().now && i() === slips().on }} />}</Index>
    </div>
  );
}

/** How many are in. Wide walls set the share large and the counts in the foot. */
export function HallShare(props: { totals: Totals; wide: boolean }) {
  const locked = createCountUp(() => props.totals.locked);
  const percent = () => percentText(props.totals.locked, props.totals.eligible);
  return (
    <dl class="h-fig h-part">
      <Show
        when={props.wide}
        fallback={
          <dt>
            <span>
              {hallText.submitted} <b class="num">{countText(locked())}</b>
              <span class="h-of"> {hallText.ofPeople(countText(props.totals.eligible))}</span>
            </span>
            <b class="num">{percent()}</b>
          </dt>
        }
      >
        <dt>{hallText.participation}</dt>
      </Show>
      <dd>
        <Show when={props.wide}>
          <b class="num">{percent()}</b>
        </Show>
        <ShareSlips totals={props.totals} total={props.wide ? 50 : 100} />
      </dd>
    </dl>
  );
}

/** 截至 09:31:05, or, in yellow, when the figures stopped. */
export function HallAsOf(props: { at: number; stale: boolean }) {
  return (
    <Show when={props.stale} fallback={<span class="num">{hallText.asOf(clockText(props.at))}</span>}>
      <span class="h-stale num">
        <Icon name="warn" />
        {hallText.stoppedAt(clockText(props.at))}
      </span>
    </Show>
  );
}
