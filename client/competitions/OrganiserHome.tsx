import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { signOut } from "../lib/session.ts";
import type { CompetitionList } from "../lib/views.ts";
import { common } from "../text/zh-CN.ts";
import { homeText } from "../text/competitions.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { TopBar } from "../ui/TopBar.tsx";

/** An organiser's competitions, each leading to its overview. */
export default function OrganiserHome(props: { name: string }) {
  const navigate = useNavigate();
  const list = createLoad(() => request<CompetitionList>("GET", "/competitions"));
  const leave = async () => {
    await signOut().catch(() => undefined);
    navigate("/organiser", { replace: true });
  };
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <p class="hello">
          <b>{homeText.organiser(props.name)}</b>
        </p>
        <h1 class="pagehead">{homeText.organiserList}</h1>
        <Show when={list.data()} fallback={<PageState problem={list.problem()} retry={list.again} />}>
          {(got) => (
            <Show when={got().competitions.length > 0} fallback={<p class="empty">{homeText.organiserNone}</p>}>
              <nav class="lines" aria-label={homeText.organiserList}>
                <For each={got().competitions}>
                  {(competition) => (
                    <a class="line" href={`/competitions/${competition.id}/overview`}>
                      <span>
                        {competition.title}
                        <span class="muted"> {homeText.other(competition.round, homeText.phase[competition.phase])}</span>
                      </span>
                      <Icon name="forward" />
                    </a>
                  )}
                </For>
              </nav>
            </Show>
          )}
        </Show>
        <p class="lines">
          <a class="line" href="/desk">
            <span>{homeText.desk}</span>
            <Icon name="forward" />
          </a>
          <a class="line" href="/receipts">
            <span>{common.checkReceipt}</span>
            <Icon name="forward" />
          </a>
        </p>
        <p class="leave">
          <button type="button" class="textbtn" onClick={() => void leave()}>
            {common.signOut}
          </button>
        </p>
      </main>
    </div>
  );
}
