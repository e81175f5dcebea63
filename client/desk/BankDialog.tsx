import { createEffect, createSignal, on } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { dialogText, newText } from "../text/desk.ts";
import { bankChangeText } from "../text/desk-check.ts";
import { changeBank } from "./calls.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import type { BankRow } from "./views.ts";
import { ProblemLine } from "./ProblemLine.tsx";

/** What may still change of a bank: how it is called and who answers for it. */
export function BankDialog(props: { bank: BankRow | undefined; close(): void; changed(): void }) {
  const [title, setTitle] = createSignal("");
  const [owner, setOwner] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.bank,
      (bank) => {
        setTitle(bank?.title ?? "");
        setOwner(bank?.owner ?? "");
        setProblem(undefined);
      },
    ),
  );
  const go = async (id: string) => {
    if (busy()) return;
    if (!title().trim() || !owner().trim()) return setProblem(bankChangeText.needed);
    setBusy(true);
    try {
      await changeBank(id, { title: title().trim(), owner: owner().trim() });
      props.changed();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DeskDialog
      open={props.bank !== undefined}
      close={props.close}
      title={bankChangeText.title(props.bank?.title ?? "")}
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {dialogText.cancel}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => props.bank && void go(props.bank.id)}>
            {bankChangeText.save}
          </button>
        </>
      }
    >
      <label class="dk-fld">
        <span class="dk-lab">{newText.name}</span>
        <input class="dk-inp" maxLength={60} value={title()} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <label class="dk-fld">
        <span class="dk-lab">{newText.owner}</span>
        <input class="dk-inp" maxLength={60} value={owner()} onInput={(event) => setOwner(event.currentTarget.value)} />
      </label>
      <p class="dk-hint">{bankChangeText.hint}</p>
      <ProblemLine text={problem()} />
    </DeskDialog>
  );
}
