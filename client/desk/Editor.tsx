import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import { editorKeys, editorText } from "../text/desk-editor.ts";
import { Checks } from "./Checks.tsx";
import { changeType } from "./draft-edit.ts";
import { createDeeds } from "./deeds.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { EditorDialogs } from "./EditorDialogs.tsx";
import { EditorMeta } from "./EditorMeta.tsx";
import { EditorNotices } from "./EditorNotices.tsx";
import { fieldId, fieldOrder, firstField } from "./finding-fields.ts";
import { History } from "./History.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { LastChange } from "./LastChange.tsx";
import { Measured } from "./Measured.tsx";
import { PhonePreview } from "./PhonePreview.tsx";
import { Similar } from "./Similar.tsx";
import { createSheet } from "./sheet.ts";
import { SheetForm } from "./SheetForm.tsx";
import { editorTypes } from "./TypeTabs.tsx";
import type { DeskField, QuestionDesk } from "./views.ts";
import "./editor.css";
import "./checks.css";

/** The editor: what is written at the left, the member's phone in the middle, what the checks say at the right. */
export function Editor(props: { question: QuestionDesk; reload(): void; gone(): void }) {
  const sheet = createSheet(props.question);
  const deeds = createDeeds(props.question, sheet, props);
  const [keys, setKeys] = createSignal(false);
  const locked = () => props.question.state === "submitted" || props.question.state === "retired";
  const goTo = (field: DeskField) => {
    const element = document.getElementById(fieldId(field));
    element?.focus();
    element?.scrollIntoView({ block: "center" });
  };
  const [params] = useSearchParams();
  // Come from the check of the bank: straight to what it is about.
  const arrive = () => {
    const field = fieldOrder.find((one) => one === params["field"]);
    if (field) setTimeout(() => goTo(field));
  };
  createEffect(
    on(deeds.unready, (count) => {
      if (count === 0) return;
      const field = firstField(sheet.findings());
      if (field) setTimeout(() => goTo(field));
    }),
  );
  createEffect(on(sheet.content, deeds.forget, { defer: true }));
  const keydown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest("[role=dialog]")) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const type = editorTypes[Number(event.code.replace("Digit", "")) - 1];
    if (locked()) return;
    if (command && key === "enter") void deeds.open("submit");
    else if (command && key === "z" && !event.shiftKey) sheet.undo();
    else if (command && (key === "y" || (key === "z" && event.shiftKey))) sheet.redo();
    else if (event.altKey && !command && type) sheet.edit((content) => changeType(content, type));
    else return;
    event.preventDefault();
  };
  onMount(() => document.addEventListener("keydown", keydown));
  onCleanup(() => document.removeEventListener("keydown", keydown));
  return (
    <DeskFrame
      at="questions"
      title={props.question.id}
      meta={<EditorMeta question={props.question} sheet={sheet} />}
      acts={
        <>
          <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setKeys(true)}>
            {editorText.keys}
          </button>
          <Show when={props.question.state === "approved" && !sheet.hasDraft()}>
            <button type="button" class="btn" onClick={() => void deeds.open("retire")}>
              {editorText.retire}
            </button>
          </Show>
          <Show when={sheet.hasDraft() && !locked()}>
            <button type="button" class="btn" onClick={() => void deeds.open("drop")}>
              {editorText.drop}
            </button>
          </Show>
          <Show when={!locked()}>
            <button type="button" class="btn btn-go" onClick={() => void deeds.open("submit")}>
              {editorText.submit}
            </button>
          </Show>
        </>
      }
    >
      <EditorNotices question={props.question} sheet={sheet} deeds={deeds} />
      <div class="dk-cols dk-editor">
        <section aria-label={editorText.sheet} ref={arrive}>
          <SheetForm sheet={sheet} locked={locked()} />
          <Measured question={props.question} sheet={sheet} locked={locked()} />
        </section>
        <section class="dk-phone-col">
          <PhonePreview content={sheet.content()} />
        </section>
        <section class="dk-side-col">
          <Checks findings={sheet.findings()} goTo={goTo} plain={!sheet.strict()} />
          <Similar questionId={props.question.id} savedAt={sheet.savedAt()} />
          <LastChange question={props.question} savedAt={sheet.savedAt()} hasDraft={sheet.hasDraft()} />
          <History question={props.question} hasDraft={sheet.hasDraft()} />
        </section>
      </div>
      <EditorDialogs deeds={deeds} question={props.question} />
      <KeysHelp open={keys()} close={() => setKeys(false)} keys={editorKeys} />
    </DeskFrame>
  );
}
