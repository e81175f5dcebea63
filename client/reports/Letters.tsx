import { createSignal, For, Show } from "solid-js";
import { dayTimeText } from "../lib/time-text.ts";
import { ProblemError } from "../lib/problem.ts";
import { lettersText } from "../text/desk-reports.ts";
import { reasonText } from "../text/reports.ts";
import { Icon } from "../ui/Icon.tsx";
import { answerThread } from "./thread-calls.ts";
import type { Thread } from "./views.ts";

/** What was said about one question, and the answer that goes to all who wrote. */
export function Letters(props: { thread: Thread; open: boolean; answered(words: string): void; again(): void }) {
  const when = (at: number) => dayTimeText(at, Date.now());
  return (
    <>
      <h2 class="sec">{lettersText.members(props.thread.members)}</h2>
      <ul class="dk-reasons">
        <For each={props.thread.reasons}>{(one) => <li class="num">{lettersText.reason(reasonText[one.reason], one.members)}</li>}</For>
      </ul>
      <p class="muted num">{lettersText.newest(when(props.thread.newestAt))}</p>
      <div class="dk-part">
        <h2 class="sec">{lettersText.words}</h2>
        <Show when={props.thread.texts.length > 0} fallback={<p class="muted">{lettersText.noWords}</p>}>
          <ul class="dk-letters">
            <For each={props.thread.texts}>
              {(letter) => (
                <li>
                  {letter.text}
                  <small class="num">
                    {reasonText[letter.reason]}，{when(letter.createdAt)}
                  </small>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <Show when={props.thread.answer}>
        {(answer) => (
          <div class="dk-part">
            <h2 class="sec">{lettersText.answered(answer().by, when(answer().at))}</h2>
            <p class="dk-words">{answer().text}</p>
          </div>
        )}
      </Show>
      <Show when={props.open}>
        <Answer {...props} />
      </Show>
    </>
  );
}

function Answer(props: { thread: Thread; answered(words: string): void; again(): void }) {
  const [words, setWords] = createSignal("");
  const [problem, setProblem] = createSignal<ProblemError | string>();
  const [busy, setBusy] = createSignal(false);
  let field!: HTMLTextAreaElement;
  const send = async (close: boolean) => {
    if (busy()) return;
    if (words().trim().length < 2) {
      setProblem(lettersText.needAnswer);
      return field.focus();
    }
    setBusy(true);
    setProblem(undefined);
    const { questionId, seenUntil } = props.thread;
    try {
      await answerThread(questionId, { answer: words().trim(), close, seenUntil });
      setWords("");
      props.answered(close ? lettersText.done : lettersText.kept);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const text = () => {
    const got = problem();
    return got instanceof ProblemError ? got.detail : got;
  };
  const moved = () => {
    const got = problem();
    return got instanceof ProblemError && got.status === 409;
  };
  return (
    <div class="dk-verdict">
      <label class="dk-fld" for="letters-answer">
        <span class="dk-lab">{lettersText.answer}</span>
      </label>
      <textarea
        class="dk-inp"
        id="letters-answer"
        rows={4}
        maxLength={500}
        ref={field}
        value={words()}
        aria-describedby="letters-hint"
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <p class="dk-hint" id="letters-hint">
        {lettersText.answerHint}
      </p>
      <Show when={text()}>
        {(said) => (
          <p class="dk-err" role="alert">
            <Icon name="warn" />
            <span>
              {said()}
              <Show when={moved()}>
                <button type="button" class="textbtn" onClick={() => props.again()}>
                  {lettersText.reload}
                </button>
              </Show>
            </span>
          </p>
        )}
      </Show>
      <div>
        <button type="button" class="btn" aria-disabled={busy()} onClick={() => void send(false)}>
          {lettersText.reply}
        </button>
        <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void send(true)}>
          {lettersText.replyClose}
        </button>
      </div>
    </div>
  );
}
