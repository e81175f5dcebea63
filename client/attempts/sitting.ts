import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { randomKey } from "../lib/random-key.ts";
import type { AttemptView, Choice, SubmitReply } from "../lib/views.ts";
import { getAttempt, saveAnswer } from "./attempt-calls.ts";
import { sameChoice } from "./choice.ts";
import { createDeviceCheck } from "./device-check.ts";
import { handIn, handOver } from "./hand-in.ts";
import { createKeptBox } from "./kept-box.ts";
import { choose, dropStranded, type Outbox, positionsIn, strandedPositions, toggleFlag, unsentPositions } from "./outbox.ts";
import { outboxStore } from "./outbox-store.ts";
import type { Verdict } from "./save-reply.ts";
import { createSaver, type SaverState } from "./saver.ts";
import { createSittingClock } from "./sitting-clock.ts";
import { createPaper } from "./sitting-paper.ts";
import { takeAttempt } from "./take-attempt.ts";

export type Ending = "submitting" | "time-up";

/** A correction of the countdown below this is not worth a word. */
const worthTellingMs = 2_000;
/** How long after the grace the server closes what is due. */
const sweepMs = 4_000;
const quiet: SaverState = { sending: undefined, connection: "ok", waitSeconds: 0, stopped: undefined };

/**
 * One sitting on this device: the paper, what was chosen, what the server confirmed, the time.
 * @param left called when the attempt is over; what the next page needs is in the hand-over.
 */
export function createSitting(attemptId: string, left: (view: AttemptView) => void) {
  const [saving, setSaving] = createSignal<SaverState>(quiet);
  const [problem, setProblem] = createSignal<ProblemError>();
  const [ending, setEnding] = createSignal<Ending>();
  const [handInTrouble, setHandInTrouble] = createSignal(false);
  const [online, setOnline] = createSignal(navigator.onLine);
  const [takenAt, setTakenAt] = createSignal<number>();
  const [taking, setTaking] = createSignal(false);
  const [recovered, setRecovered] = createSignal(0);
  const [syncedAt, setSyncedAt] = createSignal<number>();
  const { box, write, adopt } = createKeptBox(attemptId);
  const time = createSittingClock(() => void returned());
  const paper = createPaper(attemptId, box, time);
  const check = createDeviceCheck(time.clock);
  let wasCut = false;
  let delivered = 0;
  let gone = false;

  const saver = createSaver({
    read: box,
    write,
    send: (place, entry) => check.timed(saveAnswer(attemptId, place, entry)),
    changed: (next) => {
      if (next.connection !== "ok") wasCut = true;
      setSaving(next);
    },
    heard: (verdict: Verdict) => {
      if ("remainingMs" in verdict) sync({ remainingMs: verdict.remainingMs });
      if (wasCut && verdict.kind === "saved") countRecovered();
      if (verdict.kind === "taken-over") setTakenAt(time.clock.now());
      if (verdict.kind === "closed") void finish();
    },
  });

  /** After a cut: says how many went out once the last one has. */
  function countRecovered(): void {
    delivered += 1;
    if (unsentPositions(box()).length > 0) return;
    setRecovered(delivered);
    wasCut = false;
    delivered = 0;
  }

  function sync(sample: { serverNow?: number; remainingMs?: number }): void {
    const off = time.clock.sync(sample);
    time.tick();
    if (Math.abs(off) > worthTellingMs) setSyncedAt(time.clock.now());
  }

  /** In sight again: what did the time do, does this device still hold the attempt? */
  async function returned(): Promise<void> {
    setOnline(navigator.onLine);
    if (!paper.view() || gone) return;
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
    // A reply that was overtaken by a lease of our own carries a lower epoch.
    if (fresh.epoch > box().epoch && !saving().stopped) stopTakenOver();
  }

  function stopTakenOver(): void {
    setTakenAt(time.clock.now());
    saver.stop("taken-over");
  }

  /** A problem is for the page; anything else is a mistake of ours. */
  function tell(error: unknown): void {
    if (!(error instanceof ProblemError)) throw error;
    setProblem(error);
  }

  async function open(held?: Outbox): Promise<void> {
    try {
      const taken = await takeAttempt(attemptId, held, setProblem);
      if (gone) return;
      setProblem(undefined);
      sync(taken.view);
      adopt(taken.box);
      if (taken.view.state === "locked") return void finish(taken.view);
      paper.lay(taken.view, taken.box, held !== undefined);
      setTakenAt(undefined);
      saver.restart();
    } catch (error) {
      tell(error);
    }
  }

  async function takeBack(): Promise<void> {
    setTaking(true);
    await open(box());
    setTaking(false);
  }

  const readOnly = () => saving().stopped !== undefined || ending() !== undefined;

  function answer(place: number, choice: Choice): void {
    if (readOnly() || sameChoice(paper.choiceAt(place), choice)) return;
    write(choose(box(), place, choice, randomKey()));
    saver.poke();
  }

  function go(place: number): void {
    paper.turnTo(place).then(() => setProblem(undefined), tell);
  }

  async function submit(cause: Ending): Promise<void> {
    if (ending()) return;
    // A text still being written is saved when its field is left, which an ending page would be too late for.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setEnding(cause);
    setHandInTrouble(false);
    const givenUp = () => gone || ending() === undefined || saving().stopped !== undefined;
    const doubtful = () => cause === "time-up" && time.clock.isEstimate();
    const waiting = () => setHandInTrouble(true);
    try {
      const reply = await handIn({ attemptId, saver, epoch: () => box().epoch, doubtful, givenUp, look, waiting });
      if (reply && reply !== "not-yet") await finish(undefined, reply);
      else if (!gone) setEnding(undefined);
    } catch (error) {
      const expected = givenUp();
      setEnding(undefined);
      if (!(error instanceof ProblemError)) throw error;
      if (error.slug === "taken-over") stopTakenOver();
      else if (error.status === 401) saver.stop("signed-out");
      else if (!expected) setProblem(error);
    }
  }

  async function finish(locked?: AttemptView, reply?: SubmitReply): Promise<void> {
    if (gone) return;
    gone = true;
    saver.end();
    const known = locked ?? paper.view();
    handOver(attemptId, reply, [...unsentPositions(box()), ...positionsIn(box(), "late")], check.report());
    await outboxStore.drop(attemptId);
    if (known) left(known);
  }

  createEffect(
    on(time.remaining, (ms) => {
      const view = paper.view();
      if (ms > 0 || !view || ending() || gone) return;
      if (saving().stopped === "taken-over") setTimeout(() => void returned(), view.graceMs + sweepMs);
      else if (!saving().stopped) void submit("time-up");
    }),
  );
  const offline = () => setOnline(false);
  addEventListener("offline", offline);
  onCleanup(() => {
    gone = true;
    saver.end();
    removeEventListener("offline", offline);
  });
  void open();

  return {
    ...paper,
    time,
    problem,
    saving,
    ending,
    handInTrouble,
    online,
    takenAt,
    taking,
    recovered,
    syncedAt,
    readOnly,
    canAnswer: () => !readOnly() && paper.question()?.stem != null && paper.questionLeft() > 0,
    unsent: () => unsentPositions(box()),
    refused: () => positionsIn(box(), "refused"),
    stranded: () => strandedPositions(box()),
    forgetStranded: () => write(dropStranded(box())),
    flagged: (place: number) => box().flags.includes(place),
    flag: (place: number) => write(toggleFlag(box(), place)),
    answer,
    go,
    submit,
    goBack: () => setEnding(undefined),
    takeBack,
    retry: () => void open(),
  };
}

export type Sitting = ReturnType<typeof createSitting>;
