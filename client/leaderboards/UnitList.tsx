import { For } from "solid-js";
import type { Stage } from "./stage.ts";
import { UnitLine } from "./UnitLine.tsx";
import type { UnitRow } from "./views.ts";

/** Rows of a board, in order; they travel when `stage` changes them. */
export function UnitList(props: {
  rows: readonly UnitRow[];
  mine: string | null;
  stage: Stage;
  label: string;
  whole?: boolean;
  long?: boolean;
}) {
  return (
    <ol class="brows" classList={{ "is-long": props.long }} aria-label={props.label} ref={(list) => props.stage.add(list)}>
      <For each={props.rows}>{(row) => <UnitLine row={row} me={row.unitId === props.mine} whole={props.whole ?? false} />}</For>
    </ol>
  );
}
