import { createSignal, For, Show } from "solid-js";
import { chooseTypeSize } from "../lib/session.ts";
import { typeSize, typeSizes } from "../lib/type-size.ts";
import { common, typeSizeText } from "../text/zh-CN.ts";
import { BottomSheet } from "./BottomSheet.tsx";
import { Tail } from "./Tail.tsx";

/** 字号: one switch at the same place on every page. */
export function TypeSize() {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {typeSizeText.button}
      </button>
      <Show when={open()}>
        <BottomSheet
          title={typeSizeText.button}
          close={() => setOpen(false)}
          footIsOne
          foot={
            <button type="button" class="btn btn-wide" onClick={() => setOpen(false)}>
              {common.done}
            </button>
          }
        >
          <fieldset class="sizes">
            <legend class="vh">{typeSizeText.title}</legend>
            <For each={typeSizes}>
              {(size) => (
                <label class={`size s${size}`} classList={{ "is-on": typeSize() === size }}>
                  <input type="radio" name="type-size" checked={typeSize() === size} onChange={() => chooseTypeSize(size)} />
                  <i aria-hidden="true" />
                  <b>{typeSizeText.sizes[size]}</b>
                  <small>{typeSizeText.points(size)}</small>
                </label>
              )}
            </For>
          </fieldset>
          <p class="note size-note">
            <Tail text={typeSizeText.remembered} />
          </p>
        </BottomSheet>
      </Show>
    </>
  );
}
