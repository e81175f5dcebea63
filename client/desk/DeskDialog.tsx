import { Dialog } from "@kobalte/core/dialog";
import type { JSX } from "solid-js";
import { dialogText } from "../text/desk.ts";
import { Icon } from "../ui/Icon.tsx";
import "./dialog.css";

const reach = ".dk-dialog-in input, .dk-dialog-in select, .dk-dialog-in textarea, .dk-dialog-foot .btn-go";

/** A dialog of the desk: the title is the question, the buttons are verbs. Keeps the focus and gives it back. */
export function DeskDialog(props: {
  open: boolean;
  close(): void;
  title: string;
  wide?: boolean;
  foot?: JSX.Element;
  children: JSX.Element;
}) {
  let box!: HTMLDivElement;
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.close()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dk-veil" />
        <div class="dk-stage">
          <Dialog.Content
            class={`dk-dialog${props.wide ? " is-wide" : ""}`}
            ref={box}
            onOpenAutoFocus={(event) => {
              // Where one writes, else the safe button: not the cross, which Tab would reach first.
              const first = box.querySelector<HTMLElement>(reach);
              if (!first) return;
              event.preventDefault();
              first.focus();
            }}
          >
            <div class="dk-dialog-head">
              <Dialog.Title>{props.title}</Dialog.Title>
              <Dialog.CloseButton class="textbtn" aria-label={dialogText.close}>
                <Icon name="cross" />
              </Dialog.CloseButton>
            </div>
            <div class="dk-dialog-in">{props.children}</div>
            <div class="dk-dialog-foot">{props.foot}</div>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
