import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { KeyedQuestion } from "../desk/KeyedQuestion.tsx";
import { createLoad } from "../lib/load.ts";
import { dayTimeText } from "../lib/time-text.ts";
import { lettersText } from "../text/desk-reports.ts";
import { PageState } from "../ui/PageState.tsx";
import { Letters } from "./Letters.tsx";
import { getThreads } from "./thread-calls.ts";
import type { Thread, Threads } from "./views.ts";
import "../desk/keyed.css";
import "./letters.css";

/** What members wrote about questions, by question: the question with its key and source, what was said, the answer. */
export default function LettersPage() {
  const [params, setParams] = useSearchParams();
  const state = () => (params["state"] === "closed" ? "closed" : "open");
  const list = createLoad(() => getThreads(state()));
  const [picked, setPicked] = createSignal<string>();
  const [said, setSaid] = createSignal("");
  createEffect(on(state, list.again, { defer: true }));
  const threads = () => list.data()?.threads ?? [];
  const current = () => threads().find(({ questionId }) => questionId === picked()) ?? threads()[0];
  const counts = (): Threads["counts"] => list.data()?.counts ?? { open: 0, closed: 0 };
  const show = (next: string) => {
    setPicked(undefined);
    setSaid("");
    setParams({ state: next === "closed" ? "closed" : undefined }, { replace: true });
  };
  const answered = (words: string) => {
    setSaid(words);
    list.again();
  };
  return (
    <DeskFrame
      at="letters"
      title={lettersText.title}
      meta={
        <span role="status" class="muted">
          {said()}
        </span>
      }
    >
      <Show when={list.data()} fallback={<PageState problem={list.problem()} retry={list.again} />}>
        <div class="dk-pick-bank dk-pick-letters">
          <div class="dk-types" role="group" aria-label={lettersText.state}>
            <button type="button" aria-pressed={state() === "open"} onClick={() => show("open")}>
              {lettersText.open(counts().open)}
            </button>
            <button type="button" aria-pressed={state() === "closed"} onClick={() => show("closed")}>
              {lettersText.closed(counts().closed)}
            </button>
          </div>
        </div>
        <Show when={current()} fallback={<p class="empty">{state() === "open" ? lettersText.none : lettersText.noneClosed}</p>}>
          <div class="dk-cols dk-review dk-letters-cols">
            <section aria-label={lettersText.queue}>
              <div class="dk-queue">
                <For each={threads()}>
                  {(thread) => <Queued thread={thread} at={thread.questionId === current()?.questionId} pick={setPicked} />}
                </For>
              </div>
              <Show when={counts()[state()] > threads().length}>
                <p class="dk-hint">{lettersText.more(counts()[state()] - threads().length)}</p>
              </Show>
            </section>
            <section>
              <Show when={current()}>
                {(thread) => (
                  <>
                    <p class="dk-which">
                      <span>{thread().inUse ? lettersText.inUse : lettersText.notInUse}</span>{" "}
                      <span class="num">{lettersText.facts(thread().used, thread().rightPercent)}</span>
                    </p>
                    <KeyedQuestion content={thread().content} />
                    <p class="dk-to-editor">
                      <a class="btn is-small" href={`/desk/questions/${thread().questionId}`}>
                        {lettersText.edit}
                      </a>
                      <span class="muted num">
                        {thread().questionId}，{thread().bankTitle}
                      </span>
                    </p>
                  </>
                )}
              </Show>
            </section>
            <section>
              <Show when={`${state()} ${current()?.questionId}`} keyed>
                <Letters thread={current() as Thread} open={state() === "open"} answered={answered} again={list.again} />
              </Show>
            </section>
          </div>
        </Show>
      </Show>
    </DeskFrame>
  );
}

function Queued(props: { thread: Thread; at: boolean; pick(questionId: string): void }) {
  return (
    <button type="button" aria-current={props.at ? "true" : undefined} onClick={() => props.pick(props.thread.questionId)}>
      <span>{props.thread.content.stem}</span>
      <small class="num">
        {lettersText.members(props.thread.members)}，{dayTimeText(props.thread.newestAt, Date.now())}
      </small>
    </button>
  );
}
