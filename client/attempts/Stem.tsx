import { For, Show } from "solid-js";
import "./blanks.css";
import { answerText } from "../text/attempts.ts";
import { Tail } from "../ui/Tail.tsx";
import { type StemPart, stemParts } from "./stem-parts.ts";

/** The stem's words; a blank is a line that carries what was written, or the number of its field. */
export function Stem(props: { text: string; written?: string[] | undefined }) {
  const parts = () => stemParts(props.text);
  const many = () => parts().filter((part) => "blank" in part).length > 1;
  return (
    <For each={parts()}>
      {(part: StemPart) => (
        <Show when={"blank" in part && part} fallback={<Tail text={"text" in part ? part.text : ""} />}>
          {(gap) => {
            const text = () => props.written?.[gap().blank]?.trim() ?? "";
            return (
              <span class="gap" classList={{ "is-filled": text() !== "" }}>
                {text() || (many() ? gap().blank + 1 : "\u3000")}
                <span class="vh">{answerText.blank(gap().blank, 2)}</span>
              </span>
            );
          }}
        </Show>
      )}
    </For>
  );
}
