import { Index, Show } from "solid-js";
import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { addForm, formsOf, gapsIn, removeForm, setForm } from "./draft-edit.ts";
import { fieldId, isDoubted } from "./finding-fields.ts";
import type { Sheet } from "./sheet.ts";

const most = 12;

/** 填空题: for each gap the standard form and others that count as right. 简答题: the answer to compare with. */
export function BlanksField(props: { sheet: Sheet; locked: boolean }) {
  const content = () => props.sheet.content();
  const blanks = () => formsOf(content().key);
  const isShort = () => content().type === "short";
  let list!: HTMLDivElement;
  const focusLast = (blank: number) => {
    const fields = list.children[blank]?.querySelectorAll<HTMLElement>("input");
    fields?.[fields.length - 1]?.focus();
  };
  const add = (blank: number) => {
    props.sheet.edit((c) => addForm(c, blank));
    focusLast(blank);
  };
  return (
    <fieldset class="dk-fld">
      <legend class="dk-lab" id={fieldId("key")} tabindex="-1">
        {isShort() ? editorText.shortKey : editorText.blanks}
      </legend>
      <div ref={list} classList={{ "dk-doubt": isDoubted(props.sheet.marks(), "key") }}>
        <Index each={blanks()}>
          {(forms, blank) => (
            <div class="dk-blank">
              <b>{isShort() ? "" : editorText.blank(blank + 1)}</b>
              <div class="dk-forms">
                <Index each={forms()}>
                  {(form, index) => (
                    <span class="dk-form" classList={{ "is-first": index === 0 }}>
                      <input
                        class="dk-inp"
                        classList={{ "is-doubt": isDoubted(props.sheet.marks(), "key") && form().trim() === "" }}
                        type="text"
                        autocomplete="off"
                        aria-label={index === 0 ? editorText.standardForm(blank + 1) : editorText.otherForm(blank + 1, index)}
                        placeholder={index === 0 ? editorText.standard : editorText.other}
                        disabled={props.locked}
                        value={form()}
                        onInput={(event) =>
                          props.sheet.edit((c) => setForm(c, blank, index, event.currentTarget.value), `form.${blank}.${index}`)
                        }
                        onKeyDown={(event) => {
                          if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
                          event.preventDefault();
                          if (forms().length < most) add(blank);
                        }}
                      />
                      <Show when={index > 0 && !props.locked}>
                        <button
                          type="button"
                          aria-label={editorText.removeForm(blank + 1, index)}
                          onClick={() => props.sheet.edit((c) => removeForm(c, blank, index))}
                        >
                          <Icon name="cross" />
                        </button>
                      </Show>
                    </span>
                  )}
                </Index>
                <Show when={!props.locked && forms().length < most}>
                  <button type="button" class="textbtn" onClick={() => add(blank)}>
                    <Icon name="plus" />
                    {editorText.addForm}
                  </button>
                </Show>
              </div>
            </div>
          )}
        </Index>
      </div>
      <p class="dk-hint">
        {!isShort() && gapsIn(content().stem) !== blanks().length
          ? editorText.gapsDiffer(gapsIn(content().stem), blanks().length)
          : editorText.blanksHint}
      </p>
    </fieldset>
  );
}
