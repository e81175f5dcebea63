import { createSignal, createUniqueId, Match, Show, Switch } from "solid-js";
import type { Choice, QuestionView } from "../lib/views.ts";
import { answerText, kindText, sittingText } from "../text/attempts.ts";
import { Icon } from "../ui/Icon.tsx";
import { textsOf } from "./choice.ts";
import { creditLine, kindClass } from "./credit-line.ts";
import "./kind.css";
import "./question.css";
import "./questions/taps.css";
import { Blanks } from "./questions/Blanks.tsx";
import { MatchPairs } from "./questions/Match.tsx";
import { JudgeOptions, MultipleOptions, PickedCount, SingleOptions } from "./questions/Options.tsx";
import { OrderCount, OrderItems } from "./questions/Order.tsx";
import { Picture } from "./Picture.tsx";
import { Stem } from "./Stem.tsx";

interface QuestionProps {
  question: QuestionView;
  choice: Choice;
  locked: boolean;
  flagged: boolean;
  rehearsal: boolean;
  answer(choice: Choice): void;
  flag(): void;
  /** The heading, which takes the focus when the question comes up, and the answers, whose end the deck watches. */
  heading(element: HTMLElement): void;
  answers(element: HTMLElement): void;
}

/** One question: its kind and marks, its stem, its answers. */
export function Question(props: QuestionProps) {
  const stemId = createUniqueId();
  const type = () => props.question.type;
  const [typed, setTyped] = createSignal<Choice>(props.choice);
  const written = () => (type() === "blank" ? textsOf(typed(), props.question.blanks) : undefined);
  return (
    <section class="question">
      <p class={`kind ${kindClass[type()]}`}>
        <b>{kindText[type()]}</b>
        <span>
          {props.rehearsal ? sittingText.rehearsal : ""}
          {creditLine(props.question)}
        </span>
      </p>
      <h1 class="stem" id={stemId} tabindex="-1" ref={(element) => props.heading(element)} classList={{ "is-still": props.locked }}>
        <Stem text={props.question.stem ?? ""} written={written()} />
      </h1>
      <Show when={props.question.image}>{(image) => <Picture image={image()} />}</Show>
      <div ref={(element) => props.answers(element)}>
        <Switch>
          <Match when={type() === "single"}>
            <SingleOptions
              options={props.question.options}
              choice={props.choice}
              locked={props.locked}
              labelledBy={stemId}
              answer={props.answer}
            />
          </Match>
          <Match when={type() === "multiple"}>
            <MultipleOptions
              options={props.question.options}
              choice={props.choice}
              locked={props.locked}
              labelledBy={stemId}
              answer={props.answer}
            />
          </Match>
          <Match when={type() === "judge"}>
            <JudgeOptions choice={props.choice} locked={props.locked} labelledBy={stemId} answer={props.answer} />
          </Match>
          <Match when={type() === "blank"}>
            <Blanks blanks={props.question.blanks} choice={props.choice} locked={props.locked} answer={props.answer} typed={setTyped} />
          </Match>
          <Match when={type() === "order"}>
            <OrderItems
              options={props.question.options}
              choice={props.choice}
              locked={props.locked}
              labelledBy={stemId}
              answer={props.answer}
            />
          </Match>
          <Match when={type() === "match"}>
            <MatchPairs question={props.question} choice={props.choice} locked={props.locked} labelledBy={stemId} answer={props.answer} />
          </Match>
        </Switch>
      </div>
      <div class="after">
        <Switch>
          <Match when={type() === "multiple"}>
            <PickedCount choice={props.choice} />
          </Match>
          <Match when={type() === "order"}>
            <OrderCount options={props.question.options} choice={props.choice} locked={props.locked} answer={props.answer} />
          </Match>
          <Match when={type() === "blank"}>
            <p>{answerText.blankHint}</p>
          </Match>
        </Switch>
        <Show when={!props.locked}>
          <button type="button" class="textbtn flag" aria-pressed={props.flagged} onClick={() => props.flag()}>
            <Icon name="flag" />
            {props.flagged ? sittingText.flagged : sittingText.flag}
          </button>
        </Show>
      </div>
    </section>
  );
}
