import { Index, Show } from "solid-js";
import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { addOption, moveOption, removeOption, setOption, toggleKey, togglePinned } from "./draft-edit.ts";
import { fieldId, isDoubted } from "./finding-fields.ts";
import { indexesOf, letterOf } from "./letters.ts";
import { RowButtons } from "./RowButtons.tsx";
import { rowKey } from "./row-keys.ts";
import type { Sheet } from "./sheet.ts";

const least = 3;
const most = 8;

/** Options with the mark of the key (single, multiple), or the steps in their right order. */
export function OptionsField(props: { sheet: Sheet; locked: boolean }) {
  const content = () => props.sheet.content();
  const isOrder = () => content().type === "order";
  const isSingle = () => content().type === "single";
  const isKey = (index: number) => typeof content().key === "string" && indexesOf(content().key as string).includes(index);
  const isPinned = (index: number) => indexesOf(content().pinned).includes(index);
  const name = (index: number) => (isOrder() ? editorText.step(index + 1) : editorText.option(letterOf(index)));
  let list!: HTMLDivElement;
  const focus = (index: number) =>
    list.querySelectorAll<HTMLElement>("input.dk-inp")[Math.min(index, content().options.length - 1)]?.focus();
  const label = () => (isOrder() ? editorText.steps : isSingle() ? editorText.optionsOne : editorText.optionsMany);
  const doubted = (text: string) => isDoubted(props.sheet.marks(), "options") && text.trim() === "";
  return (
    <fieldset class="dk-fld">
      <legend class="dk-lab" id={fieldId("key")} tabindex="-1">
        {label()}
      </legend>
      <div ref={list} id={fieldId("options")} tabindex="-1" classList={{ "dk-doubt": isDoubted(props.sheet.marks(), "options", "key") }}>
        <Index each={content().options}>
          {(text, index) => (
            <div class="dk-orow" classList={{ "is-on": !isOrder() && isKey(index), "is-order": isOrder() }}>
              <Show when={!isOrder()}>
                <input
                  class="dk-tick"
                  type={isSingle() ? "radio" : "checkbox"}
                  name="key"
                  aria-label={editorText.isKey(letterOf(index))}
                  checked={isKey(index)}
                  disabled={props.locked}
                  onChange={() => props.sheet.edit((c) => toggleKey(c, index))}
                />
              </Show>
              <b>{isOrder() ? index + 1 : letterOf(index)}</b>
              <input
                class="dk-inp"
                classList={{ "is-doubt": doubted(text()) }}
                type="text"
                autocomplete="off"
                aria-label={name(index)}
                disabled={props.locked}
                value={text()}
                onInput={(event) => props.sheet.edit((c) => setOption(c, index, event.currentTarget.value), `option.${index}`)}
                onKeyDown={(event) =>
                  rowKey(event, {
                    index,
                    count: content().options.length,
                    least: 2,
                    most,
                    move: (to) => props.sheet.edit((c) => moveOption(c, index, to)),
                    remove: () => props.sheet.edit((c) => removeOption(c, index)),
                    add: () => props.sheet.edit(addOption),
                    focus,
                  })
                }
              />
              <Show when={!props.locked}>
                <Show when={!isOrder()}>
                  <button
                    type="button"
                    class="dk-pin"
                    aria-pressed={isPinned(index)}
                    title={editorText.pinHint}
                    aria-label={editorText.pin(letterOf(index))}
                    onClick={() => props.sheet.edit((c) => togglePinned(c, index))}
                  >
                    {editorText.pinShort}
                  </button>
                </Show>
                <RowButtons
                  name={name(index)}
                  first={index === 0}
                  last={index === content().options.length - 1}
                  canRemove={content().options.length > 2}
                  move={(by) => props.sheet.edit((c) => moveOption(c, index, index + by))}
                  remove={() => props.sheet.edit((c) => removeOption(c, index))}
                />
              </Show>
              <Show when={props.locked && isPinned(index)}>
                <span class="note">{editorText.pinShort}</span>
              </Show>
            </div>
          )}
        </Index>
      </div>
      <Show when={!props.locked && content().options.length < most}>
        <button
          type="button"
          class="textbtn dk-add"
          onClick={() => {
            props.sheet.edit(addOption);
            focus(content().options.length);
          }}
        >
          <Icon name="plus" />
          {editorText.addOption}
        </button>
      </Show>
      <Show when={content().options.length < least}>
        <p class="dk-hint">{editorText.atLeast(least)}</p>
      </Show>
    </fieldset>
  );
}
