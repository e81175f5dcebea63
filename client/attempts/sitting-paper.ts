import { type Accessor, createMemo, createSignal } from "solid-js";
import type { AttemptView, Choice, QuestionView } from "../lib/views.ts";
import { openQuestion } from "./attempt-calls.ts";
import { isAnswered } from "./choice.ts";
import { type Outbox, positionsIn } from "./outbox.ts";
import type { SittingClock } from "./sitting-clock.ts";

/** The paper on the screen: which question, what was chosen, how much of it the server has confirmed. */
export function createPaper(attemptId: string, box: Accessor<Outbox>, time: SittingClock) {
  const [view, setView] = createSignal<AttemptView>();
  const [questions, setQuestions] = createSignal<QuestionView[]>([]);
  const [position, setPosition] = createSignal(0);

  const question = () => questions()[position()];
  const limited = () => (view()?.questionLimitMs ?? 0) > 0;
  /** Milliseconds left for the question on the screen; Infinity without a limit per question or before it is opened. */
  const questionLeft = () => {
    const openedAt = question()?.openedAt;
    if (!limited() || openedAt == null) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(openedAt + (view()?.questionLimitMs ?? 0) - time.now(), time.remaining()));
  };
  const choiceAt = (place: number): Choice => box().entries[place]?.choice ?? null;
  const answeredAt = (place: number): boolean => {
    const asked = questions()[place];
    return asked !== undefined && isAnswered(asked, choiceAt(place));
  };
  const unanswered = createMemo(() => questions().flatMap((asked) => (answeredAt(asked.position) ? [] : [asked.position])));
  const saved = createMemo(() => {
    const kept = positionsIn(box(), "saved");
    return {
      count: kept.filter(answeredAt).length,
      at: kept.reduce((latest, place) => Math.max(latest, box().entries[place]?.receivedAt ?? 0), 0),
    };
  });

  return {
    view,
    questions,
    question,
    position,
    limited,
    questionLeft,
    choiceAt,
    answeredAt,
    unanswered,
    saved,

    /** A paper fresh from the server. `stay`: it was on the screen before, so the question on it stays. */
    lay(fresh: AttemptView, held: Outbox, stay: boolean): void {
      setQuestions(fresh.questions);
      if (!stay) setPosition(firstPosition(fresh, held));
      setView(fresh);
    },

    /** Turns to a question. Under a limit per question its clock starts here, once. @throws ProblemError */
    async turnTo(place: number): Promise<void> {
      if (questions()[place]?.stem === null) {
        const shown = await openQuestion(attemptId, place);
        setQuestions(questions().map((other) => (other.position === place ? shown : other)));
      }
      if (questions()[place]) setPosition(place);
    },
  };
}

/** Where to begin, or to go on: the first question without an answer; under a limit per question the one that is running. */
export function firstPosition(view: Pick<AttemptView, "questions" | "questionLimitMs">, held: Outbox): number {
  const all = view.questions;
  if (view.questionLimitMs === 0)
    return all.find((question) => !isAnswered(question, held.entries[question.position]?.choice))?.position ?? 0;
  const running = all.find((question) => question.openedAt !== null && (question.remainingMs ?? 0) > 0);
  return (running ?? all.find((question) => question.openedAt === null) ?? all[all.length - 1])?.position ?? 0;
}
