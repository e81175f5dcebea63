import { createSignal, For, Show } from "solid-js";
import type { Load } from "../lib/load.ts";
import { count } from "../text/desk.ts";
import { bankCheckText } from "../text/desk-check.ts";
import { PageState } from "../ui/PageState.tsx";
import { type CheckFilter, figuresOf, groupsOf } from "./bank-check.ts";
import type { BankRow, CheckResult } from "./views.ts";

/** Which bank was checked, and what of the findings is shown, each with how many there are. */
export function CheckFilters(props: {
  banks: Load<{ banks: BankRow[] }>;
  bank: string;
  pickBank(id: string): void;
  result: CheckResult | undefined;
  filter: CheckFilter;
  change(filter: CheckFilter): void;
}) {
  const [open, setOpen] = createSignal(false);
  const figures = () => figuresOf(props.result ?? { findings: [] }, props.filter);
  const all = () => (props.banks.data()?.banks ?? []).reduce((sum, bank) => sum + bank.total, 0);
  const Bank = (row: { id: string; title: string; total: number }) => (
    <li>
      <button type="button" aria-pressed={props.bank === row.id} onClick={() => props.pickBank(row.id)}>
        <span>{row.title}</span>
        <b class="num">{count(row.total)}</b>
      </button>
    </li>
  );
  const Choice = (choice: { name: string; kind: keyof CheckFilter; value: string; n: number }) => {
    const chosen = () => props.filter[choice.kind];
    const isOn = () => chosen().includes(choice.value);
    const toggle = () => (isOn() ? chosen().filter((value) => value !== choice.value) : [...chosen(), choice.value]);
    return (
      <Show when={choice.n > 0 || isOn()}>
        <label classList={{ "is-on": isOn() }}>
          <input type="checkbox" checked={isOn()} onChange={() => props.change({ ...props.filter, [choice.kind]: toggle() })} />
          <span>{choice.name}</span>
          <b class="num">{count(choice.n)}</b>
        </label>
      </Show>
    );
  };
  return (
    <section class="dk-facets" aria-label={bankCheckText.filters}>
      <button type="button" class="btn is-small dk-facets-open" aria-expanded={open()} onClick={() => setOpen(!open())}>
        {bankCheckText.filters}
      </button>
      <div class="dk-facets-in" classList={{ "is-open": open() }}>
        <Show when={props.banks.data()} fallback={<PageState problem={props.banks.problem()} retry={props.banks.again} />}>
          {(got) => (
            <div class="dk-banks">
              <h2>{bankCheckText.banks}</h2>
              <ul>
                <Bank id="" title={bankCheckText.allBanks} total={all()} />
                <For each={got().banks}>{(bank) => <Bank id={bank.id} title={bank.title} total={bank.total} />}</For>
              </ul>
            </div>
          )}
        </Show>
        <Show when={(props.result?.findings.length ?? 0) > 0}>
          <fieldset class="dk-facet">
            <legend>{bankCheckText.level}</legend>
            <For each={["error", "warning"] as const}>
              {(level) => <Choice name={bankCheckText.levels[level]} kind="levels" value={level} n={figures().levels[level] ?? 0} />}
            </For>
          </fieldset>
          <fieldset class="dk-facet">
            <legend>{bankCheckText.rule}</legend>
            <For each={groupsOf(props.result?.findings ?? [])}>
              {(group) => <Choice name={group.name} kind="codes" value={group.code} n={figures().codes[group.code] ?? 0} />}
            </For>
          </fieldset>
          <Show when={props.filter.levels.length + props.filter.codes.length > 0}>
            <button type="button" class="textbtn" onClick={() => props.change({ levels: [], codes: [] })}>
              {bankCheckText.clear}
            </button>
          </Show>
        </Show>
      </div>
    </section>
  );
}
