import type { ProblemError } from "../lib/problem.ts";
import { randomKey } from "../lib/random-key.ts";
import { untilAnswered } from "../lib/until-answered.ts";
import type { AttemptView } from "../lib/views.ts";
import { leaseAttempt } from "./attempt-calls.ts";
import { emptyOutbox, type Outbox, takeLease } from "./outbox.ts";
import { outboxStore } from "./outbox-store.ts";

/**
 * This device takes the attempt: whatever it had not sent is found again and, when nobody else sat in between, made
 * ready to go out under the new epoch. Keeps asking while the network is weak.
 * @param held what this page already holds, when it takes back an attempt that another device had taken.
 */
export async function takeAttempt(
  attemptId: string,
  held: Outbox | undefined,
  waiting: (problem: ProblemError) => void,
): Promise<{ view: AttemptView; box: Outbox }> {
  let box = held ?? (await outboxStore.load(attemptId)) ?? emptyOutbox(attemptId);
  const view = await untilAnswered(
    () => {
      // Counted before asking: a lease may be granted although its reply never arrives.
      box = { ...box, unheardLeases: box.unheardLeases + 1, version: box.version + 1 };
      void outboxStore.keep(box);
      return leaseAttempt(attemptId);
    },
    { waiting },
  );
  if (view.state === "locked") return { view, box };
  box = { ...box, unheardLeases: box.unheardLeases - 1 };
  box = takeLease(box, view, randomKey);
  void outboxStore.keep(box);
  return { view, box };
}
