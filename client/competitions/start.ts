import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { request } from "../lib/api.ts";
import { ProblemError } from "../lib/problem.ts";
import { untilAnswered } from "../lib/until-answered.ts";
import type { AttemptView } from "../lib/views.ts";

/** Starts a scored attempt or a rehearsal and leads to it. While the server is busy it keeps asking: pressing twice is one attempt. */
export function useStart(competitionId: () => string) {
  const navigate = useNavigate();
  const [starting, setStarting] = createSignal<"attempts" | "rehearsals">();
  const [problem, setProblem] = createSignal<ProblemError>();
  const start = async (kind: "attempts" | "rehearsals") => {
    if (starting()) return;
    setStarting(kind);
    setProblem(undefined);
    try {
      const path = `/competitions/${encodeURIComponent(competitionId())}/${kind}`;
      const ask = () => request<AttemptView>("POST", path, {});
      // A rehearsal is new each time, so a lost reply is not asked for again.
      const view = kind === "attempts" ? await untilAnswered(ask, { waiting: setProblem }) : await ask();
      navigate(`/attempts/${view.id}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      setStarting(undefined);
    }
  };
  return { start, starting, problem };
}
