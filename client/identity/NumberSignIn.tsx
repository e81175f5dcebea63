import { createEffect, createSignal, For, on, Show } from "solid-js";
import type { BranchChoice, SessionView } from "../lib/views.ts";
import { common } from "../text/zh-CN.ts";
import { signInText } from "../text/identity.ts";
import { BottomSheet } from "../ui/BottomSheet.tsx";
import { BranchField } from "./BranchField.tsx";
import { CardPicture } from "./CardPicture.tsx";
import { checksOut, inFours } from "./card-number.ts";
import { Field, FieldError } from "./Field.tsx";
import { NumberField } from "./NumberField.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** Without the card's link: first the number, then who it belongs to. */
export function NumberSignIn(props: { entered(view: SessionView): void; second(isSecond: boolean): void }) {
  const [digits, setDigits] = createSignal("");
  const [branch, setBranch] = createSignal<BranchChoice>();
  const [name, setName] = createSignal("");
  const [step, setStep] = createSignal<"number" | "who">("number");
  const [error, setError] = createSignal<{ field: "number" | "branch" | "name"; text: string }>();
  const [scanning, setScanning] = createSignal(false);
  const number = useSignIn("/session/number", props.entered);
  const errorOf = (field: string) => (error()?.field === field ? error()?.text : undefined);
  const boxes: Partial<Record<"number" | "branch" | "name", HTMLInputElement>> = {};

  const say = (field: "number" | "branch" | "name", text: string) => {
    setError({ field, text });
    boxes[field]?.focus();
  };
  const enterNumber = () => {
    if (digits() === "") return say("number", signInText.empty);
    if (digits().length < 12) return say("number", signInText.missing(12 - digits().length));
    if (!checksOut(digits())) return say("number", signInText.unknown);
    setError(undefined);
    setStep("who");
  };
  const enter = () => {
    const chosen = branch();
    if (!chosen) return say("branch", signInText.branchMissing);
    if (name().trim() === "") return say("name", signInText.nameMissing);
    setError(undefined);
    void number.send({ number: digits(), branchId: chosen.id, name: name().trim() });
  };
  createEffect(
    on(
      step,
      () => {
        number.forget();
        props.second(step() === "who");
        scrollTo(0, 0);
        (step() === "who" ? boxes.branch : boxes.number)?.focus();
      },
      { defer: true },
    ),
  );

  return (
    <Show
      when={step() === "who"}
      fallback={
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            enterNumber();
          }}
        >
          <h1>{signInText.numberTitle}</h1>
          <NumberField digits={digits()} input={setDigits} error={errorOf("number")} ref={(element) => (boxes.number = element)} />
          <button type="submit" class="btn btn-go btn-wide">
            {signInText.enter}
          </button>
          <button type="button" class="btn btn-wide second" aria-haspopup="dialog" onClick={() => setScanning(true)}>
            {signInText.scan}
          </button>
          <CardPicture />
          <Show when={scanning()}>
            <BottomSheet
              title={signInText.scanTitle}
              close={() => setScanning(false)}
              footIsOne
              foot={
                <button type="button" class="btn btn-wide" onClick={() => setScanning(false)}>
                  {common.done}
                </button>
              }
            >
              <ol class="steps">
                <For each={signInText.scanSteps}>{(step) => <li>{step}</li>}</For>
              </ol>
            </BottomSheet>
          </Show>
        </form>
      }
    >
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <h1>{signInText.whoTitle}</h1>
        <p class="hint with-change">
          <span class="num">{signInText.number(inFours(digits()))}</span>
          <button type="button" class="textbtn" onClick={() => setStep("number")}>
            {signInText.change}
          </button>
        </p>
        <BranchField chosen={branch()} choose={setBranch} error={errorOf("branch")} ref={(element) => (boxes.branch = element)} />
        <Field
          label={signInText.name}
          hint={signInText.nameHint}
          value={name()}
          input={setName}
          autocomplete="name"
          error={errorOf("name")}
          ref={(element) => (boxes.name = element)}
        />
        <FieldError id="number-error" text={number.problem()?.detail} />
        <button type="submit" class="btn btn-go btn-wide">
          {number.busy() ? signInText.entering : signInText.enter}
        </button>
      </form>
    </Show>
  );
}
