import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, on, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { clockText } from "../lib/time-text.ts";
import { bankCheckText } from "../text/desk-check.ts";
import { PageState } from "../ui/PageState.tsx";
import { getBanks } from "./calls.ts";
import { type CheckFilter, isShown } from "./bank-check.ts";
import { CheckFilters } from "./CheckFilters.tsx";
import { CheckGroups } from "./CheckGroups.tsx";
import { createCheckRun } from "./check-run.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import "./list.css";
import "./facets.css";
import "./checks.css";
import "./bank-check.css";

const list = (value: string | string[] | undefined): string[] => [value].flat().join(",").split(",").filter(Boolean);

/** The check of one bank or all: what was found, by rule, each finding a way to its question. */
export default function CheckPage() {
  const [params, setParams] = useSearchParams();
  const banks = createLoad(getBanks);
  const run = createCheckRun();
  const bank = () => list(params["bank"])[0] ?? "";
  const filter = createMemo((): CheckFilter => ({ levels: list(params["level"]), codes: list(params["rule"]) }));
  const narrow = (next: CheckFilter) =>
    setParams({ level: next.levels.join(",") || undefined, rule: next.codes.join(",") || undefined }, { replace: true, scroll: false });
  const found = () => run.found(bank());
  createEffect(on(bank, (id) => run.found(id) || void run.run(id)));
  const shown = createMemo(() => found()?.result.findings.filter((finding) => isShown(finding, filter())) ?? []);
  return (
    <DeskFrame
      at="check"
      title={bankCheckText.title}
      meta={
        <Show when={found()}>
          {(checked) => (
            <>
              <span class="num">{bankCheckText.checked(checked().result.summary.questions)}</span>
              <Show when={checked().result.summary.unfinished > 0}>
                <span class="num">{bankCheckText.unfinished(checked().result.summary.unfinished)}</span>
              </Show>
              <span class="muted num">{bankCheckText.at(clockText(checked().at))}</span>
            </>
          )}
        </Show>
      }
      acts={
        <button
          type="button"
          class="btn"
          aria-disabled={run.working() !== undefined}
          onClick={() => run.working() === undefined && void run.run(bank())}
        >
          {bankCheckText.again}
        </button>
      }
    >
      <div class="dk-cols dk-list">
        <CheckFilters
          banks={banks}
          bank={bank()}
          pickBank={(id) => setParams({ bank: id || undefined, level: undefined, rule: undefined }, { replace: true })}
          result={found()?.result}
          filter={filter()}
          change={narrow}
        />
        <section class="dk-found" aria-busy={run.working() !== undefined}>
          <p class="dk-at-work" role="status">
            <Show when={run.working() !== undefined}>{found() ? bankCheckText.workingAgain : bankCheckText.working}</Show>
          </p>
          <Show when={run.working() !== undefined && run.seconds() > 1}>
            <p class="muted num" aria-hidden="true">
              {bankCheckText.workingMore(run.seconds())}
            </p>
          </Show>
          <Show when={run.problem()}>{(problem) => <PageState problem={problem()} retry={() => void run.run(bank())} />}</Show>
          <Show when={found()}>
            {(checked) => (
              <Show when={shown().length > 0} fallback={<p class="empty">{emptyText(checked().result, filter())}</p>}>
                <CheckGroups findings={shown()} />
              </Show>
            )}
          </Show>
        </section>
      </div>
    </DeskFrame>
  );
}

function emptyText(result: { findings: readonly unknown[]; summary: { questions: number } }, filter: CheckFilter): string {
  if (result.findings.length > 0 && filter.levels.length + filter.codes.length > 0) return bankCheckText.noneHere;
  return result.summary.questions === 0 ? bankCheckText.empty : bankCheckText.none;
}
