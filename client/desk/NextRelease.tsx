import { createSignal, For, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { dialogText } from "../text/desk.ts";
import { releaseText } from "../text/desk-review.ts";
import { Notice } from "../ui/Notice.tsx";
import { createRelease } from "./calls.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { LineField } from "./TextField.tsx";
import type { ReleasesView } from "./views.ts";
import { ProblemLine } from "./ProblemLine.tsx";

const shownAtOnce = 12;

/** What a release made now would hold, and the making of it: named, confirmed, never to be changed. */
export function NextRelease(props: { bankId: string; desk: ReleasesView; released(): void }) {
  const [name, setName] = createSignal("");
  const [message, setMessage] = createSignal("");
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const next = () => props.desk.next;
  const moves = () => next().added.length + next().changed.length + next().withdrawn.length;
  const ask = () => {
    if (!name().trim()) return setProblem(releaseText.needName);
    if (message().trim().length < 2) return setProblem(releaseText.needMessage);
    setProblem(undefined);
    setAsking(true);
  };
  const go = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      await createRelease(props.bankId, { name: name().trim(), message: message().trim() });
      setName("");
      setMessage("");
      props.released();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <h2 class="sec">{releaseText.next}</h2>
      <Show when={next().waiting > 0}>
        <Notice plain icon="info" title={releaseText.waiting(next().waiting)}>
          <a class="textbtn" href="/desk/review">
            {releaseText.toReview}
          </a>
        </Notice>
      </Show>
      <Show when={next().errors.length > 0}>
        <Notice plain kind="warn" icon="warn" title={releaseText.errors(next().errors.length)}>
          <ul>
            <For each={next().errors.slice(0, shownAtOnce)}>
              {(error) => (
                <li>
                  <Show when={error.questionId}>
                    {(id) => (
                      <>
                        <a href={`/desk/questions/${id()}`}>{id()}</a>{" "}
                      </>
                    )}
                  </Show>
                  {error.message}
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <Show when={moves() > 0} fallback={<p class="empty">{releaseText.nothing}</p>}>
        <Moved title={releaseText.added(next().added.length)} stems={next().added} />
        <Moved title={releaseText.changed(next().changed.length)} stems={next().changed} />
        <Moved title={releaseText.withdrawn(next().withdrawn.length)} stems={next().withdrawn} />
        <LineField label={releaseText.name} placeholder={releaseText.nameHint} value={name()} locked={false} input={setName} />
        <label class="dk-fld" for="release-message">
          <span class="dk-lab">{releaseText.message}</span>
        </label>
        <textarea
          class="dk-inp"
          id="release-message"
          rows={2}
          maxLength={500}
          value={message()}
          onInput={(event) => setMessage(event.currentTarget.value)}
        />
        <p class="dk-hint">{releaseText.messageHint}</p>
        <ProblemLine text={problem()} />
        <p class="dk-go">
          <button type="button" class="btn btn-go" onClick={ask}>
            {releaseText.release}
          </button>
        </p>
      </Show>
      <DeskDialog
        open={asking()}
        close={() => setAsking(false)}
        title={releaseText.confirm(name())}
        foot={
          <>
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              {dialogText.cancel}
            </button>
            <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void go()}>
              {releaseText.release}
            </button>
          </>
        }
      >
        <p>
          {[
            releaseText.added(next().added.length),
            releaseText.changed(next().changed.length),
            releaseText.withdrawn(next().withdrawn.length),
          ].join("，")}
          。{releaseText.confirmText}
        </p>
      </DeskDialog>
    </>
  );
}

function Moved(props: { title: string; stems: readonly { id: string; stem: string }[] }) {
  const [all, setAll] = createSignal(false);
  const shown = () => (all() ? props.stems : props.stems.slice(0, shownAtOnce));
  return (
    <Show when={props.stems.length > 0}>
      <h3>{props.title}</h3>
      <ul class="dk-stems">
        <For each={shown()}>
          {(question) => (
            <li>
              <span class="num">{question.id}</span>
              <a href={`/desk/questions/${question.id}`}>{question.stem}</a>
            </li>
          )}
        </For>
      </ul>
      <Show when={shown().length < props.stems.length}>
        <button type="button" class="textbtn" onClick={() => setAll(true)}>
          {releaseText.more(props.stems.length - shown().length)}
        </button>
      </Show>
    </Show>
  );
}
