import { createEffect, createUniqueId, type JSX, Show } from "solid-js";
import { editorText } from "../text/desk-editor.ts";

/** A field of running text that grows with it, with how much is written of how much there is room for. */
export function TextField(props: {
  id?: string;
  label: string;
  value: string;
  /** Characters a released question may have; more can be written and is told of. */
  limit: number;
  rows: number;
  doubted?: boolean;
  locked: boolean;
  input(text: string): void;
  beside?: JSX.Element;
  field?(element: HTMLTextAreaElement): void;
}) {
  const id = createUniqueId();
  let area!: HTMLTextAreaElement;
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  createEffect(() => {
    void props.value;
    requestAnimationFrame(() => area.isConnected && grow());
  });
  return (
    <div class="dk-fld">
      <div class="dk-lab">
        <label for={props.id ?? id}>{props.label}</label>
        <span>
          {props.beside}
          <i class="num" classList={{ "is-over": props.value.length > props.limit }}>
            {editorText.length(props.value.length, props.limit)}
          </i>
        </span>
      </div>
      <textarea
        class="dk-inp"
        classList={{ "is-doubt": props.doubted }}
        id={props.id ?? id}
        rows={props.rows}
        disabled={props.locked}
        value={props.value}
        ref={(element) => {
          area = element;
          props.field?.(element);
        }}
        onInput={(event) => props.input(event.currentTarget.value)}
      />
    </div>
  );
}

/** A field of one line. */
export function LineField(props: {
  id?: string;
  label: string;
  value: string;
  placeholder?: string;
  doubted?: boolean;
  locked: boolean;
  list?: string;
  input(text: string): void;
}) {
  const id = createUniqueId();
  return (
    <div class="dk-fld">
      <div class="dk-lab">
        <label for={props.id ?? id}>{props.label}</label>
      </div>
      <input
        class="dk-inp"
        classList={{ "is-doubt": props.doubted }}
        id={props.id ?? id}
        type="text"
        autocomplete="off"
        list={props.list}
        placeholder={props.placeholder}
        disabled={props.locked}
        value={props.value}
        onInput={(event) => props.input(event.currentTarget.value)}
      />
    </div>
  );
}

/** One of a few values, or none yet. */
export function SelectField(props: {
  id?: string;
  label: string;
  value: string;
  values: readonly (readonly [string, string])[];
  /** Shown while nothing is chosen; absent: something always is. */
  none?: string;
  doubted?: boolean;
  locked: boolean;
  change(value: string): void;
}) {
  const id = createUniqueId();
  return (
    <div class="dk-fld">
      <div class="dk-lab">
        <label for={props.id ?? id}>{props.label}</label>
      </div>
      <select
        class="dk-inp"
        classList={{ "is-doubt": props.doubted }}
        id={props.id ?? id}
        disabled={props.locked}
        onChange={(event) => props.change(event.currentTarget.value)}
      >
        <Show when={props.none}>
          {(none) => (
            <option value="" selected={props.value === ""}>
              {none()}
            </option>
          )}
        </Show>
        {props.values.map(([value, name]) => (
          <option value={value} selected={props.value === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
