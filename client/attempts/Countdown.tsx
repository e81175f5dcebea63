import { createEffect, createSignal, on, Show } from "solid-js";
import { countdownText, durationText } from "../lib/time-text.ts";
import { sittingText } from "../text/attempts.ts";
import { passedThreshold } from "./time-announcements.ts";

/** When the last minutes begin: the countdown turns to paper on ink. */
const nearMs = 300_000;
const nearForOneQuestionMs = 10_000;

interface CountdownProps {
  /** Milliseconds left in all, in whole seconds. */
  remaining: number;
  /** What the member had in all, in milliseconds. */
  limit: number;
  /** Milliseconds left for the question on the screen, when it has a limit of its own: then this is what is shown. */
  ofQuestion: number | undefined;
  /** Said once at five minutes and once at one. */
  near?(minutes: number): void;
}

/** The time left: silent, but told on request and at two thresholds. */
export function Countdown(props: CountdownProps) {
  const [said, setSaid] = createSignal("");
  const shown = () => props.ofQuestion ?? props.remaining;
  const isNear = () => (props.ofQuestion === undefined ? shown() < nearMs && props.limit > nearMs : shown() <= nearForOneQuestionMs);
  createEffect(
    on(
      () => props.remaining,
      (now, before = Number.POSITIVE_INFINITY) => {
        if (passedThreshold(before, now, props.limit) === undefined) return;
        const minutes = Math.ceil(now / 60_000);
        setSaid(sittingText.nearEnd(minutes));
        props.near?.(minutes);
      },
    ),
  );
  return (
    <>
      <button type="button" class="textbtn asks" onClick={() => setSaid(sittingText.timeLeft(durationText(shown())))}>
        {sittingText.howLong}
      </button>
      <p class="timer" role="timer" classList={{ "is-near": isNear() }}>
        <Show when={Number.isFinite(shown())}>
          <span>{props.ofQuestion === undefined ? sittingText.left : sittingText.leftHere}</span>
          <b class="num">{countdownText(shown())}</b>
        </Show>
      </p>
      <p class="vh" role="status">
        {said()}
      </p>
    </>
  );
}
