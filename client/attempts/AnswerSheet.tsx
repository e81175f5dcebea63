import { For, Show } from "solid-js";
import { sheetText } from "../text/attempts.ts";
import { typeSizeText } from "../text/zh-CN.ts";
import { BottomSheet } from "../ui/BottomSheet.tsx";
import type { Sitting } from "./sitting.ts";

/** 答题卡: every question at a glance. Red leads back to what is still open; handing in stays plain until all is done. */
export function AnswerSheet(props: { sitting: Sitting; close: () => void; handIn: () => void; chooseSize: () => void }) {
  const s = () => props.sitting;
  const total = () => s().questions().length;
  const open = () => s().unanswered();
  const flagged = () =>
    s()
      .questions()
      .map((question) => question.position)
      .filter((position) => s().flagged(position));
  /** The first question without an answer after this one, then from the start. */
  const nextOpen = () => open().find((position) => position > s().position()) ?? open()[0];
  const canReach = (position: number) => !s().limited() || position === s().position();
  const go = (position: number) => {
    props.close();
    s().go(position);
  };
  return (
    <BottomSheet
      title={sheetText.title}
      close={props.close}
      foot={
        <Show
          when={nextOpen() !== undefined}
          fallback={
            <>
              <button type="button" class="btn" onClick={() => props.close()}>
                {sheetText.lookAgain}
              </button>
              <button type="button" class="btn btn-go" onClick={() => props.handIn()}>
                {sheetText.submitNow}
              </button>
            </>
          }
        >
          <button type="button" class="btn" onClick={() => props.handIn()}>
            {sheetText.submitNow}
          </button>
          <button type="button" class="btn btn-go" onClick={() => (s().limited() ? props.close() : go(nextOpen() ?? 0))}>
            {s().limited() ? sheetText.goOn : sheetText.answer(nextOpen() ?? 0)}
          </button>
        </Show>
      }
    >
      <p class="sheet-lead">
        <Show when={open().length > 0} fallback={sheetText.allDone(total())}>
          {sheetText.someLeft(total() - open().length)} <b>{open().length}</b> {sheetText.left}
          {s().limited() ? "。" : `：${sheetText.list(open())}。`}
        </Show>
        <Show when={s().limited()}>{sheetText.noWayBack}</Show>
      </p>
      <ol class="cells">
        <For each={s().questions()}>
          {({ position }) => (
            <li>
              <button
                type="button"
                class="cell"
                classList={{ on: s().answeredAt(position), now: position === s().position(), "is-flagged": s().flagged(position) }}
                aria-label={sheetText.cell(position, s().answeredAt(position), s().flagged(position), position === s().position())}
                aria-current={position === s().position() ? "step" : undefined}
                disabled={!canReach(position)}
                onClick={() => go(position)}
              >
                {position + 1}
              </button>
            </li>
          )}
        </For>
      </ol>
      <ul class="key" aria-hidden="true">
        <li>
          <i class="on" />
          {sheetText.keyAnswered}
        </li>
        <li>
          <i />
          {sheetText.keyOpen}
        </li>
        <li>
          <i class="now" />
          {sheetText.keyNow}
        </li>
        <Show when={flagged().length > 0}>
          <li>
            <i class="flag" />
            {sheetText.keyFlag}
          </li>
        </Show>
      </ul>
      <button type="button" class="textbtn sheet-size" aria-haspopup="dialog" onClick={() => props.chooseSize()}>
        {typeSizeText.button}
      </button>
    </BottomSheet>
  );
}
