import { For } from "solid-js";
import { boardText } from "../text/leaderboards.ts";

export type BoardTab = "mine" | "first" | "all" | "committees" | "members";

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The boards of one competition. Arrow keys walk through them; Tab goes on to the board. */
export function BoardTabs(props: {
  tabs: readonly { name: BoardTab; text: string }[];
  chosen: BoardTab;
  choose: (tab: BoardTab) => void;
  panelId: string;
}) {
  let box!: HTMLDivElement;
  const walk = (event: KeyboardEvent, index: number) => {
    const to = steps[event.key]?.(index, props.tabs.length);
    const tab = to === undefined ? undefined : props.tabs[to];
    if (!tab || to === undefined) return;
    event.preventDefault();
    props.choose(tab.name);
    (box.children[to] as HTMLElement).focus();
  };
  return (
    <div class="seg board-tabs" role="tablist" aria-label={boardText.tabs} ref={box}>
      <For each={props.tabs}>
        {(tab, index) => (
          <button
            type="button"
            role="tab"
            id={`${props.panelId}-${tab.name}`}
            aria-selected={props.chosen === tab.name}
            aria-controls={props.panelId}
            tabindex={props.chosen === tab.name ? 0 : -1}
            onClick={() => props.choose(tab.name)}
            onKeyDown={(event) => walk(event, index())}
          >
            {tab.text}
          </button>
        )}
      </For>
    </div>
  );
}
