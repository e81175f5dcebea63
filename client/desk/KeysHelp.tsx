import { For } from "solid-js";
import { keysText } from "../text/desk.ts";
import { DeskDialog } from "./DeskDialog.tsx";

/** What the keyboard can do on this page. */
export function KeysHelp(props: { open: boolean; close(): void; keys: readonly (readonly [string, string])[] }) {
  return (
    <DeskDialog open={props.open} close={props.close} title={keysText.title}>
      <dl class="dk-keys">
        <For each={props.keys}>
          {([key, what]) => (
            <div>
              <dt>{key}</dt>
              <dd>{what}</dd>
            </div>
          )}
        </For>
      </dl>
    </DeskDialog>
  );
}
