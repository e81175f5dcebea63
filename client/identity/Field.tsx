import { createUniqueId, Show } from "solid-js";
import { Icon } from "../ui/Icon.tsx";

interface FieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  input(value: string): void;
  type?: "text" | "password";
  autocomplete?: string;
  ref?: (element: HTMLInputElement) => void;
}

/** Label above, hint between label and box, error under the box in words. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  return (
    <div class="labelled">
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <input
        class="box"
        id={id}
        ref={(element) => props.ref?.(element)}
        type={props.type ?? "text"}
        autocomplete={props.autocomplete ?? "off"}
        autocapitalize="off"
        spellcheck={false}
        value={props.value}
        aria-describedby={[props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined}
        aria-invalid={props.error !== undefined}
        onInput={(event) => props.input(event.currentTarget.value)}
      />
      <FieldError id={`${id}-error`} text={props.error} />
    </div>
  );
}

export function FieldError(props: { id: string; text: string | undefined }) {
  return (
    <div role="alert" id={props.id}>
      <Show when={props.text}>
        <p class="err">
          <Icon name="warn" />
          <span>{props.text}</span>
        </p>
      </Show>
    </div>
  );
}
