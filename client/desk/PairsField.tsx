import { Index, Show } from "solid-js";
import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { addPair, movePair, removePair, setPair } from "./draft-edit.ts";
import { fieldId, isDoubted } from "./finding-fields.ts";
import { RowButtons } from "./RowButtons.tsx";
import { rowKey } from "./row-keys.ts";
import type { Sheet } from "./sheet.ts";

const least = 3;
const most = 8;

/** 配对题: partners side by side; the right column is mixed when a paper is drawn. */
export function PairsField(props: { sheet: Sheet; locked: boolean }) {
  const pairs = () => props.sheet.content().pairs;
  let list!: HTMLDivElement;
  const focus = (index: number, side: 0 | 1) =>
    list.children[Math.min(index, pairs().length - 1)]?.querySelectorAll<HTMLElement>("input")[side]?.focus();
  return (
    <fieldset class="dk-fld">
      <legend class="dk-lab">{editorText.pairs}</legend>
      <div ref={list} id={fieldId("options")} tabindex="-1" classList={{ "dk-doubt": isDoubted(props.sheet.marks(), "options", "key") }}>
        <Index each={pairs()}>
          {(pair, index) => (
            <div class="dk-prow">
              <b>{index + 1}</b>
              <Index each={[0, 1] as const}>
                {(side) => (
                  <input
                    class="dk-inp"
                    classList={{
                      "is-doubt": isDoubted(props.sheet.marks(), "options", "key") && pair()[side()].trim() === "",
                    }}
                    type="text"
                    autocomplete="off"
                    aria-label={editorText.side(index + 1, side())}
                    disabled={props.locked}
                    value={pair()[side()]}
                    onInput={(event) =>
                      props.sheet.edit((c) => setPair(c, index, side(), event.currentTarget.value), `pair.${index}.${side()}`)
                    }
                    onKeyDown={(event) =>
                      rowKey(event, {
                        index,
                        count: pairs().length,
                        least: 2,
                        most,
                        move: (to) => props.sheet.edit((c) => movePair(c, index, to)),
                        remove: () => props.sheet.edit((c) => removePair(c, index)),
                        add: () => props.sheet.edit(addPair),
                        focus: (to) => focus(to, event.key === "Enter" ? 0 : side()),
                      })
                    }
                  />
                )}
              </Index>
              <Show when={!props.locked}>
                <RowButtons
                  name={editorText.pair(index + 1)}
                  first={index === 0}
                  last={index === pairs().length - 1}
                  canRemove={pairs().length > 2}
                  move={(by) => props.sheet.edit((c) => movePair(c, index, index + by))}
                  remove={() => props.sheet.edit((c) => removePair(c, index))}
                />
              </Show>
            </div>
          )}
        </Index>
      </div>
      <Show when={!props.locked && pairs().length < most}>
        <button
          type="button"
          class="textbtn dk-add"
          onClick={() => {
            props.sheet.edit(addPair);
            focus(pairs().length, 0);
          }}
        >
          <Icon name="plus" />
          {editorText.addPair}
        </button>
      </Show>
      <Show when={pairs().length < least}>
        <p class="dk-hint">{editorText.atLeast(least)}</p>
      </Show>
    </fieldset>
  );
}
