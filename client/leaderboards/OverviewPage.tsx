import { useParams } from "@solidjs/router";
import { createResource, Match, onCleanup, Switch } from "solid-js";
import type { ProblemError } from "../lib/problem.ts";
import { organiserPath } from "../lib/safe-next.ts";
import { loadSession } from "../lib/session.ts";
import { overviewText } from "../text/leaderboards.ts";
import { common } from "../text/zh-CN.ts";
import { PageState } from "../ui/PageState.tsx";
import { Overview } from "./Overview.tsx";
import "./overview.css";
import "./overview-table.css";

/** The organiser's plain view of one competition: totals, and every committee with its branches. */
export default function OverviewPage() {
  const params = useParams<{ id: string }>();
  const [session, { refetch }] = createResource(loadSession);
  document.title = `${overviewText.documentTitle} · ${common.product}`;
  document.documentElement.dataset["desk"] = "";
  onCleanup(() => delete document.documentElement.dataset["desk"]);
  return (
    <Switch
      fallback={
        <main class="desk-alone">
          <PageState />
        </main>
      }
    >
      <Match when={session.error as ProblemError | undefined}>
        {(problem) => (
          <main class="desk-alone">
            <PageState problem={problem()} retry={() => void refetch()} />
          </main>
        )}
      </Match>
      <Match when={session() && session()?.role !== "organiser"}>
        <main class="desk-alone">
          <h1>{overviewText.documentTitle}</h1>
          <p>{overviewText.forOrganisers}</p>
          <a class="btn btn-go" href={organiserPath()}>
            {overviewText.signIn}
          </a>
        </main>
      </Match>
      <Match when={session()} keyed>
        {(view) => <Overview competitionId={params.id} organiser={view.organiser?.name ?? ""} />}
      </Match>
    </Switch>
  );
}
