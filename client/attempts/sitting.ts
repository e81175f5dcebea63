import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { randomKey } from "../lib/random-key.ts";
import type { AttemptView, Choice, QuestionView } from "../lib/views.ts";
import { getAttempt, openQuestion, saveAnswer } from "./attempt-calls.ts";
import { isAnswered, sameChoice } from "./choice.ts";
import { createDeviceCheck } from "./device-check.ts";
import { handIn, handOver } from "./hand-in.ts";
import { choose, dropStranded, emptyOutbox, type Outbox, positionsIn, strandedPositions, toggleFlag, unsentPositions } from "./outbox.ts";
import { outboxStore } from "./outbox-store.ts";
import { createSaver, type SaverState } from "./saver.ts";
import { createSittingClock } from "./sitting-clock.ts";
import { takeAttempt } from "./take-attempt.ts";

export type Ending = "submitting" | "time-up";

/** A correction of the countdown below this is not worth a word. */
const worthTellingMs = 2_000;
const quiet: SaverState = { sending: undefined, connection: "ok", waitSeconds: 0, stopped: undefined };

/**
 * One sitting on this device: the paper, what was chosen, what the server confirmed, the time.
 * @param left called when the attempt is over and its receipt is in the hand-over.
 */
export function createSitting(attemptId: string, left: (view: AttemptView) => void) {
  const [view, setView] = createSignal<AttemptView>();
  const [questions, setQuestions] = createSignal<QuestionView[]>([]);
  const [box, setBox] = createSignal<Outbox>(emptyOutbox(attemptId));
  const [saving, setSaving] = createSignal<SaverState>(quiet);
  const [problem, setProblem] = createSignal<ProblemError>();
  const [position, setPosition] = createSignal(0);
  const [ending, setEnding] = createSignal<Ending>();
  const [online, setOnline] = createSignal(navigator.onLine);
  const [takenAt, setTakenAt] = createSignal<number>();
  const [taking, setTaking] = createSignal(false);
  const [recovered, setRecovered] = createSignal(0);
  const [syncedAt, setSyncedAt] = createSignal<number>();
  const [handInTrouble, setHandInTrouble] = createSignal(false);
  const time = createSittingClock(() => void returned());
  const check = createDeviceCheck(time.clock);
  let wasCut = false;
  let delivered = 0;
  let gone = false;
  let closing = false;

  const write = (next: Outbox) => {
    const kept = { ...next, version: next.version + 1 };
    setBox(kept);
    void outboxStore.keep(kept);
    if (closing) outboxStore.keepNow(kept);
  };
  const hide = () => {
    closing = true;
    if (unsentPositions(box()).length > 0) outboxStore.keepNow(box());
  };
  const show = () => {
    closing = false;
  };
  const saver = createSaver({
    read: box,
    write,
    send: (place, entry) => check.timed(saveAnswer(attemptId, place, entry)),
    changed: (next) => {
      if (next.connection !== "ok") wasCut = true;
      setSaving(next);
    },
    heard: (verdict) => {
      if ("remainingMs" in verdict) sync({ remainingMs: verdict.remainingMs });
      if (wasCut && verdict.kind === "saved") countRecovered();
      if (verdict.kind === "taken-over") setTakenAt(time.clock.now());
      if (verdict.kind === "closed") void finish();
    },
  });

  /** After a cut: says how many went out once the last one has. */
  const countRecovered = () => {
    delivered += 1;
    if (unsentPositions(box()).length > 0) return;
    setRecovered(delivered);
    wasCut = false;
    delivered = 0;
  };

  const sync = (sample: { serverNow?: number; remainingMs?: number }) => {
    const off = time.clock.sync(sample);
    time.tick();
    if (Math.abs(off) > worthTellingMs) setSyncedAt(time.clock.now());
  };

  /** In sight again: what did the time do, does this device still hold the attempt? */
  async function returned(): Promise<void> {
    setOnline(navigator.onLine);
    if (!view() || gone) return;
    saver.poke();
    try {
      look(await getAttempt(attemptId));
    } catch {
      // Still no network: the saver and the countdown go on, and the next return asks again.
    }
  }

  function look(fresh: AttemptView): void {
    sync(fresh);
    if (fresh.state === "locked") return void finish(fresh);
    if (fresh.epoch === box().epoch || saving().stopped) return;
    setTakenAt(time.clock.now());
    saver.stop("taken-over");
  }

  async function open(held?: Outbox): Promise<void> {
    try {
      const taken = await takeAttempt(attemptId, held, setProblem);
      if (gone) return;
      setProblem(undefined);
      sync(taken.view);
      setBox(taken.box);
      if (taken.view.state === "locked") return void finish(taken.view);
      setQuestions(taken.view.questions);
      if (!held) setPosition(firstPosition(taken.view.questions, taken.box));
      setView(taken.view);
      setTakenAt(undefined);
      saver.restart();
    } catch (error) {
      if (error instanceof ProblemError) setProblem(error);
      else throw error;
    }
  }

  async function takeBack(): Promise<void> {
    setTaking(true);
    await open(box());
    setTaking(false);
  }

  const firstPosition = (all: QuestionView[], held: Outbox): number => {
    const limited = all.some((question) => question.remainingMs !== null || question.stem === null);
    const running = all.find((question) => question.openedAt !== null && (question.remainingMs ?? 0) > 0);
    if (limited) return (running ?? all.find((question) => question.openedAt === null) ?? all[all.length - 1])?.position ?? 0;
    return all.find((question) => !isAnswered(question, held.entries[question.position]?.choice))?.position ?? 0;
  };

  // ---- the question on the screen --------------------------------------------
  const question = () => questions()[position()];
  const limited = () => (view()?.questionLimitMs ?? 0) > 0;
  /** Milliseconds left for the question on the screen; Infinity without a limit per question or before it is opened. */
  const questionLeft = () => {
    const openedAt = question()?.openedAt;
    if (!limited() || openedAt == null) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(openedAt + (view()?.questionLimitMs ?? 0) - time.now(), time.remaining()));
  };
  const readOnly = () => saving().stopped !== undefined || ending() !== undefined;
  const canAnswer = () => !readOnly() && question()?.stem != null && questionLeft() > 0;
  const choiceAt = (place: number): Choice => box().entries[place]?.choice ?? null;
  const answeredAt = (place: number): boolean => {
    const asked = questions()[place];
    return asked !== undefined && isAnswered(asked, choiceAt(place));
  };
  const unanswered = createMemo(() => questions().flatMap((asked) => (answeredAt(asked.position) ? [] : [asked.position])));
  const saved = createMemo(() => {
    const kept = positionsIn(box(), "saved").map((place) => ({ place, entry: box().entries[place] }));
    return {
      count: kept.filter(({ place }) => answeredAt(place)).length,
      at: kept.reduce((latest, { entry }) => Math.max(latest, entry?.receivedAt ?? 0), 0),
    };
  });

  function answer(place: number, choice: Choice): void {
    if (readOnly() || sameChoice(choiceAt(place), choice)) return;
    write(choose(box(), place, choice, randomKey()));
    saver.poke();
  }

  /** Under a limit per question: its clock starts here, once. */
  async function openAt(place: number): Promise<void> {
    try {
      const shown = await openQuestion(attemptId, place);
      setQuestions(questions().map((other) => (other.position === place ? shown : other)));
      setPosition(place);
      setProblem(undefined);
    } catch (error) {
      if (error instanceof ProblemError) setProblem(error);
      else throw error;
    }
  }

  function go(place: number): void {
    const asked = questions()[place];
    if (!asked) return;
    if (asked.stem === null) void openAt(place);
    else setPosition(place);
  }

  // ---- the end --------------------------------------------------------------------
  async function submit(cause: Ending): Promise<void> {
    if (ending()) return;
    setEnding(cause);
    setHandInTrouble(false);
    const givenUp = () => gone || ending() === undefined || saving().stopped !== undefined;
    const doubtful = () => cause === "time-up" && time.clock.isEstimate();
    try {
      const reply = await handIn({
        attemptId,
        saver,
        epoch: () => box().epoch,
        doubtful,
        givenUp,
        look,
        waiting: () => setHandInTrouble(true),
      });
      if (reply && reply !== "not-yet") return await finish(undefined, reply);
      setEnding(undefined);
    } catch (error) {
      const expected = givenUp();
      setEnding(undefined);
      if (!(error instanceof ProblemError)) throw error;
      if (error.slug === "taken-over") {
        setTakenAt(time.clock.now());
        saver.stop("taken-over");
      } else if (error.status === 401) saver.stop("signed-out");
      else if (!expected) setProblem(error);
    }
  }

  async function finish(locked?: AttemptView, reply?: Parameters<typeof handOver>[1]): Promise<void> {
    if (gone) return;
    gone = true;
    saver.end();
    const known = locked ?? view();
    handOver(attemptId, reply, [...unsentPositions(box()), ...positionsIn(box(), "late")], check.report());
    await outboxStore.drop(attemptId);
    if (known) left(known);
  }

  createEffect(
    on(time.remaining, (ms) => {
      if (ms > 0 || !view() || ending() || gone) return;
      if (saving().stopped === "taken-over") setTimeout(() => void returned(), (view()?.graceMs ?? 0) + 4_000);
      else if (!saving().stopped) void submit("time-up");
    }),
  );
  const offline = () => setOnline(false);
  addEventListener("offline", offline);
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  onCleanup(() => {
    gone = true;
    saver.end();
    removeEventListener("offline", offline);
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
  });
  void open();

  return {
    view,
    questions,
    question,
    position,
    problem,
    box,
    saving,
    ending,
    takenAt,
    taking,
    recovered,
    syncedAt,
    handInTrouble,
    online,
    limited,
    questionLeft,
    readOnly,
    canAnswer,
    choiceAt,
    answeredAt,
    unanswered,
    saved,
    time,
    answer,
    go,
    submit,
    takeBack,
    open,
    unsent: () => unsentPositions(box()),
    refused: () => positionsIn(box(), "refused"),
    stranded: () => strandedPositions(box()),
    forgetStranded: () => write(dropStranded(box())),
    flagged: (place: number) => box().flags.includes(place),
    flag: (place: number) => write(toggleFlag(box(), place)),
    goBack: () => setEnding(undefined),
    retry: () => void open(),
  };
}

export type Sitting = ReturnType<typeof createSitting>;
