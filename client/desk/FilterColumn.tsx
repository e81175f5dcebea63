import { createSignal, For, Show } from "solid-js";
import type { Load } from "../lib/load.ts";
import { count, deskNames, listText } from "../text/desk.ts";
import { bankChangeText } from "../text/desk-check.ts";
import { PageState } from "../ui/PageState.tsx";
import { facetNames, type ListQuery, toggleChoice } from "./list-query.ts";
import type { BankRow, FacetName, Facets } from "./views.ts";

/** Values of each facet in the order people think of them. */
const order: Record<FacetName, readonly string[]> = {
  state: Object.keys(deskNames.state),
  type: Object.keys(deskNames.type),
  period: Object.keys(deskNames.period),
  topic: deskNames.topics,
  difficulty: Object.keys(deskNames.difficulty),
};
const nameOf = (facet: FacetName, value: string): string =>
  facet === "topic" ? value : ((deskNames[facet] as Record<string, string>)[value] ?? value);

/** Which bank, and what the list is narrowed to, each with how many there are. */
export function FilterColumn(props: {
  banks: Load<{ banks: BankRow[] }>;
  query: ListQuery;
  facets: Facets | undefined;
  change(query: ListQuery): void;
  newBank(): void;
  changeBank(bank: BankRow): void;
}) {
  const [open, setOpen] = createSignal(false);
  const layers = () => (["national", "provincial", "city", "district"] as const).filter((layer) => ofLayer(layer).length > 0);
  const ofLayer = (layer: BankRow["layer"]) => (props.banks.data()?.banks ?? []).filter((bank) => bank.layer === layer);
  const all = () => (props.banks.data()?.banks ?? []).reduce((sum, bank) => sum + bank.total, 0);
  const values = (name: FacetName) =>
    order[name].filter((value) => (props.facets?.[name][value] ?? 0) > 0 || props.query.chosen[name].includes(value));
  const Bank = (row: { id: string; title: string; owner?: string; total: number }) => (
    <li>
      <button type="button" aria-pressed={props.query.bank === row.id} onClick={() => props.change({ ...props.query, bank: row.id })}>
        <span>
          {row.title}
          <Show when={row.owner}>{(owner) => <small>{owner()}</small>}</Show>
        </span>
        <b class="num">{count(row.total)}</b>
      </button>
    </li>
  );
  return (
    <section class="dk-facets" aria-label={listText.filters}>
      <button type="button" class="btn is-small dk-facets-open" aria-expanded={open()} onClick={() => setOpen(!open())}>
        {listText.filters}
      </button>
      <div class="dk-facets-in" classList={{ "is-open": open() }}>
        <Show when={props.banks.data()} fallback={<PageState problem={props.banks.problem()} retry={props.banks.again} />}>
          <div class="dk-banks">
            <h2>{listText.banks}</h2>
            <ul>
              <Bank id="" title={listText.allBanks} total={all()} />
              <For each={layers()}>
                {(layer) => (
                  <For each={ofLayer(layer)}>
                    {(bank) => (
                      <Bank id={bank.id} title={bank.title} owner={`${deskNames.layer[layer]} · ${bank.owner}`} total={bank.total} />
                    )}
                  </For>
                )}
              </For>
            </ul>
            <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => props.newBank()}>
              {listText.newBank}
            </button>
            <Show when={props.banks.data()?.banks.find(({ id }) => id === props.query.bank)}>
              {(bank) => (
                <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => props.changeBank(bank())}>
                  {bankChangeText.open}
                </button>
              )}
            </Show>
          </div>
        </Show>
        <For each={facetNames}>
          {(name) => (
            <Show when={values(name).length > 0}>
              <fieldset class="dk-facet">
                <legend>{listText.facets[name]}</legend>
                <For each={values(name)}>
                  {(value) => (
                    <label classList={{ "is-on": props.query.chosen[name].includes(value) }}>
                      <input
                        type="checkbox"
                        checked={props.query.chosen[name].includes(value)}
                        onChange={() => props.change(toggleChoice(props.query, name, value))}
                      />
                      <span>{nameOf(name, value)}</span>
                      <b class="num">{count(props.facets?.[name][value] ?? 0)}</b>
                    </label>
                  )}
                </For>
              </fieldset>
            </Show>
          )}
        </For>
      </div>
    </section>
  );
}
