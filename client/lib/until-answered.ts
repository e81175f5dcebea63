import { ProblemError } from "./problem.ts";
import { askedDelay, retryDelay } from "./retry.ts";

export interface Patience {
  /** Told before each wait, so that the page can say what is going on. */
  waiting?(problem: ProblemError): void;
  /** True when nobody waits for the answer any more. */
  givenUp?(): boolean;
}

/** True when asking again may help: no reply, a server in trouble, or one that asked for patience. */
export const mayPass = (problem: ProblemError): boolean =>
  problem.status === 0 || problem.status === 408 || problem.status === 429 || problem.status >= 500;

/**
 * Asks until there is an answer. Only for what can be asked twice without harm.
 * @throws ProblemError when the server has decided, or the last one when given up.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, patience: Patience = {}): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProblemError) || !mayPass(error) || patience.givenUp?.()) throw error;
      patience.waiting?.(error);
      await pause(
        error.retryAfter === undefined ? retryDelay(failures, Math.random()) : askedDelay(error.retryAfter, Math.random()),
        error.retryAfter === undefined,
      );
      if (patience.givenUp?.()) throw error;
    }
  }
}

/** A pause that ends early when the network is said to be back, unless the server asked for this wait. */
function pause(ms: number, endsWhenOnline: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (endsWhenOnline) addEventListener("online", done);
  });
}
