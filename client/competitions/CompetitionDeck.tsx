import { Match, Show, Switch } from "solid-js";
import type { ProblemError } from "../lib/problem.ts";
import { countdownText, dayTimeText } from "../lib/time-text.ts";
import type { CompetitionView } from "../lib/views.ts";
import { homeText } from "../text/competitions.ts";
import { Deck } from "../ui/Deck.tsx";
import type { Standing } from "./standing.ts";

/** The one thing to do next. */
export function CompetitionDeck(props: {
  competition: CompetitionView;
  standing: Standing;
  now: number;
  starting: boolean;
  problem: ProblemError | undefined;
  start(): void;
}) {
  const c = () => props.competition;
  const standing = <K extends Standing["kind"]>(kind: K) =>
    props.standing.kind === kind ? (props.standing as Extract<Standing, { kind: K }>) : undefined;
  return (
    <Deck>
      <div role="alert">
        <Show when={props.problem}>{(problem) => <p class="deck-word">{problem().detail}</p>}</Show>
      </div>
      <Switch
        fallback={
          <a class="btn btn-wide" href={`/competitions/${c().id}/board`}>
            {homeText.board}
          </a>
        }
      >
        <Match when={standing("scheduled")}>
          <p class="deck-word">{homeText.notYet(dayTimeText(c().opensAt, props.now))}</p>
        </Match>
        <Match when={standing("may-start")}>
          {(may) => (
            <button type="button" class="btn btn-go btn-wide" onClick={() => props.start()}>
              {props.starting ? homeText.starting : may().again ? homeText.again(may().left) : homeText.start}
            </button>
          )}
        </Match>
        <Match when={standing("sitting")}>
          {(sitting) => (
            <>
              <p class="deck-word num">{homeText.left(countdownText(sitting().attempt.deadlineAt - props.now))}</p>
              <a class="btn btn-go btn-wide" href={`/attempts/${sitting().attempt.id}`}>
                {homeText.goOn}
              </a>
            </>
          )}
        </Match>
        <Match when={standing("revealed")}>
          {(revealed) => (
            <a class="btn btn-go btn-wide" href={`/attempts/${revealed().attempt.id}/result`}>
              {homeText.seeResult}
            </a>
          )}
        </Match>
      </Switch>
    </Deck>
  );
}
