import { createSignal } from "solid-js";
import { request } from "../lib/api.ts";
import { ProblemError } from "../lib/problem.ts";
import { adoptSession } from "../lib/session.ts";
import type { SessionView } from "../lib/views.ts";

/** One way of signing in: whether it is under way, what the server said against it. */
export function useSignIn(path: string, entered: (view: SessionView) => void) {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ProblemError>();
  const send = async (body: object) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      entered(adoptSession(await request<SessionView>("POST", path, body)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send, forget: () => setProblem(undefined) };
}
