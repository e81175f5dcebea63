import { Match, Show, Switch } from "solid-js";
import { dayTimeText } from "../lib/time-text.ts";
import type { CompetitionView } from "../lib/views.ts";
import { homeText } from "../text/competitions.ts";
import { Tail } from "../ui/Tail.tsx";
import { codeText } from "./code-text.ts";
import { scoreIsListed } from "./score-listed.ts";
import type { Standing } from "./standing.ts";

export const timeLimitText = (ms: number): string => String(Math.round(ms / 6_000) / 10);

/** The name of a competition, when it runs, what it asks, and how the member stands in it. */
export function CompetitionCard(props: { competition: CompetitionView; standing: Standing; now: number }) {
  const c = () => props.competition;
  const at = (instant: number) => dayTimeText(instant, props.now);
  const attempt = () => ("attempt" in props.standing ? props.standing.attempt : undefined);
  return (
    <section class="open">
      <p class="live" classList={{ "is-now": c().phase === "open" }}>
        <b>{props.standing.kind === "sitting" ? homeText.sitting : homeText.phase[c().phase]}</b>
        <Switch>
          <Match when={c().phase === "scheduled"}>
            <span>{homeText.opens(at(c().opensAt))}</span>
          </Match>
          <Match when={c().phase === "open"}>
            <span>{homeText.closes(at(c().closesAt))}</span>
          </Match>
        </Switch>
      </p>
      <h1>
        <Tail text={c().title} />
      </h1>
      <Show when={c().round}>
        <p class="muted">{c().round}</p>
      </Show>
      <Switch
        fallback={
          <dl class="facts">
            <div>
              <dt>{homeText.questions}</dt>
              <dd>
                <b>{c().questions}</b>
                {homeText.questionsUnit}
              </dd>
            </div>
            <div>
              <dt>{homeText.time}</dt>
              <dd>
                <b>{timeLimitText(c().timeLimitMs)}</b>
                {homeText.minutes}
              </dd>
            </div>
            <div>
              <dt>{homeText.maxScore}</dt>
              <dd>
                <b>{c().maxScore}</b>
                {homeText.marks}
              </dd>
            </div>
          </dl>
        }
      >
        <Match when={props.standing.kind === "revealed"}>
          <div class="state">
            <p class="muted">{homeText.yours}</p>
            <p>
              <b class="figure">{attempt()?.score ?? 0}</b> {homeText.scored(attempt()?.score ?? 0, c().maxScore)}
            </p>
          </div>
        </Match>
        <Match when={props.standing.kind === "handed-in"}>
          <div class="state">
            <p>
              <b>{homeText.handedIn}</b>
            </p>
            <Show when={attempt()?.lockedAt}>{(lockedAt) => <p>{homeText.received(at(lockedAt()))}</p>}</Show>
            <Show when={attempt()?.receiptCode}>{(code) => <p class="num">{homeText.receipt(codeText(code()))}</p>}</Show>
            <p>{(scoreIsListed(c()) ? homeText.revealsRest : homeText.reveals)(at(c().revealAt))}</p>
          </div>
        </Match>
        <Match when={props.standing.kind === "missed"}>
          <div class="state">
            <p>{homeText.closed(at(c().closesAt))}</p>
            <p>{homeText.absent}</p>
          </div>
        </Match>
      </Switch>
    </section>
  );
}
