import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, createSignal, on, Show } from "solid-js";
import { signInPath } from "../lib/safe-next.ts";
import { common } from "../text/zh-CN.ts";
import { gateText, sittingText } from "../text/attempts.ts";
import { Notice } from "../ui/Notice.tsx";
import { PageState } from "../ui/PageState.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { TypeSizeSheet } from "../ui/TypeSize.tsx";
import { AnswerSheet } from "./AnswerSheet.tsx";
import { Ending } from "./Ending.tsx";
import { Gate } from "./Gate.tsx";
import { Question } from "./Question.tsx";
import { createSitting } from "./sitting.ts";
import "./sitting.css";
import { SittingDeck } from "./SittingDeck.tsx";
import { SittingHead } from "./SittingHead.tsx";
import { SittingNotices } from "./SittingNotices.tsx";
import { SubmitDialog } from "./SubmitDialog.tsx";

/** A member sits a paper: one question a screen. */
export default function SittingPage() {
  const id = useParams<{ id: string }>().id;
  const navigate = useNavigate();
  const sitting = createSitting(id, (view) =>
    navigate(`/attempts/${id}/${view.kind === "rehearsal" ? "result" : "submitted"}`, { replace: true }),
  );
  const [dialog, setDialog] = createSignal<"sheet" | "submit" | "size">();
  const [near, setNear] = createSignal<number>();
  const [answers, setAnswers] = createSignal<HTMLElement>();
  let heading: HTMLElement | undefined;

  createEffect(
    on([sitting.position, () => sitting.question()?.stem], (_now, before) => {
      if (!sitting.view()) return;
      document.title = `${sittingText.question(sitting.position())} · ${common.product}`;
      if (!before) return;
      scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    }),
  );
  createEffect(() => {
    if (!sitting.view() && sitting.problem()?.status === 401) navigate(signInPath(location.pathname), { replace: true });
  });
  createEffect(() => sitting.ending() && setDialog(undefined));
  // Why the page can only be read from here on stands at its top.
  createEffect(() => {
    if (!sitting.saving().stopped) return;
    setDialog(undefined);
    scrollTo(0, 0);
  });

  return (
    <div class="phone">
      <Show
        when={sitting.view()}
        fallback={
          <>
            <TopBar />
            <main>
              <PageState problem={sitting.problem()} retry={sitting.retry}>
                <p>
                  <a href="/">{common.home}</a>
                </p>
              </PageState>
            </main>
          </>
        }
      >
        {(view) => (
          <>
            <SittingHead sitting={sitting} near={setNear} />
            <SittingNotices sitting={sitting} nearMinutes={near()} />
            <main>
              <Show when={!sitting.ending()} fallback={<Ending sitting={sitting} />}>
                <Show when={sitting.question()} keyed>
                  {(question) => (
                    <Show
                      when={question.stem !== null}
                      fallback={<Gate question={question} limitMs={view().questionLimitMs} heading={(element) => (heading = element)} />}
                    >
                      <Show when={sitting.limited() && sitting.questionLeft() === 0}>
                        <Notice icon="clock" title={gateText.over} text={gateText.overMore} />
                      </Show>
                      <Question
                        question={question}
                        choice={sitting.choiceAt(question.position)}
                        locked={!sitting.canAnswer()}
                        flagged={sitting.flagged(question.position)}
                        rehearsal={view().kind === "rehearsal"}
                        answer={(choice) => sitting.answer(question.position, choice)}
                        flag={() => sitting.flag(question.position)}
                        heading={(element) => (heading = element)}
                        answers={setAnswers}
                      />
                    </Show>
                  )}
                </Show>
              </Show>
            </main>
            <Show when={!sitting.ending()}>
              <SittingDeck sitting={sitting} answers={answers()} openSheet={() => setDialog("sheet")} />
            </Show>
            <Show when={dialog() === "sheet"}>
              <AnswerSheet
                sitting={sitting}
                close={() => setDialog(undefined)}
                handIn={() => setDialog("submit")}
                chooseSize={() => setDialog("size")}
              />
            </Show>
            <Show when={dialog() === "submit"}>
              <SubmitDialog sitting={sitting} close={() => setDialog(undefined)} submit={() => void sitting.submit("submitting")} />
            </Show>
            <Show when={dialog() === "size"}>
              <TypeSizeSheet close={() => setDialog(undefined)} />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
