import { createUniqueId } from "solid-js";
import { FieldError } from "../identity/Field.tsx";
import { receiptsText } from "../text/receipts.ts";
import { Tail } from "../ui/Tail.tsx";
import { codeOf, inTwoGroups } from "./receipt-code.ts";

/** The receipt code's field: grouped as it is typed, pasted with or without spaces. */
export function CodeField(props: {
  code: string;
  error: string | undefined;
  input(code: string): void;
  ref(element: HTMLInputElement): void;
}) {
  const id = createUniqueId();
  let box!: HTMLInputElement;
  const typed = () => {
    const before = codeOf(box.value.slice(0, box.selectionStart ?? box.value.length));
    props.input(codeOf(box.value));
    box.value = inTwoGroups(props.code);
    const caret = inTwoGroups(before).length;
    box.setSelectionRange(caret, caret);
  };
  return (
    <div class="labelled">
      <label for={id}>{receiptsText.label}</label>
      <p class="hint" id={`${id}-hint`}>
        <Tail text={receiptsText.hint} />
      </p>
      {/* inputmode email brings the keyboard with letters and digits; without it phones here open on pinyin. */}
      <input
        class="field code-field"
        id={id}
        ref={(element) => {
          box = element;
          props.ref(element);
        }}
        type="text"
        inputmode="email"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={props.error !== undefined}
        value={inTwoGroups(props.code)}
        // Text under a pinyin editor must not be rewritten before it is committed.
        onInput={(event) => event.isComposing || typed()}
        onCompositionEnd={typed}
      />
      <FieldError id={`${id}-error`} text={props.error} />
    </div>
  );
}
