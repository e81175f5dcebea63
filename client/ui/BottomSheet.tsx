import { createUniqueId, type JSX, onCleanup, onMount, Show } from "solid-js";
import { Portal } from "solid-js/web";
import { common } from "../text/zh-CN.ts";
import { trapFocus } from "./focus-trap.ts";
import { Icon } from "./Icon.tsx";

/** A sheet that rises from the foot. `foot` holds its buttons; what lies below is out of reach until it closes. */
export function BottomSheet(props: { title: string; close: () => void; foot?: JSX.Element; footIsOne?: boolean; children: JSX.Element }) {
  const titleId = createUniqueId();
  let box!: HTMLElement;
  onMount(() => {
    const page = document.getElementById("app");
    // The focus moves first: what holds it must not be hidden from the reader.
    const release = trapFocus(box, () => props.close());
    page?.setAttribute("aria-hidden", "true");
    document.documentElement.style.overflow = "hidden";
    onCleanup(() => {
      page?.removeAttribute("aria-hidden");
      document.documentElement.style.overflow = "";
      release();
    });
  });
  return (
    <Portal>
      {/* A shortcut for fingers; the keyboard has Escape, everyone the button. */}
      <div class="veil" ref={(veil) => veil.addEventListener("click", () => props.close())} />
      <section class="bsheet" role="dialog" aria-modal="true" aria-labelledby={titleId} tabindex="-1" ref={box}>
        <div class="bsheet-in">
          <div class="bsheet-head">
            <h2 id={titleId}>{props.title}</h2>
            <button type="button" class="textbtn" onClick={() => props.close()}>
              <Icon name="cross" />
              {common.close}
            </button>
          </div>
          {props.children}
        </div>
        <Show when={props.foot}>
          <div class="bsheet-foot" classList={{ "is-one": props.footIsOne }}>
            {props.foot}
          </div>
        </Show>
      </section>
    </Portal>
  );
}
