import { createMemo } from "solid-js";
import { sittingText } from "../text/attempts.ts";
import { Slips } from "../ui/Slips.tsx";
import { LargeType } from "../ui/TypeSize.tsx";
import { Countdown } from "./Countdown.tsx";
import type { Sitting } from "./sitting.ts";

export function SittingHead(props: { sitting: Sitting; near(minutes: number): void }) {
  const s = () => props.sitting;
  const total = () => s().questions().length;
  const limit = () => (s().view()?.deadlineAt ?? 0) - (s().view()?.startedAt ?? 0);
  const marks = createMemo(() =>
    s()
      .questions()
      .map(({ position }) => (position === s().position() ? "now" : s().answeredAt(position) ? "on" : "off")),
  );
  const ofQuestion = () => (Number.isFinite(s().questionLeft()) ? s().questionLeft() : undefined);
  return (
    <header class="qhead">
      <div class="qhead-row">
        <p class="qno">
          <b>{sittingText.question(s().position())}</b>
          <span>{sittingText.ofAll(total())}</span>
        </p>
        <LargeType />
        <Countdown remaining={s().time.remaining()} limit={limit()} ofQuestion={ofQuestion()} near={props.near} />
      </div>
      <Slips
        wide={total() >= 10}
        marks={marks()}
        still={s().readOnly()}
        caption={sittingText.slips(total(), total() - s().unanswered().length, s().position())}
      />
    </header>
  );
}
