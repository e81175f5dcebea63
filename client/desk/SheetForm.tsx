import { Match, Show, Switch } from "solid-js";
import { deskNames } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import { BlanksField } from "./BlanksField.tsx";
import { setStem } from "./draft-edit.ts";
import { fieldId, isDoubted } from "./finding-fields.ts";
import { ImageField } from "./ImageField.tsx";
import { JudgeField } from "./JudgeField.tsx";
import { OptionsField } from "./OptionsField.tsx";
import { PairsField } from "./PairsField.tsx";
import type { Sheet } from "./sheet.ts";
import { LineField, SelectField, TextField } from "./TextField.tsx";
import { TypeTabs } from "./TypeTabs.tsx";
import type { DeskField, DraftContent, Period } from "./views.ts";

const limits = { stem: 300, explanation: 400 };
const gap = "____";

/** The sheet itself, from top to bottom in the order a question is thought of. */
export function SheetForm(props: { sheet: Sheet; locked: boolean }) {
  const content = () => props.sheet.content();
  const type = () => content().type;
  const doubted = (...fields: DeskField[]) => isDoubted(props.sheet.marks(), ...fields);
  const source = (part: keyof DraftContent["source"], text: string) =>
    props.sheet.edit((c) => ({ ...c, source: { ...c.source, [part]: text } }), `source.${part}`);
  const missing = (part: "title" | "author") => doubted("source") && content().source[part].trim() === "";
  const undated = () => doubted("source") && content().source.publisher.trim() === "" && content().source.date.trim() === "";
  let stem: HTMLTextAreaElement | undefined;
  const insertGap = () => {
    const at = stem?.selectionStart ?? content().stem.length;
    const end = stem?.selectionEnd ?? at;
    props.sheet.edit((c) => setStem(c, c.stem.slice(0, at) + gap + c.stem.slice(end)));
    stem?.focus();
    stem?.setSelectionRange(at + gap.length, at + gap.length);
  };
  return (
    <>
      <TypeTabs sheet={props.sheet} locked={props.locked} />
      <TextField
        id={fieldId("stem")}
        label={editorText.stem}
        value={content().stem}
        limit={limits.stem}
        rows={2}
        doubted={doubted("stem")}
        locked={props.locked}
        field={(element) => {
          stem = element;
        }}
        beside={
          <Show when={type() === "blank" && !props.locked}>
            <button type="button" class="textbtn dk-gap-btn" onClick={insertGap}>
              {editorText.insertGap}
            </button>
          </Show>
        }
        input={(text) => props.sheet.edit((c) => setStem(c, text), "stem")}
      />
      <Switch>
        <Match when={type() === "single" || type() === "multiple" || type() === "order"}>
          <OptionsField sheet={props.sheet} locked={props.locked} />
        </Match>
        <Match when={type() === "judge"}>
          <JudgeField sheet={props.sheet} locked={props.locked} />
        </Match>
        <Match when={type() === "blank" || type() === "short"}>
          <BlanksField sheet={props.sheet} locked={props.locked} />
        </Match>
        <Match when={type() === "match"}>
          <PairsField sheet={props.sheet} locked={props.locked} />
        </Match>
      </Switch>
      <ImageField sheet={props.sheet} locked={props.locked} />
      <TextField
        id={fieldId("explanation")}
        label={editorText.explanation}
        value={content().explanation}
        limit={limits.explanation}
        rows={3}
        doubted={doubted("explanation")}
        locked={props.locked}
        input={(text) => props.sheet.edit((c) => ({ ...c, explanation: text }), "explanation")}
      />
      <div class="dk-two">
        <LineField
          id={fieldId("source")}
          label={editorText.sourceTitle}
          placeholder={editorText.sourceTitleHint}
          value={content().source.title}
          doubted={missing("title")}
          locked={props.locked}
          input={(text) => source("title", text)}
        />
        <LineField
          label={editorText.sourceAuthor}
          value={content().source.author}
          doubted={missing("author")}
          locked={props.locked}
          input={(text) => source("author", text)}
        />
        <LineField
          label={editorText.sourcePublisher}
          value={content().source.publisher}
          doubted={undated()}
          locked={props.locked}
          input={(text) => source("publisher", text)}
        />
        <LineField
          label={editorText.sourceDate}
          value={content().source.date}
          doubted={undated()}
          locked={props.locked}
          input={(text) => source("date", text)}
        />
      </div>
      <div class="dk-three">
        <SelectField
          id={fieldId("tags")}
          label={editorText.period}
          value={content().period}
          values={Object.entries(deskNames.period)}
          locked={props.locked}
          change={(value) => props.sheet.edit((c) => ({ ...c, period: value as Period }))}
        />
        <SelectField
          label={editorText.topic}
          value={content().topic ?? ""}
          values={deskNames.topics.map((topic) => [topic, topic] as const)}
          none={editorText.notChosen}
          doubted={doubted("tags") && !content().topic}
          locked={props.locked}
          change={(value) => props.sheet.edit((c) => ({ ...c, topic: value || null }))}
        />
        <SelectField
          label={editorText.difficulty}
          value={content().difficulty === null ? "" : String(content().difficulty)}
          values={Object.entries(deskNames.difficulty)}
          none={editorText.notChosen}
          doubted={doubted("tags") && content().difficulty === null}
          locked={props.locked}
          change={(value) => props.sheet.edit((c) => ({ ...c, difficulty: value ? Number(value) : null }))}
        />
      </div>
    </>
  );
}
