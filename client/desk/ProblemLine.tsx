import { Show } from "solid-js";
import { Icon } from "../ui/Icon.tsx";

/** What stood in the way, said where it happened and read out at once. Nothing while there is nothing. */
export function ProblemLine(props: { text: string | undefined }) {
  return (
    <Show when={props.text}>
      {(text) => (
        <p class="dk-err" role="alert">
          <Icon name="warn" />
          <span>{text()}</span>
        </p>
      )}
    </Show>
  );
}
