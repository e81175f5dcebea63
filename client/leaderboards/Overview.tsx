import { createSignal, onCleanup, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { phoneRules } from "../lib/stream-watch.ts";
import { clockText } from "../lib/time-text.ts";
import { boardText, overviewText } from "../text/leaderboards.ts";
import { Notice } from "../ui/Notice.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Wordmark } from "../ui/Wordmark.tsx";
import { CommitteeTable } from "./CommitteeTable.tsx";
import { createFeed } from "./feed.ts";
import { isSettled } from "./hall-plan.ts";
import { OverviewFigures } from "./OverviewFigures.tsx";
import { OverviewHead } from "./OverviewHead.tsx";
import { addSample, byShare, type Sample } from "./overview-figures.ts";
import type { Overview as OverviewView } from "./views.ts";

/** Kept current in batches while it is looked at; it closes its stream when another tab is. */
export function Overview(props: { competitionId: string; organiser: string }) {
  const [state, setState] = createStore<{ overview?: OverviewView }>({});
  const [samples, setSamples] = createSignal<Sample[]>([]);
  const home = `/competitions/${encodeURIComponent(props.competitionId)}`;
  const feed = createFeed<{ overview: OverviewView }>({
    competitionId: props.competitionId,
    paths: { overview: `${home}/overview` },
    wanted: () => ["overview"],
    adopt({ lists: { overview } }) {
      if (!overview) return;
      setState("overview", reconcile({ ...overview, committees: byShare(overview.committees) }, { key: "unitId" }));
      setSamples((before) => addSample(before, { at: overview.asOf, locked: overview.totals.locked }));
    },
    rules: phoneRules,
    whileHidden: "close",
  });
  const [now, setNow] = createSignal(feed.clock.now());
  const timer = setInterval(() => setNow(feed.clock.now()), 500);
  onCleanup(() => clearInterval(timer));

  return (
    <div class="desk">
      <nav class="side" aria-label={overviewText.nav}>
        <Wordmark />
        <h2>{overviewText.navGroup}</h2>
        <a href={`${home}/overview`} aria-current="page">
          {overviewText.overview}
        </a>
        <a href={`${home}/board`}>{overviewText.board}</a>
        <a href={`${home}/hall`}>{overviewText.hall}</a>
        <p class="who">{props.organiser}</p>
      </nav>
      <main class="work">
        <Show when={state.overview} fallback={<PageState problem={feed.problem()} retry={() => feed.ask()} />}>
          {(overview) => {
            const settled = () => isSettled(overview().competition, feed.trueAt());
            const at = () => clockText(settled() ? overview().asOf : Math.max(feed.trueAt(), overview().asOf));
            const stale = () => !settled() && (feed.link() === "stale" || feed.link() === "refused");
            return (
              <>
                <OverviewHead competition={overview().competition} now={now()} hall={`${home}/hall`} />
                <Rule />
                <Show when={stale()}>
                  <Notice
                    kind="warn"
                    icon="offline"
                    title={overviewText.stoppedAt(at())}
                    text={feed.link() === "refused" ? boardText.gone : overviewText.reconnecting}
                  />
                </Show>
                <OverviewFigures overview={overview()} samples={samples()} />
                <CommitteeTable overview={overview()} at={overviewText.asOf(at())} />
                <p class="desk-formula">
                  <b>{overviewText.formula}</b>
                  {overview().competition.formulaText}
                </p>
              </>
            );
          }}
        </Show>
      </main>
    </div>
  );
}
