import { createMemo, Match, Show, Switch } from "solid-js";
import { dayTimeText, minuteText } from "../lib/time-text.ts";
import type { CompetitionView } from "../lib/views.ts";
import { overviewText } from "../text/leaderboards.ts";
import { Tail } from "../ui/Tail.tsx";
import { remainingText } from "./figures.ts";
import { hallClock } from "./hall-plan.ts";

const dayMs = 86_400_000;

/** The name of the competition, what state it is in, and how long that lasts. */
export function OverviewHead(props: { competition: CompetitionView; now: number; hall: string }) {
  const clock = createMemo(() => hallClock(props.competition, props.now));
  const left = createMemo(() => {
    const at = clock();
    return at.kind === "over" ? "" : remainingText(at.ms);
  });
  const window = () => {
    const { round, opensAt, closesAt } = props.competition;
    const until = closesAt - opensAt < dayMs ? minuteText(closesAt) : dayTimeText(closesAt, props.now);
    return overviewText.window(round, dayTimeText(opensAt, props.now), until);
  };
  const phase = () => {
    if (clock().kind === "before") return overviewText.phase.scheduled;
    if (clock().kind === "running") return overviewText.phase.open;
    return props.competition.phase === "revealed" ? overviewText.phase.revealed : overviewText.phase.closed;
  };
  return (
    <header class="w-head">
      <h1>
        <Tail text={props.competition.title} />
      </h1>
      <p class="meta">
        <span class="phase" classList={{ "is-live": clock().kind === "running" }}>
          {phase()}
        </span>
        <span>{window()}</span>
        <Show when={left()}>
          <span>
            <Switch fallback={overviewText.toClose}>
              <Match when={clock().kind === "before"}>{overviewText.toOpen}</Match>
            </Switch>{" "}
            <b class="num">{left()}</b>
          </span>
        </Show>
      </p>
      <div class="acts">
        <a class="btn btn-go" href={props.hall} target="_blank" rel="noopener">
          {overviewText.openHall}
        </a>
      </div>
    </header>
  );
}
