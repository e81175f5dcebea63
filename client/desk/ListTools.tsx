import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { deskNames, listText } from "../text/desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { facetNames, isNarrowed, type ListQuery, toggleChoice, widest } from "./list-query.ts";
import type { FacetName } from "./views.ts";

/** A pause in typing that is long enough to ask the server. */
const pauseMs = 250;

/** The search field, what the list is narrowed to, how many are left and in which order. */
export function ListTools(props: {
  query: ListQuery;
  change(query: ListQuery): void;
  total: number | undefined;
  search(input: HTMLInputElement): void;
}) {
  const [text, setText] = createSignal(props.query.q);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let composing = false;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(
      () => props.query.q,
      (q) => q !== text().trim() && setText(q),
      { defer: true },
    ),
  );
  const ask = () => {
    clearTimeout(timer);
    if (text().trim() !== props.query.q) props.change({ ...props.query, q: text().trim() });
  };
  const type = (value: string) => {
    setText(value);
    clearTimeout(timer);
    if (!composing) timer = setTimeout(ask, pauseMs);
  };
  const chips = () => facetNames.flatMap((name) => props.query.chosen[name].map((value) => ({ name, value, words: wordsOf(name, value) })));
  return (
    <div class="dk-tools">
      <label class="dk-search">
        <span class="vh">{listText.search}</span>
        <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="M15.5 15.5L21 21" />
        </svg>
        <input
          class="dk-inp"
          type="search"
          ref={(input) => props.search(input)}
          placeholder={listText.searchHint}
          autocomplete="off"
          spellcheck={false}
          value={text()}
          onInput={(event) => type(event.currentTarget.value)}
          onCompositionStart={() => {
            composing = true;
          }}
          onCompositionEnd={(event) => {
            composing = false;
            type(event.currentTarget.value);
          }}
          onKeyDown={(event) => event.key === "Enter" && !event.isComposing && ask()}
        />
      </label>
      <button
        type="button"
        class="dk-tag"
        aria-pressed={props.query.recent}
        onClick={() => props.change({ ...props.query, recent: !props.query.recent })}
      >
        {listText.since}
        <Show when={props.query.recent}>
          <Icon name="cross" />
        </Show>
      </button>
      <button
        type="button"
        class="dk-tag"
        aria-pressed={props.query.misjudged}
        onClick={() => props.change({ ...props.query, misjudged: !props.query.misjudged })}
      >
        {listText.misjudged}
        <Show when={props.query.misjudged}>
          <Icon name="cross" />
        </Show>
      </button>
      <For each={chips()}>
        {(chip) => (
          <button
            type="button"
            class="dk-tag is-on"
            aria-label={listText.remove(chip.words)}
            onClick={() => props.change(toggleChoice(props.query, chip.name, chip.value))}
          >
            {chip.words}
            <Icon name="cross" />
          </button>
        )}
      </For>
      <Show when={isNarrowed(props.query)}>
        <button type="button" class="textbtn" onClick={() => props.change(widest(props.query))}>
          {listText.clear}
        </button>
      </Show>
      <span class="dk-match" role="status">
        <Show when={props.total !== undefined}>{listText.match(props.total ?? 0)}</Show>
      </span>
      <button
        type="button"
        class="textbtn"
        title={listText.sortHint}
        onClick={() => props.change({ ...props.query, sort: props.query.sort === "id" ? "updated" : "id" })}
      >
        {listText.sort[props.query.sort]}
        <Icon name="down" />
      </button>
    </div>
  );
}

function wordsOf(name: FacetName, value: string): string {
  if (name === "topic") return value;
  const names: Record<string, string> = deskNames[name];
  return names[value] ?? value;
}
