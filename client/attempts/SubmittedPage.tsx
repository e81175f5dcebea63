import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, For, onCleanup, Show } from "solid-js";
import { codeText } from "../competitions/code-text.ts";
import { scoreIsListed } from "../competitions/score-listed.ts";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { clockText, dayTimeText, durationText } from "../lib/time-text.ts";
import { useSignInWhenAsked } from "../lib/to-sign-in.ts";
import type { AttemptView, CompetitionView } from "../lib/views.ts";
import { receiptText } from "../text/attempts.ts";
import { common } from "../text/zh-CN.ts";
import { Deck } from "../ui/Deck.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Tail } from "../ui/Tail.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { getAttempt } from "./attempt-calls.ts";
import { isAnswered } from "./choice.ts";
import { handOverOf } from "./hand-in.ts";
import { outboxStore } from "./outbox-store.ts";
import "./receipt.css";
import { Stamp } from "./Stamp.tsx";

/** An attempt whose time is over is closed by the server within moments; until then the receipt is asked for again. */
const askAgainMs = 2_500;

/** The receipt: what was received, when, and the code that proves it. */
export default function SubmittedPage() {
  const id = useParams<{ id: string }>().id;
  const navigate = useNavigate();
  document.title = `${receiptText.documentTitle} · ${common.product}`;
  const asked = createLoad(async () => {
    const attempt = await getAttempt(id);
    const competition = await request<CompetitionView>("GET", `/competitions/${encodeURIComponent(attempt.competitionId)}`);
    return { attempt, competition };
  }, useSignInWhenAsked());

  createEffect(() => {
    const attempt = asked.data()?.attempt;
    if (!attempt) return;
    if (attempt.state === "locked") return void outboxStore.drop(id);
    if (attempt.remainingMs > 0) return navigate(`/attempts/${id}`, { replace: true });
    const timer = setTimeout(asked.again, askAgainMs);
    onCleanup(() => clearTimeout(timer));
  });
  const locked = () => {
    const data = asked.data();
    return data?.attempt.state === "locked" ? data : undefined;
  };

  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule low />
        <Show when={locked()} fallback={<PageState problem={asked.problem()} retry={asked.again} />}>
          {(data) => <Receipt attempt={data().attempt} competition={data().competition} />}
        </Show>
      </main>
      <Show when={locked()}>
        {(data) => (
          <Deck>
            <div class="deck-one">
              <Show
                when={data().competition.phase === "revealed"}
                fallback={
                  <a class="btn btn-go btn-wide" href={`/competitions/${data().competition.id}/board`}>
                    {receiptText.board}
                  </a>
                }
              >
                <a class="btn btn-go btn-wide" href={`/attempts/${id}/result`}>
                  {receiptText.seeResult}
                </a>
              </Show>
            </div>
          </Deck>
        )}
      </Show>
    </div>
  );
}

function Receipt(props: { attempt: AttemptView; competition: CompetitionView }) {
  const total = () => props.attempt.questions.length;
  const answered = () => {
    const choices = new Map(props.attempt.answers.map((answer) => [answer.position, answer.choice]));
    return props.attempt.questions.filter((question) => isAnswered(question, choices.get(question.position))).length;
  };
  const late = () => handOverOf(props.attempt.id)?.late ?? [];
  const lockedAt = () => props.attempt.lockedAt ?? 0;
  const revealed = () => props.competition.phase === "revealed";
  const listed = () => !revealed() && scoreIsListed(props.competition);
  const name = () => [props.competition.round, props.competition.title].filter(Boolean).join("，");
  return (
    <section class="done">
      <div class="done-head">
        <div>
          <h1>
            <Show when={props.attempt.lockCause === "deadline"} fallback={receiptText.title}>
              <For each={receiptText.timeUp}>{(part) => <span class="nb">{part}</span>}</For>
            </Show>
          </h1>
          <p class="muted">
            <Show when={answered() < total()} fallback={<Tail text={receiptText.allIn(total())} />}>
              <span class="nb">{receiptText.someIn(answered())}</span>
              <span class="nb">{receiptText.someLeft(total() - answered())}</span>
            </Show>
          </p>
        </div>
        <Stamp at={lockedAt()} />
      </div>
      <Show when={late().length > 0}>
        <p class="late">{receiptText.late(late())}</p>
      </Show>
      <Show when={props.attempt.receiptCode}>
        {(code) => (
          <div class="receipt">
            <p>{receiptText.code}</p>
            <b class="code">{codeText(code())}</b>
            <For each={receiptText.codeHint}>
              {(line) => (
                <p>
                  <Tail text={line} />
                </p>
              )}
            </For>
          </div>
        )}
      </Show>
      <dl class="rows">
        <div>
          <dt>{receiptText.round}</dt>
          <dd>
            <Tail text={name()} />
          </dd>
        </div>
        <div>
          <dt>{receiptText.at}</dt>
          <dd class="num">{clockText(lockedAt())}</dd>
        </div>
        <div>
          <dt>{receiptText.used}</dt>
          <dd>{durationText(lockedAt() - props.attempt.startedAt)}</dd>
        </div>
        <Show when={listed()}>
          <div>
            <dt>{receiptText.score}</dt>
            <dd>
              <Tail text={receiptText.scoreAt} />
            </dd>
          </div>
        </Show>
        <div>
          <dt>{listed() ? receiptText.rest : receiptText.result}</dt>
          <dd>
            {revealed()
              ? receiptText.resultOut
              : receiptText.resultAt(dayTimeText(props.competition.revealAt, props.competition.serverNow))}
          </dd>
        </div>
      </dl>
      <Show when={props.competition.branch}>
        {(branch) => (
          <p class="branch-line">
            {receiptText.branch}{" "}
            <span class="nb">
              <b>{branch().locked}</b> / {branch().eligible} {receiptText.people}
            </span>
          </p>
        )}
      </Show>
      <p class="lines">
        <a class="line" href="/receipts">
          <span>{common.checkReceipt}</span>
          <Icon name="forward" />
        </a>
      </p>
    </section>
  );
}
