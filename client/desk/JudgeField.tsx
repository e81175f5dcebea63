import { For } from "solid-js";
import { editorText } from "../text/desk-editor.ts";
import { fieldId, isDoubted } from "./finding-fields.ts";
import type { Sheet } from "./sheet.ts";

/** 判断题: right or wrong. */
export function JudgeField(props: { sheet: Sheet; locked: boolean }) {
  return (
    <fieldset class="dk-fld">
      <legend class="dk-lab">{editorText.judge}</legend>
      <div class="dk-judge" id={fieldId("key")} tabindex="-1" classList={{ "dk-doubt": isDoubted(props.sheet.marks(), "key") }}>
        <For each={[true, false]}>
          {(value) => (
            <label>
              <input
                class="dk-tick"
                type="radio"
                name="judge"
                checked={props.sheet.content().key === value}
                disabled={props.locked}
                onChange={() => props.sheet.edit((c) => ({ ...c, key: value }))}
              />
              <span>{value ? editorText.isRight : editorText.isWrong}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
