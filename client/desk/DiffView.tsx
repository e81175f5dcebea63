import { For, Match, Switch } from "solid-js";
import type { DiffPart } from "./views.ts";

/** Changes as a proof-reader marks them: put in with a line under it, taken out struck through. */
export function DiffView(props: { parts: readonly DiffPart[] }) {
  return (
    <dl class="dk-diff">
      <For each={props.parts}>
        {(part) => (
          <>
            <dt>{part.field}</dt>
            <dd>
              <For each={part.pieces}>
                {(piece) => (
                  <Switch fallback={piece.text}>
                    <Match when={piece.kind === "added"}>
                      <ins>{piece.text}</ins>
                    </Match>
                    <Match when={piece.kind === "removed"}>
                      <del>{piece.text}</del>
                    </Match>
                  </Switch>
                )}
              </For>
            </dd>
          </>
        )}
      </For>
    </dl>
  );
}
