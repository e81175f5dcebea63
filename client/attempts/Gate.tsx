import { gateText, kindText } from "../text/attempts.ts";
import type { QuestionView } from "../lib/views.ts";
import { creditLine, kindClass } from "./credit-line.ts";

/** Before a question with a limit of its own: its clock starts only when the member asks for it. */
export function Gate(props: { question: QuestionView; limitMs: number; heading(element: HTMLElement): void }) {
  return (
    <section class="question">
      <p class={`kind ${kindClass[props.question.type]}`}>
        <b>{kindText[props.question.type]}</b>
        <span>{creditLine(props.question)}</span>
      </p>
      <h1 class="stem" tabindex="-1" ref={(element) => props.heading(element)}>
        {gateText.title(Math.round(props.limitMs / 1000))}
      </h1>
      <p>{gateText.text}</p>
    </section>
  );
}
