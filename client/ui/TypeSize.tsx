import { createSignal, For, Show } from "solid-js";
import { chooseTypeSize } from "../lib/session.ts";
import { toggledSize, typeSize, typeSizes } from "../lib/type-size.ts";
import { common, typeSizeText } from "../text/zh-CN.ts";
import { BottomSheet } from "./BottomSheet.tsx";
import { Tail } from "./Tail.tsx";

/** 大字: large type by one tap, at the same place on every page; one more tap and it is as before. */
export function LargeType() {
  return (
    <button
      type="button"
      class="textbtn is-toggle"
      aria-pressed={typeSize() !== 18}
      onClick={() => chooseTypeSize(toggledSize(typeSize()))}
    >
      {typeSizeText.large}
    </button>
  );
}

/** 字号: for those whom the large type does not suit yet. */
export function TypeSize() {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {typeSizeText.button}
      </button>
      <Show when={open()}>
        <TypeSizeSheet close={() => setOpen(false)} />
      </Show>
    </>
  );
}

/** The four sizes, each written in itself. */
export function TypeSizeSheet(props: { close: () => void }) {
  return (
    <BottomSheet
      title={typeSizeText.button}
      close={props.close}
      footIsOne
      foot={
        <button type="button" class="btn btn-wide" onClick={() => props.close()}>
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
  );
}
