import { createEffect, createSignal, onCleanup, onMount, Show } from "solid-js";
import { Question } from "../attempts/Question.tsx";
import "../attempts/sitting.css";
import type { Choice } from "../lib/views.ts";
import { sittingText } from "../text/attempts.ts";
import { previewText } from "../text/desk-editor.ts";
import { typeSizeText } from "../text/zh-CN.ts";
import { Deck } from "../ui/Deck.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Slips } from "../ui/Slips.tsx";
import { previewReady, type PreviewMessage } from "./preview-question.ts";

const total = 20;
const at = 6;

/** Inside the frame on the desk: a member's question page, with the draft's question in it. It can be tried, nothing is kept. */
export default function PreviewPage() {
  const [shown, setShown] = createSignal<PreviewMessage>();
  const [choice, setChoice] = createSignal<Choice>(null);
  const heard = (event: MessageEvent<PreviewMessage>) => {
    if (event.origin !== location.origin || event.data?.kind !== "zhishi-preview") return;
    if (JSON.stringify(event.data.question) !== JSON.stringify(shown()?.question)) setChoice(null);
    setShown(event.data);
  };
  createEffect(() => {
    const size = shown()?.size ?? 18;
    if (size === 18) delete document.documentElement.dataset["elder"];
    else document.documentElement.dataset["elder"] = String(size);
  });
  document.title = previewText.frame;
  onMount(() => {
    addEventListener("message", heard);
    if (parent !== window) parent.postMessage(previewReady, location.origin);
  });
  onCleanup(() => removeEventListener("message", heard));
  const marks = Array.from({ length: total }, (_, i) => (i < at ? "on" : i === at ? "now" : "off") as "on" | "now" | "off");
  return (
    <div class="phone">
      <header class="qhead">
        <div class="qhead-row">
          <p class="qno">
            <b>{sittingText.question(at)}</b>
            <span>{sittingText.ofAll(total)}</span>
          </p>
          <button type="button" class="textbtn">
            {typeSizeText.button}
          </button>
          <p class="timer">
            <span>{sittingText.left}</span>
            <b class="num">26:40</b>
          </p>
        </div>
        <Slips wide marks={marks} caption={sittingText.slips(total, at, at)} />
      </header>
      <main aria-label={previewText.frame}>
        <Show when={shown()?.question} keyed fallback={<h1 class="vh">{previewText.frame}</h1>}>
          {(question) => (
            <Question
              question={question.stem ? question : { ...question, stem: previewText.noStem }}
              choice={choice()}
              locked={false}
              flagged={false}
              rehearsal={false}
              answer={setChoice}
              flag={() => undefined}
              heading={() => undefined}
              answers={() => undefined}
            />
          )}
        </Show>
      </main>
      <Deck>
        <p class="saved">
          <Icon name="tick" />
          <span>{previewText.saved}</span>
        </p>
        <div class="deck-row">
          <button type="button" class="btn">
            {sittingText.previous}
          </button>
          <button type="button" class="btn">
            {sittingText.sheet}
          </button>
          <button type="button" class="btn btn-go">
            {sittingText.next}
          </button>
        </div>
      </Deck>
    </div>
  );
}
