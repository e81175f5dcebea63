import { createEffect, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { previewText } from "../text/desk-editor.ts";
import { previewQuestion, previewReady, type PreviewMessage } from "./preview-question.ts";
import type { DraftContent } from "./views.ts";
import "./device.css";

const phones = {
  standard: { width: 390, height: 810, size: 18 },
  elder: { width: 390, height: 810, size: 26 },
  narrow: { width: 320, height: 640, size: 18 },
} as const;
type Phone = keyof typeof phones;

/** The question as it stands on a member's phone: the member's own page in a frame, so that it cannot drift. */
export function PhonePreview(props: { content: DraftContent; plain?: boolean }) {
  const [phone, setPhone] = createSignal<Phone>("standard");
  const [ready, setReady] = createSignal(0);
  let frame!: HTMLIFrameElement;
  const question = () => previewQuestion(props.content);
  const heard = (event: MessageEvent<unknown>) => {
    if (event.origin === location.origin && event.source === frame?.contentWindow && event.data === previewReady) setReady((n) => n + 1);
  };
  onMount(() => addEventListener("message", heard));
  onCleanup(() => removeEventListener("message", heard));
  createEffect(() => {
    const shown = question();
    if (!shown || ready() === 0) return;
    const message: PreviewMessage = { kind: "zhishi-preview", question: shown, size: phones[phone()].size };
    frame.contentWindow?.postMessage(message, location.origin);
  });
  return (
    <>
      <div class="dk-phone-head">
        <h2 class="sec">{previewText.title}</h2>
        <div class="dk-types is-small" role="group" aria-label={previewText.choose}>
          <For each={Object.keys(phones) as Phone[]}>
            {(name) => (
              <button type="button" aria-pressed={phone() === name} onClick={() => setPhone(name)}>
                {previewText.phones[name]}
              </button>
            )}
          </For>
        </div>
      </div>
      <Show when={question()} fallback={<p class="empty">{previewText.none}</p>}>
        <div class="dk-device" classList={{ "is-narrow": phone() === "narrow" }}>
          <iframe src="/desk/preview" title={previewText.frame} width={phones[phone()].width} height={phones[phone()].height} ref={frame} />
        </div>
      </Show>
    </>
  );
}
