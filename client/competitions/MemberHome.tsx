import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, For, onCleanup, Show } from "solid-js";
import { outboxStore } from "../attempts/outbox-store.ts";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { signOut } from "../lib/session.ts";
import { useSignInWhenAsked } from "../lib/to-sign-in.ts";
import type { CompetitionList, CompetitionView, SessionView } from "../lib/views.ts";
import { common } from "../text/zh-CN.ts";
import { homeText } from "../text/competitions.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { CompetitionCard } from "./CompetitionCard.tsx";
import { CompetitionDeck } from "./CompetitionDeck.tsx";
import { FourSentences } from "./FourSentences.tsx";
import { createServerTime } from "./server-time.ts";
import { pressingFirst, standingOf } from "./standing.ts";
import { useStart } from "./start.ts";

/** Phones that wait for the same minute must not ask in the same second. */
const spreadMs = 4_000;
const fetchAheadMs = 1_200;

export function MemberHome(props: { member: NonNullable<SessionView["member"]> }) {
  const navigate = useNavigate();
  const time = createServerTime();
  const list = createLoad(async () => {
    const got = await request<CompetitionList>("GET", "/competitions");
    time.set(got.serverNow);
    return got;
  }, useSignInWhenAsked());
  const sorted = createMemo(() => pressingFirst(list.data()?.competitions ?? [], time.now()));
  const main = () => sorted()[0];
  const start = useStart(() => main()?.id ?? "");

  // Asks again when the next phase begins, and forgets what the phone kept of papers that are in.
  createEffect(() => {
    const competitions = list.data()?.competitions ?? [];
    for (const { mine } of competitions)
      for (const attempt of mine?.attempts ?? []) if (attempt.state === "locked") void outboxStore.drop(attempt.id);
    const serverNow = list.data()?.serverNow ?? 0;
    const next = Math.min(...competitions.flatMap((c) => [c.opensAt, c.closesAt, c.revealAt]).filter((at) => at > serverNow));
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(list.again, Math.min(next - serverNow + Math.random() * spreadMs, 2 ** 31 - 1));
    onCleanup(() => clearTimeout(timer));
  });
  const seen = () => document.visibilityState === "visible" && list.again();
  document.addEventListener("visibilitychange", seen);
  onCleanup(() => document.removeEventListener("visibilitychange", seen));

  // The question page comes down while the rules are read, so that pressing start needs no more of a weak network.
  const ahead = setTimeout(() => void import("../attempts/SittingPage.tsx").catch(() => undefined), fetchAheadMs);
  onCleanup(() => clearTimeout(ahead));

  const leave = async () => {
    await signOut().catch(() => undefined);
    navigate("/sign-in", { replace: true });
  };

  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <p class="hello">
          <b>{common.comrade(props.member.name)}</b>
          <span>{props.member.branchName}</span>
        </p>
        <Show when={list.data()} fallback={<PageState problem={list.problem()} retry={list.again} />}>
          <Show
            when={main()}
            fallback={
              <div class="empty open">
                <p>{homeText.none}</p>
                <p class="muted">{homeText.noneMore}</p>
              </div>
            }
          >
            {(competition) => <CompetitionPart competition={competition()} others={sorted().slice(1)} now={time.now()} start={start} />}
          </Show>
          <p class="leave">
            <button type="button" class="textbtn" onClick={() => void leave()}>
              {homeText.leave}
            </button>
          </p>
        </Show>
      </main>
      <Show when={main()}>
        {(competition) => (
          <CompetitionDeck
            competition={competition()}
            standing={standingOf(competition(), time.now())}
            now={time.now()}
            starting={start.starting() === "attempts"}
            problem={start.problem()}
            start={() => void start.start("attempts")}
          />
        )}
      </Show>
    </div>
  );
}

function CompetitionPart(props: {
  competition: CompetitionView;
  others: CompetitionView[];
  now: number;
  start: ReturnType<typeof useStart>;
}) {
  const c = () => props.competition;
  const standing = () => standingOf(c(), props.now);
  const mayStart = () => ["scheduled", "may-start"].includes(standing().kind);
  const attempt = () => {
    const now = standing();
    return now.kind === "handed-in" ? now.attempt : undefined;
  };
  return (
    <>
      <CompetitionCard competition={c()} standing={standing()} now={props.now} />
      <Show when={mayStart() || standing().kind === "sitting"}>
        <FourSentences competition={c()} />
      </Show>
      <nav class="lines" aria-label={homeText.documentTitle}>
        <Show when={c().phase !== "scheduled" && c().branch}>
          {(branch) => (
            <a class="line" href={`/competitions/${c().id}/board`}>
              <span>
                {homeText.branch}{" "}
                <span class="nb">
                  <b>{branch().locked}</b> / {branch().eligible} {homeText.people}
                </span>
              </span>
              <Icon name="forward" />
            </a>
          )}
        </Show>
        <Show when={mayStart()}>
          <button type="button" class="line" onClick={() => void props.start.start("rehearsals")}>
            <span>{props.start.starting() === "rehearsals" ? homeText.preparing : homeText.rehearse}</span>
            <Icon name="forward" />
          </button>
        </Show>
        <Show when={attempt()}>
          {(handedIn) => (
            <a class="line" href={`/attempts/${handedIn().id}/submitted`}>
              <span>{homeText.myReceipt}</span>
              <Icon name="forward" />
            </a>
          )}
        </Show>
        <For each={props.others}>{(other) => <OtherLine competition={other} now={props.now} />}</For>
        <a class="line" href={`/competitions/${c().id}`}>
          <span>{homeText.allRules}</span>
          <Icon name="forward" />
        </a>
        <a class="line" href="/receipts">
          <span>{common.checkReceipt}</span>
          <Icon name="forward" />
        </a>
      </nav>
    </>
  );
}

/** Another competition in one line: its result when there is one, else where it stands. */
function OtherLine(props: { competition: CompetitionView; now: number }) {
  const c = () => props.competition;
  const name = () => c().round || c().title;
  const result = () => {
    const standing = standingOf(c(), props.now);
    return standing.kind === "revealed" && standing.attempt.score !== null ? standing.attempt : undefined;
  };
  return (
    <a class="line" href={result() ? `/attempts/${result()?.id}/result` : `/competitions/${c().id}`}>
      <span>{result() ? homeText.result(name(), result()?.score ?? 0) : homeText.other(name(), homeText.phase[c().phase])}</span>
      <Icon name="forward" />
    </a>
  );
}
