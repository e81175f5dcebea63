import { For, Show } from "solid-js";
import { deskNames } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import { changeType } from "./draft-edit.ts";
import { fieldId } from "./finding-fields.ts";
import type { Sheet } from "./sheet.ts";
import type { DeskType } from "./views.ts";

/** Alt+1 to Alt+6 choose them in this order. */
export const editorTypes: DeskType[] = ["single", "multiple", "judge", "blank", "order", "match"];

export function TypeTabs(props: { sheet: Sheet; locked: boolean }) {
  const type = () => props.sheet.content().type;
  return (
    <div class="dk-typeline">
      <div class="dk-types" role="group" aria-label={editorText.type} id={fieldId("type")} tabindex="-1">
        <For each={editorTypes}>
          {(value, index) => (
            <button
              type="button"
              aria-pressed={type() === value}
              aria-keyshortcuts={`Alt+${index() + 1}`}
              disabled={props.locked}
              onClick={() => props.sheet.edit((content) => changeType(content, value))}
            >
              {deskNames.type[value]}
            </button>
          )}
        </For>
        <Show when={type() === "short"}>
          <button type="button" aria-pressed="true" disabled>
            {deskNames.type.short}
          </button>
        </Show>
      </div>
      <Show when={!props.locked}>
        <span class="dk-undo">
          <button type="button" class="textbtn" aria-disabled={!props.sheet.canUndo()} onClick={() => props.sheet.undo()}>
            {editorText.undo}
          </button>
          <button type="button" class="textbtn" aria-disabled={!props.sheet.canRedo()} onClick={() => props.sheet.redo()}>
            {editorText.redo}
          </button>
        </span>
      </Show>
    </div>
  );
}
