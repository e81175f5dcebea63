import { useNavigate } from "@solidjs/router";
import { createEffect, lazy, Match, Show, Switch } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { loadSession, session } from "../lib/session.ts";
import { common } from "../text/zh-CN.ts";
import { homeText } from "../text/competitions.ts";
import { PageState } from "../ui/PageState.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { MemberHome } from "./MemberHome.tsx";
import "./home.css";

const OrganiserHome = lazy(() => import("./OrganiserHome.tsx"));

/** The first page of each seat: a member's competitions, an organiser's list, a screen's own board. */
export default function HomePage() {
  const navigate = useNavigate();
  const asked = createLoad(loadSession);
  document.title = `${homeText.documentTitle} · ${common.product}`;
  createEffect(() => {
    const { role, screen } = session() ?? {};
    if (role === "none") navigate("/sign-in", { replace: true });
    if (screen) navigate(`/competitions/${screen.competitionId}/${screen.unitId === null ? "hall" : "board"}`, { replace: true });
  });
  return (
    <Switch
      fallback={
        <div class="phone">
          <TopBar />
          <main>
            <PageState problem={asked.problem()} retry={asked.again} />
          </main>
        </div>
      }
    >
      <Match when={session()?.member}>{(member) => <MemberHome member={member()} />}</Match>
      <Match when={session()?.organiser}>
        {(organiser) => (
          <Show when={organiser().name} keyed>
            {(name) => <OrganiserHome name={name} />}
          </Show>
        )}
      </Match>
    </Switch>
  );
}
