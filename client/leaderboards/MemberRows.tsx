import { Index, Show } from "solid-js";
import { durationText } from "../lib/time-text.ts";
import { boardText } from "../text/leaderboards.ts";
import { Tail } from "../ui/Tail.tsx";
import { countText } from "./figures.ts";
import { Rank } from "./UnitLine.tsx";
import type { MemberBoard, MemberRow, MyPlace } from "./views.ts";

/** My own place among the members, then the first hundred. Names are masked before they leave the server. */
export function MemberRows(props: { board: MemberBoard; me: MyPlace | undefined }) {
  return (
    <>
      <Show when={props.me}>
        {(me) => (
          <section class="mine">
            <h2>{boardText.myPlace}</h2>
            <Show when={me().rank} fallback={<p class="sub-line">{boardText.myPlaceLater}</p>}>
              {(rank) => (
                <>
                  <p class="sub-line">{boardText.myPlaceOf(countText(rank()), countText(me().total))}</p>
                  <Rows rows={me().rows} label={boardText.myPlace} />
                </>
              )}
            </Show>
          </section>
        )}
      </Show>
      <section class="mine">
        <h2>{boardText.topMembers}</h2>
        <Rows rows={props.board.rows} label={boardText.topMembers} />
      </section>
    </>
  );
}

/** Rows have no identity on the wire, so they are drawn by place. */
function Rows(props: { rows: readonly MemberRow[]; label: string }) {
  return (
    <ol class="brows is-long" aria-label={props.label}>
      <Index each={props.rows}>
        {(row) => (
          <li class="brow" classList={{ "is-me": row().mine }} aria-current={row().mine ? "true" : undefined}>
            <Rank rank={row().rank} />
            <span class="nm">
              {row().maskedName}
              <Show when={row().mine}>{boardText.me}</Show>
            </span>
            <span class="sub">
              <Tail text={row().branchName} />
            </span>
            <span class="sc num">{boardText.points(row().score)}</span>
            <span class="mv">{durationText(row().elapsedMs)}</span>
          </li>
        )}
      </Index>
    </ol>
  );
}
