import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { reviewText } from "../text/desk-review.ts";
import { Icon } from "../ui/Icon.tsx";
import { judge } from "./calls.ts";
import type { ReviewRow } from "./views.ts";
import { ProblemLine } from "./ProblemLine.tsx";

/** Approve or return with a word to the author. One's own work is shown, and why it cannot be judged. */
export function Verdict(props: { row: ReviewRow; judged(said: string): void; paused: boolean }) {
  const [comment, setComment] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field!: HTMLTextAreaElement;
  const decide = async (verdict: "approve" | "return") => {
    if (busy() || !props.row.mayReview) return;
    if (verdict === "return" && comment().trim().length < 2) {
      setProblem(reviewText.needComment);
      return field.focus();
    }
    setBusy(true);
    setProblem(undefined);
    const { questionId, ordinal } = props.row;
    try {
      const { refused } = await judge({ items: [{ questionId, ordinal }], verdict, comment: comment().trim() });
      const [no] = refused;
      if (no) setProblem(no.detail);
      else props.judged(verdict === "approve" ? reviewText.done(questionId) : reviewText.returned(questionId));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  const keydown = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest("input,textarea,select,[role=dialog]");
    if (props.paused || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "a") void decide("approve");
    else if (event.key === "r") void decide("return");
    else return;
    event.preventDefault();
  };
  onMount(() => document.addEventListener("keydown", keydown));
  onCleanup(() => document.removeEventListener("keydown", keydown));
  return (
    <div class="dk-verdict">
      <Show
        when={props.row.mayReview}
        fallback={
          <p class="dk-err">
            <Icon name="info" />
            <span>
              {reviewText.notOwn}
              <span class="dk-hint"> {reviewText.noteOwn}</span>
            </span>
          </p>
        }
      >
        <label class="dk-fld" for="verdict-comment">
          <span class="dk-lab">{reviewText.comment}</span>
        </label>
        <textarea
          class="dk-inp"
          id="verdict-comment"
          rows={1}
          maxLength={500}
          placeholder={reviewText.commentHint}
          ref={field}
          value={comment()}
          onInput={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") field.blur();
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void decide("return");
          }}
        />
        <div>
          <button type="button" class="btn" aria-keyshortcuts="r" aria-disabled={busy()} onClick={() => void decide("return")}>
            {reviewText.return}
          </button>
          <button type="button" class="btn btn-go" aria-keyshortcuts="a" aria-disabled={busy()} onClick={() => void decide("approve")}>
            {reviewText.approve}
          </button>
        </div>
      </Show>
      <ProblemLine text={problem()} />
    </div>
  );
}
