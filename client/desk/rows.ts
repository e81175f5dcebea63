import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { getQuestions } from "./calls.ts";
import type { Facets, QuestionRow } from "./views.ts";
import { rowIn, windowSize, windowsFor } from "./windows.ts";

/** The rows of one query, fetched window by window as they come into sight. The old list stays until the new one is there. */
export function createRows() {
  const [total, setTotal] = createSignal<number>();
  const [facets, setFacets] = createSignal<Facets>();
  const [windows, setWindows] = createSignal<ReadonlyMap<number, readonly QuestionRow[]>>(new Map());
  const [problem, setProblem] = createSignal<ProblemError>();
  const [busy, setBusy] = createSignal(false);
  let query = "";
  let round = 0;
  let asked = new Set<number>();

  const ask = async (number: number, fresh: boolean) => {
    const mine = round;
    asked.add(number);
    try {
      const page = await getQuestions(`${query}&offset=${number * windowSize}&limit=${windowSize}`);
      if (mine !== round) return;
      setProblem(undefined);
      setTotal(page.total);
      setFacets(page.facets);
      setWindows((before) => new Map([...(fresh ? [] : before), [number, page.rows]]));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (mine !== round) return;
      asked.delete(number);
      setProblem(error);
    } finally {
      if (mine === round && fresh) setBusy(false);
    }
  };
  const open = (next: string) => {
    query = next;
    round += 1;
    asked = new Set();
    setBusy(true);
    void ask(0, true);
  };
  onCleanup(() => {
    round += 1;
  });

  return {
    total,
    facets,
    problem,
    busy,
    open,
    again: () => open(query),
    row: (index: number) => rowIn(windows(), index),
    /** Rows `first` to `last` are in sight. */
    see(first: number, last: number) {
      // While the list is exchanged, what is in sight belongs to the old one.
      if (busy() || total() === undefined) return;
      for (const number of windowsFor(first, last, total() ?? 0)) if (!asked.has(number)) void ask(number, false);
    },
  };
}

export type Rows = ReturnType<typeof createRows>;
