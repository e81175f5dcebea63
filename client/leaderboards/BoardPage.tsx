import { useParams } from "@solidjs/router";
import { createResource, Match, onMount, Switch } from "solid-js";
import { loadSession } from "../lib/session.ts";
import type { ProblemError } from "../lib/problem.ts";
import { boardText } from "../text/leaderboards.ts";
import { common } from "../text/zh-CN.ts";
import { PageState } from "../ui/PageState.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import "./board.css";
import "./board-rows.css";
import { Board } from "./Board.tsx";

/** The boards of one competition on a phone, opened at the reader's own branch. */
export default function BoardPage() {
  const params = useParams<{ id: string }>();
  const [session, { refetch }] = createResource(loadSession);
  onMount(() => {
    document.title = `${boardText.documentTitle} · ${common.product}`;
  });
  return (
    <div class="phone">
      <TopBar />
      <main class="board">
        <Switch fallback={<PageState />}>
          <Match when={session.error as ProblemError | undefined}>
            {(problem) => <PageState problem={problem()} retry={() => void refetch()} />}
          </Match>
          <Match when={session()?.role === "none"}>
            <SignInFirst />
          </Match>
          <Match when={session()} keyed>
            {(view) => (
              <Board
                competitionId={params.id}
                branchId={view.member?.branchId ?? view.screen?.unitId ?? null}
                isMember={view.role === "member"}
              />
            )}
          </Match>
        </Switch>
      </main>
    </div>
  );
}

function SignInFirst() {
  return (
    <div class="trouble">
      <h1>{boardText.documentTitle}</h1>
      <p>{boardText.signInFirst}</p>
      <a class="btn btn-go" href="/sign-in">
        {boardText.signIn}
      </a>
    </div>
  );
}
