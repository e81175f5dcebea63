import { For, Index, Show } from "solid-js";
import { indexesOf, letterOf } from "../desk/letters.ts";
import { lookText } from "../text/imports.ts";
import { Icon } from "../ui/Icon.tsx";
import {
  addBlank,
  addOption,
  addPair,
  blanksOf,
  removeOption,
  removePair,
  setBlank,
  setJudgement,
  setOption,
  setPair,
  toggleKey,
} from "./read-edit.ts";
import type { Read } from "./views.ts";

interface PartProps {
  read: Read;
  edit(change: (read: Read) => Read): void;
  doubted?: boolean;
}

/** Options with the mark of the key, or steps in their right order. */
export function ReadOptions(props: PartProps) {
  const isOrder = () => props.read.type === "order";
  const isKey = (index: number) => typeof props.read.key === "string" && indexesOf(props.read.key).includes(index);
  return (
    <>
      <div class="im-options" classList={{ "is-one": isOrder() || props.read.options.some((text) => text.length > 16) }}>
        <Index each={props.read.options}>
          {(text, index) => (
            <div class="im-option" classList={{ "is-order": isOrder() }}>
              <Show when={!isOrder()} fallback={<b class="num">{index + 1}</b>}>
                <input
                  type={props.read.type === "single" ? "radio" : "checkbox"}
                  name="im-key"
                  class="dk-tick"
                  aria-label={lookText.right(letterOf(index))}
                  checked={isKey(index)}
                  onChange={() => props.edit((read) => toggleKey(read, index))}
                />
                <b>{letterOf(index)}</b>
              </Show>
              <input
                class="dk-inp"
                classList={{ "is-doubt": props.doubted === true && (text().trim() === "" || isTwin(props.read.options, index)) }}
                aria-label={isOrder() ? lookText.step(index + 1) : lookText.option(letterOf(index))}
                value={text()}
                onInput={(event) => props.edit((read) => setOption(read, index, event.currentTarget.value))}
              />
              <button
                type="button"
                class="textbtn im-drop"
                aria-label={lookText.removeOption(isOrder() ? String(index + 1) : letterOf(index))}
                onClick={() => props.edit((read) => removeOption(read, index))}
              >
                <Icon name="cross" />
              </button>
            </div>
          )}
        </Index>
      </div>
      <Show when={props.read.options.length < 10}>
        <button type="button" class="textbtn im-add" onClick={() => props.edit(addOption)}>
          {lookText.addOption}
        </button>
      </Show>
    </>
  );
}

const isTwin = (options: readonly string[], index: number): boolean =>
  options.some((other, i) => i !== index && other.replace(/\s/g, "") === (options[index] ?? "").replace(/\s/g, ""));

export function ReadJudge(props: PartProps) {
  return (
    <div class="dk-types is-small" role="group" aria-label={lookText.key}>
      <For each={[true, false]}>
        {(value) => (
          <button type="button" aria-pressed={props.read.key === value} onClick={() => props.edit((read) => setJudgement(read, value))}>
            {value ? lookText.judge.true : lookText.judge.false}
          </button>
        )}
      </For>
    </div>
  );
}

/** One line a blank; several forms parted by a stroke. A short answer is one line. */
export function ReadBlanks(props: PartProps) {
  return (
    <>
      <Index each={blanksOf(props.read)}>
        {(forms, index) => (
          <input
            class="dk-inp im-blank"
            classList={{ "is-doubt": props.doubted === true }}
            aria-label={lookText.blank(index + 1)}
            placeholder={lookText.noKey}
            value={forms().join(" / ")}
            onChange={(event) => props.edit((read) => setBlank(read, index, event.currentTarget.value))}
          />
        )}
      </Index>
      <Show when={props.read.type === "blank"}>
        <p class="dk-hint">
          {lookText.forms}
          <button type="button" class="textbtn im-after" onClick={() => props.edit(addBlank)}>
            {lookText.addBlank}
          </button>
        </p>
      </Show>
    </>
  );
}

export function ReadPairs(props: PartProps) {
  return (
    <>
      <Index each={props.read.pairs ?? []}>
        {(pair, index) => (
          <div class="im-pair">
            <For each={[0, 1] as const}>
              {(side) => (
                <input
                  class="dk-inp"
                  aria-label={side === 0 ? lookText.left(index + 1) : lookText.rightOf(index + 1)}
                  value={pair()[side]}
                  onInput={(event) => props.edit((read) => setPair(read, index, side, event.currentTarget.value))}
                />
              )}
            </For>
            <button
              type="button"
              class="textbtn im-drop"
              aria-label={lookText.removePair(index + 1)}
              onClick={() => props.edit((read) => removePair(read, index))}
            >
              <Icon name="cross" />
            </button>
          </div>
        )}
      </Index>
      <button type="button" class="textbtn im-add" onClick={() => props.edit(addPair)}>
        {lookText.addPair}
      </button>
    </>
  );
}
