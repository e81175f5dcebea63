import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { useSignInWhenAsked } from "../lib/to-sign-in.ts";
import type { CompetitionView } from "../lib/views.ts";
import { common } from "../text/zh-CN.ts";
import { rulesText } from "../text/competitions.ts";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Tail } from "../ui/Tail.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { CompetitionCard } from "./CompetitionCard.tsx";
import { CompetitionDeck } from "./CompetitionDeck.tsx";
import { createServerTime } from "./server-time.ts";
import { standingOf } from "./standing.ts";
import { useStart } from "./start.ts";
import "./home.css";

/** One competition with the whole of its rules in plain sentences. */
export default function CompetitionPage() {
  const params = useParams<{ id: string }>();
  const time = createServerTime();
  const asked = createLoad(async () => {
    const got = await request<CompetitionView>("GET", `/competitions/${encodeURIComponent(params.id)}`);
    time.set(got.serverNow);
    document.title = `${got.title} · ${common.product}`;
    return got;
  }, useSignInWhenAsked());
  const start = useStart(() => params.id);
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <Show when={asked.data()} fallback={<PageState problem={asked.problem()} retry={asked.again} />}>
          {(competition) => (
            <>
              <CompetitionCard competition={competition()} standing={standingOf(competition(), time.now())} now={time.now()} />
              <section class="plain is-long">
                <h2>{rulesText.title}</h2>
                <ol>
                  <For each={[...competition().rules, competition().difficultyNote].filter(Boolean)}>
                    {(rule) => (
                      <li>
                        <Tail text={rule} />
                      </li>
                    )}
                  </For>
                </ol>
              </section>
            </>
          )}
        </Show>
      </main>
      <Show when={asked.data()}>
        {(competition) => (
          <Show when={competition().mine}>
            <CompetitionDeck
              competition={competition()}
              standing={standingOf(competition(), time.now())}
              now={time.now()}
              starting={start.starting() === "attempts"}
              problem={start.problem()}
              start={() => void start.start("attempts")}
            />
          </Show>
        )}
      </Show>
    </div>
  );
}
