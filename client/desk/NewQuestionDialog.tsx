import { createEffect, createSignal, For, on, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { deskNames, dialogText, newText } from "../text/desk.ts";
import { createQuestion } from "./calls.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import type { BankRow, DeskType } from "./views.ts";
import { ProblemLine } from "./ProblemLine.tsx";

const scored: DeskType[] = ["single", "multiple", "judge", "blank", "order", "match"];

/** Where a new question stands and of which type it is; the rest is written in the editor. */
export function NewQuestionDialog(props: {
  open: boolean;
  close(): void;
  banks: BankRow[];
  bankId: string;
  newBank(): void;
  created(id: string): void;
}) {
  const [bankId, setBankId] = createSignal("");
  const [type, setType] = createSignal<DeskType>("single");
  const [period, setPeriod] = createSignal("1919-1949");
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setProblem(undefined);
        setBankId(props.bankId || (props.banks[0]?.id ?? ""));
      },
    ),
  );
  const go = async () => {
    if (busy() || !bankId()) return;
    setBusy(true);
    try {
      const made = await createQuestion({ bankId: bankId(), type: type(), period: period() });
      props.created(made.id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DeskDialog
      open={props.open}
      close={props.close}
      title={newText.title}
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {dialogText.cancel}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void go()}>
            {newText.create}
          </button>
        </>
      }
    >
      <Show
        when={props.banks.length > 0}
        fallback={
          <p>
            {newText.noBank}{" "}
            <button type="button" class="textbtn" onClick={() => props.newBank()}>
              {newText.bankTitle}
            </button>
          </p>
        }
      >
        <label class="dk-fld">
          <span class="dk-lab">{newText.bank}</span>
          <select class="dk-inp" value={bankId()} onChange={(event) => setBankId(event.currentTarget.value)}>
            <For each={props.banks}>
              {(bank) => (
                <option value={bank.id} selected={bank.id === bankId()}>
                  {bank.title}
                </option>
              )}
            </For>
          </select>
        </label>
        <fieldset class="dk-fld">
          <legend class="dk-lab">{newText.type}</legend>
          <div class="dk-types">
            <For each={scored}>
              {(value) => (
                <button type="button" aria-pressed={type() === value} onClick={() => setType(value)}>
                  {deskNames.type[value]}
                </button>
              )}
            </For>
          </div>
        </fieldset>
        <label class="dk-fld">
          <span class="dk-lab">{newText.period}</span>
          <select class="dk-inp" value={period()} onChange={(event) => setPeriod(event.currentTarget.value)}>
            <For each={Object.entries(deskNames.period)}>{([value, name]) => <option value={value}>{name}</option>}</For>
          </select>
        </label>
      </Show>
      <ProblemLine text={problem()} />
    </DeskDialog>
  );
}
