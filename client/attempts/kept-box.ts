import { createSignal, onCleanup } from "solid-js";
import { emptyOutbox, type Outbox, unsentPositions } from "./outbox.ts";
import { outboxStore } from "./outbox-store.ts";

/** The outbox as a signal, kept on the device after each change and once more while the page is being closed. */
export function createKeptBox(attemptId: string) {
  const [box, setBox] = createSignal<Outbox>(emptyOutbox(attemptId));
  let closing = false;

  const write = (next: Outbox) => {
    const kept = { ...next, version: next.version + 1 };
    setBox(kept);
    void outboxStore.keep(kept);
    if (closing) outboxStore.keepNow(kept);
  };
  const hide = () => {
    closing = true;
    if (unsentPositions(box()).length > 0) outboxStore.keepNow(box());
  };
  const show = () => {
    closing = false;
  };
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  onCleanup(() => {
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
  });
  /** `adopt` takes over what is kept already. */
  return { box, write, adopt: setBox };
}
