import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { checkBank } from "./calls.ts";
import type { CheckResult } from "./views.ts";

export interface Checked {
  at: number;
  result: CheckResult;
}

/** What was found last, by bank: coming back from a question shows the list one was working through. */
const [last, setLast] = createSignal<ReadonlyMap<string, Checked>>(new Map());

/** Runs the check of one bank at a time and says for how many seconds it has been at work. */
export function createCheckRun() {
  const [working, setWorking] = createSignal<string>();
  const [seconds, setSeconds] = createSignal(0);
  const [problem, setProblem] = createSignal<ProblemError>();
  let round = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const run = async (bankId: string) => {
    const mine = ++round;
    const since = Date.now();
    clearInterval(timer);
    setWorking(bankId);
    setSeconds(0);
    setProblem(undefined);
    timer = setInterval(() => setSeconds(Math.round((Date.now() - since) / 1000)), 1000);
    try {
      const result = await checkBank(bankId || null);
      setLast((before) => new Map([...before, [bankId, { at: Date.now(), result }]]));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (mine === round) setProblem(error);
    } finally {
      if (mine === round) {
        clearInterval(timer);
        setWorking(undefined);
      }
    }
  };
  onCleanup(() => {
    round += 1;
    clearInterval(timer);
  });
  return { working, seconds, problem, run, found: (bankId: string) => last().get(bankId) };
}

export type CheckRun = ReturnType<typeof createCheckRun>;
