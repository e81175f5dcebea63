import { For, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { dayTimeText } from "../lib/time-text.ts";
import { count } from "../text/desk.ts";
import { importsText } from "../text/imports.ts";
import { PageState } from "../ui/PageState.tsx";
import { getImports } from "./calls.ts";
import type { ImportRow } from "./views.ts";

/** Files that came in before, newest first, each with how far it is. */
export function EarlierImports() {
  const load = createLoad(getImports);
  const { columns } = importsText;
  return (
    <section class="im-earlier">
      <h2 class="sec">{importsText.earlier}</h2>
      <Show when={load.data()} fallback={<PageState problem={load.problem()} retry={load.again} />}>
        {(data) => (
          <Show when={data().imports.length > 0} fallback={<p class="empty">{importsText.none}</p>}>
            <div class="dk-scroll" tabindex="0" role="region" aria-label={importsText.earlier}>
              <table class="dk-tbl">
                <thead>
                  <tr>
                    <th>{columns.file}</th>
                    <th>{columns.bank}</th>
                    <th class="r im-count">{columns.questions}</th>
                    <th>{columns.state}</th>
                    <th>{columns.by}</th>
                    <th>{columns.at}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={data().imports}>
                    {(row) => (
                      <tr>
                        <td>
                          <a href={`/desk/imports/${row.id}`}>{row.fileName}</a>
                        </td>
                        <td>{row.bankTitle}</td>
                        <td class="r num im-count">{count(row.counts.questions)}</td>
                        <td>{stateText(row)}</td>
                        <td>{row.createdBy}</td>
                        <td class="num">{dayTimeText(row.createdAt, Date.now())}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </Show>
        )}
      </Show>
    </section>
  );
}

function stateText({ state, counts }: ImportRow): string {
  if (state === "undone") return importsText.states.undone;
  return state === "confirmed" ? importsText.states.confirmed(counts.imported) : importsText.states.open(counts.doubtful);
}
