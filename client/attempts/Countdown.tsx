import { createEffect, createSignal, on, Show } from "solid-js";
import { countdownText, durationText } from "../lib/time-text.ts";
import { sittingText } from "../text/attempts.ts";
import { passedThreshold } from "./time-announcements.ts";

/** When the last minutes begin: the countdown turns to paper on ink. */
const nearMs = 300_000;
const nearForOneQuestionMs = 10_000;

interface CountdownProps {
  /** Milliseconds, in whole seconds. */
  remaining: number;
  /** What the member had in all, in milliseconds. */
  limit: number;
  /** It is the question's own time. */
  ofQuestion: boolean;
  /** Said once at five minutes and once at one. */
  near?(minutes: number): void;
}

/** The time left: silent, but told on request and at two thresholds. */
export function Countdown(props: CountdownProps) {
  const [said, setSaid] = createSignal("");
  const isNear = () => (props.ofQuestion ? props.remaining <= nearForOneQuestionMs : props.remaining < nearMs && props.limit > nearMs);
  createEffect(
    on(
      () => props.remaining,
      (now, before = Number.POSITIVE_INFINITY) => {
        if (props.ofQuestion) return;
        if (passedThreshold(before, now, props.limit) === undefined) return;
        const minutes = Math.ceil(now / 60_000);
        setSaid(sittingText.nearEnd(minutes));
        props.near?.(minutes);
      },
    ),
  );
  return (
    <>
      <button type="button" class="textbtn asks" onClick={() => setSaid(sittingText.timeLeft(durationText(props.remaining)))}>
        {sittingText.howLong}
      </button>
      <p class="timer" role="timer" classList={{ "is-near": isNear() }}>
        <Show when={Number.isFinite(props.remaining)}>
          <span>{props.ofQuestion ? sittingText.leftHere : sittingText.left}</span>
          <b class="num">{countdownText(props.remaining)}</b>
        </Show>
      </p>
      <p class="vh" role="status">
        {said()}
      </p>
    </>
  );
}
