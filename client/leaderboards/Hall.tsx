import { createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import { wallRules } from "../lib/stream-watch.ts";
import { dayTimeText } from "../lib/time-text.ts";
import type { CompetitionView } from "../lib/views.ts";
import { hallText } from "../text/leaderboards.ts";
import { type Boards, createBoardState } from "./board-state.ts";
import { createFeed } from "./feed.ts";
import { countText } from "./figures.ts";
import { HallBoards } from "./HallBoards.tsx";
import { HallAsOf, HallShare, HallTime } from "./HallFigures.tsx";
import { clausesOf, type Face, faceOf, isSettled, labelUnits } from "./hall-plan.ts";
import { createStage } from "./stage.ts";
import { keepAwake } from "./wake-lock.ts";
import type { UnitBoard } from "./views.ts";

const clockMs = 250;

/**
 * The wall. Nobody touches it: it finds back to the server by itself, keeps the last board while it cannot, and says
 * from when its figures are as soon as they may be old (more than 15 s without word from the server).
 */
export function Hall(props: { competitionId: string }) {
  const { state, adopt } = createBoardState();
  const stage = createStage();
  const path = `/competitions/${encodeURIComponent(props.competitionId)}/leaderboards`;
  const feed = createFeed<Boards>({
    competitionId: props.competitionId,
    paths: { branches: `${path}/branches`, committees: `${path}/committees`, members: `${path}/members`, me: `${path}/members/me` },
    wanted: () => ["branches"],
    adopt: (change) => stage.change(() => adopt(change)),
    rules: wallRules,
    whileHidden: "keep",
  });
  keepAwake();

  const [now, setNow] = createSignal(feed.clock.now());
  const [face, setFace] = createSignal<Face>(faceOf(innerWidth, innerHeight));
  const timer = setInterval(() => setNow(feed.clock.now()), clockMs);
  const resized = () => setFace(faceOf(innerWidth, innerHeight));
  window.addEventListener("resize", resized);
  onCleanup(() => {
    clearInterval(timer);
    window.removeEventListener("resize", resized);
  });

  const ready = () => (state.competition && state.branches ? { competition: state.competition, board: state.branches } : undefined);
  const refusal = () => {
    if (feed.link() !== "refused") return undefined;
    return feed.problem()?.status === 401 ? hallText.signedOut : hallText.noAccess;
  };
  return (
    <Show
      when={ready()}
      fallback={
        <div class="hall is-bare">
          <p class="h-empty">{refusal() ?? hallText.connecting}</p>
        </div>
      }
    >
      {(held) => {
        const settled = () => isSettled(held().competition, feed.trueAt());
        const running = createMemo(() => now() >= held().competition.opensAt);
        return (
          <HallFace
            competition={held().competition}
            board={held().board}
            face={face()}
            now={now()}
            at={settled() ? held().board.asOf : Math.max(feed.trueAt(), held().board.asOf)}
            stale={running() && !settled() && (feed.link() === "stale" || feed.link() === "refused")}
            stage={stage}
            refusal={refusal()}
          />
        );
      }}
    </Show>
  );
}

interface FaceProps {
  competition: CompetitionView;
  board: UnitBoard;
  face: Face;
  now: number;
  /** The moment of which the figures are true. */
  at: number;
  stale: boolean;
  stage: ReturnType<typeof createStage>;
  refusal: string | undefined;
}

function HallFace(props: FaceProps) {
  const asOf = () => <HallAsOf at={props.at} stale={props.stale} />;
  const boards = () => (
    <Show when={props.board.totals.locked > 0} fallback={<HallEmpty competition={props.competition} now={props.now} asOf={asOf()} />}>
      <HallBoards rows={props.board.rows} face={props.face} stage={props.stage} asOf={asOf} />
    </Show>
  );
  return (
    <main class={`hall is-${props.face}`}>
      <h1 class="label" style={{ "--label-units": labelUnits(props.competition.title) }}>
        <span>{props.competition.title}</span>
        <Show when={props.competition.round}>{(round) => <small>{round()}</small>}</Show>
      </h1>
      <Show
        when={props.face === "wide"}
        fallback={
          <div class="h-main">
            <div class="h-top">
              <HallTime competition={props.competition} now={props.now} />
              <HallShare totals={props.board.totals} wide={false} />
            </div>
            {boards()}
            <p class="h-formula">
              {hallText.formula}
              <For each={clausesOf(props.competition.formulaText)}>{(clause) => <span class="nb">{clause}</span>}</For>
            </p>
          </div>
        }
      >
        <div class="h-side">
          <HallTime competition={props.competition} now={props.now} />
          <HallShare totals={props.board.totals} wide />
          <p class="h-foot">
            {hallText.submitted} <b class="num">{countText(props.board.totals.locked)}</b>{" "}
            {hallText.ofPeople(countText(props.board.totals.eligible))}
            <br />
            {props.competition.formulaText}
            <br />
            {asOf()}
          </p>
        </div>
        {boards()}
      </Show>
      <Show when={props.refusal}>{(text) => <p class="h-band">{text()}</p>}</Show>
    </main>
  );
}

function HallEmpty(props: { competition: CompetitionView; now: number; asOf: ReturnType<typeof HallAsOf> }) {
  const line = () => {
    const { opensAt, closesAt } = props.competition;
    if (props.now >= closesAt) return "";
    return props.now < opensAt ? hallText.notBegun(dayTimeText(opensAt, props.now)) : hallText.nobodyLine;
  };
  return (
    <div class="h-boards is-one">
      <p class="h-empty">
        <b>{props.now >= props.competition.closesAt ? hallText.nobodyCame : hallText.nobodyYet}</b>
        {line()}
        <br />
        {props.asOf}
      </p>
    </div>
  );
}
