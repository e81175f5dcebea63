import { Dialog } from "@kobalte/core/dialog";
import type { JSX } from "solid-js";
import { dialogText } from "../text/desk.ts";
import { Icon } from "../ui/Icon.tsx";
import "./dialog.css";

/** A dialog of the desk: the title is the question, the buttons are verbs. Keeps the focus and gives it back. */
export function DeskDialog(props: {
  open: boolean;
  close(): void;
  title: string;
  wide?: boolean;
  foot?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.close()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dk-veil" />
        <div class="dk-stage">
          <Dialog.Content class={`dk-dialog${props.wide ? " is-wide" : ""}`}>
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
