import { Match, Switch } from "solid-js";
import { gateText, noticeText, sittingText } from "../text/attempts.ts";
import { Deck } from "../ui/Deck.tsx";
import { MoreBelow } from "./MoreBelow.tsx";
import { SavedLine } from "./SavedLine.tsx";
import type { Sitting } from "./sitting.ts";

/** The foot of a question: the saved line and three buttons that never change places. */
export function SittingDeck(props: { sitting: Sitting; answers: HTMLElement | undefined; openSheet: () => void }) {
  const s = () => props.sitting;
  const isLast = () => s().position() === s().questions().length - 1;
  const isGate = () => s().question()?.stem === null;
  return (
    <Deck>
      <MoreBelow answers={props.answers} />
      <SavedLine sitting={s()} />
      <Switch>
        <Match when={s().saving().stopped === "taken-over"}>
          <div class="deck-one">
            <button type="button" class="btn btn-wide" disabled={s().taking()} onClick={() => void s().takeBack()}>
              {s().taking() ? noticeText.takingBack : noticeText.takeBack}
            </button>
          </div>
        </Match>
        <Match when={true}>
          <div class="deck-row">
            <button type="button" class="btn" disabled={s().position() === 0 || s().limited()} onClick={() => s().go(s().position() - 1)}>
              {sittingText.previous}
            </button>
            <button type="button" class="btn" aria-haspopup="dialog" onClick={() => props.openSheet()}>
              {sittingText.sheet}
            </button>
            <Switch>
              <Match when={isGate()}>
                <button type="button" class="btn btn-go" onClick={() => s().go(s().position())}>
                  {gateText.show}
                </button>
              </Match>
              <Match when={isLast()}>
                <button type="button" class="btn btn-go" aria-haspopup="dialog" onClick={() => props.openSheet()}>
                  {sittingText.handIn}
                </button>
              </Match>
              <Match when={true}>
                <button type="button" class="btn btn-go" onClick={() => s().go(s().position() + 1)}>
                  {sittingText.next}
                </button>
              </Match>
            </Switch>
          </div>
        </Match>
      </Switch>
    </Deck>
  );
}
