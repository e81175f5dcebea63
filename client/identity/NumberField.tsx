import { createUniqueId } from "solid-js";
import { signInText } from "../text/identity.ts";
import { Tail } from "../ui/Tail.tsx";
import { caretAfter, digitsOf, ghostOf, inFours } from "./card-number.ts";
import { FieldError } from "./Field.tsx";

/** The card's number: grouped in fours as it is typed, pasted with or without spaces. */
export function NumberField(props: {
  digits: string;
  error: string | undefined;
  input(digits: string): void;
  ref(element: HTMLInputElement): void;
}) {
  const id = createUniqueId();
  let box!: HTMLInputElement;
  const typed = () => {
    const before = digitsOf(box.value.slice(0, box.selectionStart ?? box.value.length)).length;
    props.input(digitsOf(box.value));
    box.value = inFours(props.digits);
    const caret = caretAfter(before);
    box.setSelectionRange(caret, caret);
  };
  return (
    <>
      <p class="hint" id={`${id}-hint`}>
        <Tail text={signInText.numberHint} />
      </p>
      <div class="digits">
        <input
          class="field"
          ref={(element) => {
            box = element;
            props.ref(element);
          }}
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label={signInText.numberLabel}
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={props.error !== undefined}
          value={inFours(props.digits)}
          onInput={typed}
        />
        <p class="field ghost" aria-hidden="true">
          <span>{inFours(props.digits)}</span>
          {ghostOf(props.digits)}
        </p>
      </div>
      <FieldError id={`${id}-error`} text={props.error} />
    </>
  );
}
