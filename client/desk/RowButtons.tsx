import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";

/** Up, down and out, for the mouse and the finger; the keyboard has Alt+↑, Alt+↓ and Alt+Delete in the field itself. */
export function RowButtons(props: {
  name: string;
  first: boolean;
  last: boolean;
  canRemove: boolean;
  move(by: 1 | -1): void;
  remove(): void;
}) {
  return (
    <span class="dk-rowbtns">
      <button type="button" tabindex="-1" disabled={props.first} aria-label={editorText.up(props.name)} onClick={() => props.move(-1)}>
        <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 15l6-6 6 6" />
        </svg>
      </button>
      <button type="button" tabindex="-1" disabled={props.last} aria-label={editorText.down(props.name)} onClick={() => props.move(1)}>
        <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 9l6 6 6-6" />
        </svg>
      </button>
      <button
        type="button"
        tabindex="-1"
        disabled={!props.canRemove}
        aria-label={editorText.remove(props.name)}
        onClick={() => props.remove()}
      >
        <Icon name="cross" />
      </button>
    </span>
  );
}
