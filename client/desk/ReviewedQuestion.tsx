import { Show } from "solid-js";
import { dayTimeText } from "../lib/time-text.ts";
import { reviewText } from "../text/desk-review.ts";
import { Checks } from "./Checks.tsx";
import { DiffView } from "./DiffView.tsx";
import { KeyedQuestion } from "./KeyedQuestion.tsx";
import { Similar } from "./Similar.tsx";
import type { ReviewRow } from "./views.ts";

/** One waiting revision: who sent it and why, the whole question with its key, what changed, what the checks say, what is asked already. */
export function ReviewedQuestion(props: { row: ReviewRow }) {
  return (
    <>
      <p class="dk-why">
        {props.row.reason}
        <Show when={props.row.returned}>{(returned) => <small>{reviewText.returnedBefore(returned().by, returned().comment)}</small>}</Show>
        <small>
          {reviewText.by(props.row.authors.join("、"))}，{dayTimeText(props.row.createdAt, Date.now())}，{props.row.bankTitle}，
          <a href={`/desk/questions/${props.row.questionId}`}>{props.row.questionId}</a>
        </small>
      </p>
      <KeyedQuestion content={props.row.content} />
      <div class="dk-part">
        <Show when={props.row.comparedWith > 0} fallback={<h2 class="sec">{reviewText.whole}</h2>}>
          <h2 class="sec">{reviewText.changes(props.row.comparedWith, props.row.parts.length)}</h2>
          <DiffView parts={props.row.parts} />
        </Show>
      </div>
      <div class="dk-part">
        <Checks findings={props.row.findings} brief />
      </div>
      <Similar questionId={props.row.questionId} />
    </>
  );
}
