import { For } from "solid-js";
import type { CompetitionView } from "../lib/views.ts";
import { homeText } from "../text/competitions.ts";
import { Tail } from "../ui/Tail.tsx";
import { timeLimitText } from "./CompetitionCard.tsx";

/** What everyone must know before pressing start. The whole of the rules is one tap away. */
export function FourSentences(props: { competition: CompetitionView }) {
  const sentences = () => {
    const { timeLimitMs, questionLimitMs, attemptLimit } = props.competition;
    return [
      homeText.timing(timeLimitText(timeLimitMs)),
      homeText.saving,
      questionLimitMs > 0 ? homeText.questionLimit(Math.round(questionLimitMs / 1000)) : homeText.changing,
      attemptLimit === 1 ? homeText.once : homeText.several(attemptLimit),
    ];
  };
  return (
    <section class="plain">
      <h2>{homeText.before}</h2>
      <ol>
        <For each={sentences()}>
          {(sentence) => (
            <li>
              <Tail text={sentence} />
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
