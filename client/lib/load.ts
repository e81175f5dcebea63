import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "./problem.ts";

export interface Load<T> {
  data(): T | undefined;
  problem(): ProblemError | undefined;
  again(): void;
}

/**
 * Asks once now, again on `again`, and by itself when the network comes back after a failure. What was there stays
 * while the next is on its way. @param refused told of a problem first: true when it has dealt with it.
 */
export function createLoad<T>(ask: () => Promise<T>, refused?: (problem: ProblemError) => boolean): Load<T> {
  const [data, setData] = createSignal<T>();
  const [problem, setProblem] = createSignal<ProblemError>();
  let round = 0;

  const again = async () => {
    const mine = ++round;
    try {
      const got = await ask();
      if (mine !== round) return;
      setProblem(undefined);
      setData(() => got);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (mine === round && !refused?.(error)) setProblem(error);
    }
  };
  const online = () => problem() && void again();
  addEventListener("online", online);
  onCleanup(() => {
    round += 1;
    removeEventListener("online", online);
  });
  void again();
  return { data, problem, again: () => void again() };
}
