import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { reviewText } from "../text/desk-review.ts";
import { PageState } from "../ui/PageState.tsx";
import { getReviews } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { ReviewedQuestion } from "./ReviewedQuestion.tsx";
import { Verdict } from "./Verdict.tsx";
import { PhonePreview } from "./PhonePreview.tsx";
import type { ReviewRow } from "./views.ts";
import "./keyed.css";
import "./checks.css";

/** What waits for a second pair of eyes: one at a time, with all that is needed to judge it. */
export default function ReviewPage() {
  const [params] = useSearchParams();
  const list = createLoad(() => getReviews(""));
  const [picked, setPicked] = createSignal<string>();
  const [keys, setKeys] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const rows = () => list.data()?.rows ?? [];
  const wanted = () => picked() ?? (typeof params["question"] === "string" ? params["question"] : undefined);
  const at = createMemo(() =>
    Math.max(
      0,
      rows().findIndex((row) => row.questionId === wanted()),
    ),
  );
  const current = () => rows()[at()];
  const own = () => rows().filter((row) => !row.mayReview).length;
  const go = (by: 1 | -1) => {
    const next = rows()[Math.min(rows().length - 1, Math.max(0, at() + by))];
    if (!next) return;
    setPicked(next.questionId);
    document.getElementById(`queue-${next.questionId}`)?.scrollIntoView({ block: "nearest" });
  };
  /** The next one comes up by itself. */
  const judged = (row: ReviewRow, words: string) => {
    const next = rows()[at() + 1] ?? rows()[at() - 1];
    setSaid(words);
    setPicked(next && next.questionId !== row.questionId ? next.questionId : undefined);
    list.again();
  };
  const keydown = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest("input,textarea,select,[role=dialog]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else return;
    event.preventDefault();
  };
  onMount(() => document.addEventListener("keydown", keydown));
  onCleanup(() => document.removeEventListener("keydown", keydown));
  return (
    <DeskFrame
      at="review"
      title={reviewText.title}
      meta={
        <Show when={list.data()}>
          <span class="num">{reviewText.waiting(rows().length)}</span>
          <Show when={own() > 0}>
            <span class="num">{reviewText.own(own())}</span>
          </Show>
          <span role="status" class="muted">
            {said()}
          </span>
        </Show>
      }
      acts={
        <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setKeys(true)}>
          {reviewText.keys}
        </button>
      }
    >
      <Show when={list.data()} fallback={<PageState problem={list.problem()} retry={list.again} />}>
        <Show when={current()} fallback={<p class="empty">{reviewText.none}</p>}>
          <div class="dk-cols dk-review">
            <section aria-label={reviewText.queue}>
              <div class="dk-queue">
                <For each={rows()}>
                  {(row) => (
                    <button
                      type="button"
                      id={`queue-${row.questionId}`}
                      aria-current={row.questionId === current()?.questionId ? "true" : undefined}
                      onClick={() => setPicked(row.questionId)}
                    >
                      <span>{row.content.stem}</span>
                      <small>
                        {row.questionId}，{row.comparedWith === 0 ? reviewText.fresh : reviewText.version(row.comparedWith, row.ordinal)}
                        {row.mayReview ? "" : `，${reviewText.mine}`}
                      </small>
                    </button>
                  )}
                </For>
              </div>
            </section>
            <Show when={current()} keyed>
              {(row) => (
                <>
                  <section>
                    <ReviewedQuestion row={row} />
                    <Verdict row={row} judged={(words) => judged(row, words)} paused={keys()} />
                  </section>
                  <section>
                    <PhonePreview content={row.content} />
                  </section>
                </>
              )}
            </Show>
          </div>
        </Show>
      </Show>
      <KeysHelp open={keys()} close={() => setKeys(false)} keys={reviewText.list} />
    </DeskFrame>
  );
}
