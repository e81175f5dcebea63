import { createMemo, createSignal, createUniqueId, Match, Show, Switch } from "solid-js";
import { session } from "../lib/session.ts";
import { phoneRules } from "../lib/stream-watch.ts";
import { clockText, dayTimeText } from "../lib/time-text.ts";
import { boardText } from "../text/leaderboards.ts";
import { common } from "../text/zh-CN.ts";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageState } from "../ui/PageState.tsx";
import { AllBranches } from "./AllBranches.tsx";
import { type BoardTab, BoardTabs } from "./BoardTabs.tsx";
import { type Boards, createBoardState } from "./board-state.ts";
import { EmptyBoard } from "./EmptyBoard.tsx";
import { createFeed } from "./feed.ts";
import { countText } from "./figures.ts";
import { Formula } from "./Formula.tsx";
import { MemberRows } from "./MemberRows.tsx";
import { MyBranch } from "./MyBranch.tsx";
import { createStage } from "./stage.ts";
import { UnitList } from "./UnitList.tsx";

/** `branchId` is whose board this is: the member's branch or the branch a screen stands in; null for a reader without one. */
export function Board(props: { competitionId: string; branchId: string | null; isMember: boolean }) {
  const { state, adopt } = createBoardState();
  const stage = createStage();
  const panelId = createUniqueId();
  const [chosen, setChosen] = createSignal<BoardTab>(props.branchId ? "mine" : "first");

  const path = `/competitions/${encodeURIComponent(props.competitionId)}/leaderboards`;
  const wanted = (): (keyof Boards)[] => {
    if (chosen() === "committees") return ["committees"];
    if (chosen() === "members") return props.isMember ? ["members", "me"] : ["members"];
    return ["branches"];
  };
  const feed = createFeed<Boards>({
    competitionId: props.competitionId,
    paths: { branches: `${path}/branches`, committees: `${path}/committees`, members: `${path}/members`, me: `${path}/members/me` },
    wanted,
    adopt: (change) => stage.change(() => adopt(change)),
    rules: phoneRules,
    whileHidden: "close",
  });

  const choose = (tab: BoardTab) => {
    setChosen(tab);
    feed.ask();
  };
  const tabs = createMemo(() => {
    const all: { name: BoardTab; text: string }[] = [
      { name: "first", text: boardText.first },
      { name: "all", text: boardText.all },
      { name: "committees", text: boardText.committees },
    ];
    if (props.branchId) all.unshift({ name: "mine", text: props.isMember ? boardText.mine : boardText.mineOnScreen });
    if (state.competition?.memberBoard) all.push({ name: "members", text: boardText.members });
    return all;
  });

  const shown = () => {
    if (chosen() === "committees") return state.committees;
    return chosen() === "members" ? state.members : state.branches;
  };
  const isOver = () => state.competition !== undefined && feed.clock.now() >= state.competition.closesAt;
  /**
   * A board that may still change is true of the moment it was last confirmed; a closed one, or one that lay behind
   * another tab while that went on, of the moment it was published.
   */
  const trueAt = () => {
    const published = shown()?.asOf ?? 0;
    const newest = Math.max(state.branches?.asOf ?? 0, state.committees?.asOf ?? 0, state.members?.asOf ?? 0);
    return isOver() || published < newest ? published : Math.max(feed.trueAt(), published);
  };
  const asOf = () => boardText.asOf(clockText(trueAt()));
  const count = () => {
    if (chosen() === "committees") return state.committees && boardText.committeeCount(countText(state.committees.rows.length));
    return chosen() === "members" ? boardText.masked : boardText.allCount(countText(state.branches?.rows.length ?? 0));
  };
  const anybodyIn = () => (shown()?.totals.locked ?? 0) > 0;
  const mine = () => state.branches?.rows.find((row) => row.unitId === props.branchId);
  const myCommittee = () => mine()?.parentId ?? null;

  return (
    <Show
      when={state.competition && state.branches ? state.competition : undefined}
      fallback={<PageState problem={feed.problem()} retry={() => feed.ask()} />}
    >
      {(competition) => (
        <>
          <h1 class="vh">{`${competition().title} ${competition().round} ${boardText.documentTitle}`}</h1>
          <BoardTabs tabs={tabs()} chosen={chosen()} choose={choose} panelId={panelId} />
          <Trouble link={feed.link()} at={clockText(trueAt())} over={isOver()} />
          <div role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${chosen()}`}>
            <Show when={isOver()}>
              <p class="over">{boardText.closed(dayTimeText(competition().closesAt, feed.clock.now()))}</p>
            </Show>
            <Show
              when={chosen() === "mine" && mine()}
              fallback={
                <div class="board-head">
                  <p class="note">{count()}</p>
                  <p class="asof num">{asOf()}</p>
                </div>
              }
            >
              {(row) => <MyBranch row={row()} rows={state.branches?.rows ?? []} asOf={asOf()} anybodyIn={anybodyIn()} stage={stage} />}
            </Show>
            <Show when={shown()} fallback={<p class="waiting">{common.loading}</p>}>
              <Show when={anybodyIn()} fallback={<EmptyBoard competition={competition()} now={feed.clock.now()} />}>
                <Switch>
                  <Match when={chosen() === "mine" && !mine()}>
                    <p class="over">{boardText.notInBoard}</p>
                  </Match>
                  <Match when={chosen() === "first"}>
                    <UnitList
                      rows={(state.branches?.rows ?? []).slice(0, 20)}
                      mine={props.branchId}
                      stage={stage}
                      label={boardText.first}
                    />
                  </Match>
                  <Match when={chosen() === "all"}>
                    <AllBranches rows={state.branches?.rows ?? []} mine={props.branchId} stage={stage} />
                  </Match>
                  <Match when={chosen() === "committees" && state.committees}>
                    {(board) => <UnitList rows={board().rows} mine={myCommittee()} stage={stage} label={boardText.committees} whole />}
                  </Match>
                  <Match when={chosen() === "members" && state.members}>{(board) => <MemberRows board={board()} me={state.me} />}</Match>
                </Switch>
              </Show>
            </Show>
            <Formula text={competition().formulaText} row={chosen() === "mine" ? mine() : undefined} tab={chosen()} />
            <Show when={session()?.screen}>
              <p class="lines">
                <a class="line" href="/receipts">
                  <span>{common.checkReceipt}</span>
                  <Icon name="forward" />
                </a>
              </p>
            </Show>
          </div>
        </>
      )}
    </Show>
  );
}

/** The connection is gone for longer than it takes to come back, or the server no longer knows us. */
function Trouble(props: { link: "live" | "reconnecting" | "stale" | "refused"; at: string; over: boolean }) {
  return (
    <Switch>
      <Match when={props.link === "refused"}>
        <Notice kind="warn" icon="warn" title={boardText.stoppedAt(props.at)} text={boardText.gone}>
          <a class="textbtn" href="/sign-in">
            {boardText.signIn}
          </a>
        </Notice>
      </Match>
      <Match when={props.link === "stale" && !props.over}>
        <Notice kind="warn" icon="offline" title={boardText.stoppedAt(props.at)} text={boardText.reconnecting} />
      </Match>
    </Switch>
  );
}
