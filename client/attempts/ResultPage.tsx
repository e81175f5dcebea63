import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { useSignInWhenAsked } from "../lib/to-sign-in.ts";
import type { CompetitionView, ResultView } from "../lib/views.ts";
import { createOwnReports } from "../reports/own-reports.ts";
import { ReportLine } from "../reports/ReportLine.tsx";
import { resultText } from "../text/attempts.ts";
import { common } from "../text/zh-CN.ts";
import { Deck } from "../ui/Deck.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Slips } from "../ui/Slips.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { getResult } from "./attempt-calls.ts";
import { DeviceLines } from "./DeviceLines.tsx";
import { handOverOf } from "./hand-in.ts";
import "./kind.css";
import "./result.css";
import { ResultQuestion } from "./ResultQuestion.tsx";

/** Score, wrong answers first, explanation and source. Of a rehearsal at once, of a competition after the reveal point. */
export default function ResultPage() {
  const id = useParams<{ id: string }>().id;
  const navigate = useNavigate();
  const toSignIn = useSignInWhenAsked();
  document.title = `${resultText.documentTitle} · ${common.product}`;
  const asked = createLoad(
    async () => {
      const result = await getResult(id);
      return { result, competition: await request<CompetitionView>("GET", `/competitions/${encodeURIComponent(result.competitionId)}`) };
    },
    (problem) => {
      // Not handed in: the paper itself. Before the reveal point: the receipt, which says what comes out when.
      const instead = { "not-locked": "", "not-revealed": "/submitted" }[problem.slug];
      if (instead !== undefined) navigate(`/attempts/${id}${instead}`, { replace: true });
      return instead !== undefined || toSignIn(problem);
    },
  );
  const isRehearsal = () => asked.data()?.result.kind === "rehearsal";
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Show
          when={asked.data()}
          fallback={
            <>
              <Rule />
              <PageState problem={asked.problem()} retry={asked.again} />
            </>
          }
        >
          {(data) => (
            <>
              <h1 class="result-name">
                {isRehearsal() ? resultText.rehearsal : [data().competition.round, data().competition.title].filter(Boolean).join("，")}
              </h1>
              <Rule />
              <Score result={data().result} />
              <Show when={isRehearsal() && handOverOf(id)?.device}>{(device) => <DeviceLines report={device()} />}</Show>
              <Questions result={data().result} />
            </>
          )}
        </Show>
      </main>
      <Show when={asked.data()}>
        {(data) => (
          <Deck>
            <Show
              when={isRehearsal()}
              fallback={
                <a class="btn btn-wide" href={`/competitions/${data().competition.id}/board`}>
                  {resultText.board}
                </a>
              }
            >
              <a class="btn btn-go btn-wide" href="/">
                {data().competition.phase === "open" ? resultText.start : resultText.home}
              </a>
            </Show>
          </Deck>
        )}
      </Show>
    </div>
  );
}

function Score(props: { result: ResultView }) {
  const r = () => props.result;
  return (
    <section class="result-part">
      <div class="score">
        <p>
          <b>{r().score}</b>
          <span>{resultText.scored(r().maxScore)}</span>
        </p>
        <p class="tally">
          <span>
            {resultText.right} <b>{r().right}</b> {resultText.unit}
          </span>
          <span>
            {resultText.wrong} <b>{r().wrong}</b> {resultText.unit}
          </span>
        </p>
      </div>
      <Slips
        wide={r().questions.length >= 10}
        marks={r().questions.map((question) => (question.earned === question.marks ? "on" : "wrong"))}
        caption={resultText.slips(r().questions.length, r().right)}
      />
    </section>
  );
}

function Questions(props: { result: ResultView }) {
  const wrong = () => props.result.questions.filter((question) => question.earned < question.marks);
  const [all, setAll] = createSignal(false);
  // A rehearsal counts for nothing, so there is nothing to put right either.
  const reports = props.result.kind === "rehearsal" ? undefined : createOwnReports(props.result.attemptId);
  const shown = () => (all() ? props.result.questions : wrong());
  return (
    <>
      <div class="seg" role="group" aria-label={resultText.show}>
        <button type="button" aria-pressed={!all()} onClick={() => setAll(false)}>
          {resultText.tabWrong(wrong().length)}
        </button>
        <button type="button" aria-pressed={all()} onClick={() => setAll(true)}>
          {resultText.tabAll(props.result.questions.length)}
        </button>
      </div>
      <For each={shown()} fallback={<p class="all-right">{resultText.allRight}</p>}>
        {(question) => (
          <ResultQuestion
            question={question}
            foot={
              <Show when={reports}>
                {(own) => <ReportLine attemptId={props.result.attemptId} position={question.position} reports={own()} />}
              </Show>
            }
          />
        )}
      </For>
    </>
  );
}
