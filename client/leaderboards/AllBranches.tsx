import { createMemo, createSignal, createUniqueId, onCleanup, Show } from "solid-js";
import { boardText } from "../text/leaderboards.ts";
import { Icon } from "../ui/Icon.tsx";
import { countText } from "./figures.ts";
import type { Stage } from "./stage.ts";
import { UnitList } from "./UnitList.tsx";
import type { UnitRow } from "./views.ts";

/** Rows drawn before the page answers the finger; the rest follows at once, in a moment of rest. */
const firstRows = 40;

/** Every branch, to be found by any part of its name. */
export function AllBranches(props: { rows: readonly UnitRow[]; mine: string | null; stage: Stage }) {
  const [wanted, setWanted] = createSignal("");
  const [drawn, setDrawn] = createSignal(firstRows);
  const inputId = createUniqueId();
  const timer = setTimeout(() => setDrawn(Number.POSITIVE_INFINITY), 60);
  onCleanup(() => clearTimeout(timer));

  const found = createMemo(() => {
    const part = wanted().replace(/\s/g, "");
    return part ? props.rows.filter((row) => row.name.includes(part) || row.shortName.includes(part)) : props.rows;
  });
  const count = () => {
    if (!wanted().trim()) return "";
    return found().length ? boardText.found(countText(found().length)) : boardText.foundNone;
  };
  return (
    <>
      <div class="find">
        <label for={inputId}>{boardText.searchLabel}</label>
        <div class="find-box">
          <input
            id={inputId}
            type="text"
            inputmode="search"
            enterkeyhint="search"
            autocomplete="off"
            spellcheck={false}
            value={wanted()}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
          <Show when={wanted()}>
            <button type="button" class="textbtn" onClick={() => setWanted("")}>
              <Icon name="cross" />
              {boardText.clear}
            </button>
          </Show>
        </div>
        <p class="note" role="status">
          {count()}
        </p>
      </div>
      <UnitList rows={found().slice(0, drawn())} mine={props.mine} stage={props.stage} label={boardText.all} long />
    </>
  );
}
