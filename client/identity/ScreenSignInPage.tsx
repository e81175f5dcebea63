import { useNavigate } from "@solidjs/router";
import { createSignal, onCleanup } from "solid-js";
import { request } from "../lib/api.ts";
import { forgetFragment, fragmentToken } from "../lib/fragment.ts";
import { ProblemError } from "../lib/problem.ts";
import { adoptSession, loadSession } from "../lib/session.ts";
import { untilAnswered } from "../lib/until-answered.ts";
import type { SessionView } from "../lib/views.ts";
import { screenText } from "../text/identity.ts";
import { common } from "../text/zh-CN.ts";
import { PageState } from "../ui/PageState.tsx";
import { TopBar } from "../ui/TopBar.tsx";

/** A screen signs itself in, since nobody stands at it to press, and keeps trying until the server answers. */
export default function ScreenSignInPage() {
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<ProblemError>();
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  document.title = `${screenText.documentTitle} · ${common.product}`;

  const enter = async () => {
    const token = fragmentToken();
    const view = token
      ? adoptSession(
          await untilAnswered(() => request<SessionView>("POST", "/session/screen", { token }), {
            waiting: setProblem,
            givenUp: () => gone,
          }),
        )
      : await untilAnswered(loadSession, { waiting: setProblem, givenUp: () => gone });
    if (gone) return;
    forgetFragment();
    if (!view.screen) return void setProblem(new ProblemError(401, "sign-in", screenText.noToken));
    navigate(`/competitions/${view.screen.competitionId}/${view.screen.unitId === null ? "hall" : "board"}`, { replace: true });
  };
  enter().catch((error: unknown) => {
    if (error instanceof ProblemError) setProblem(error);
    else throw error;
  });

  return (
    <div class="phone">
      <TopBar />
      <main>
        <PageState problem={problem()}>
          <p class="muted">{screenText.signingIn}</p>
        </PageState>
      </main>
    </div>
  );
}
