import { createSignal, For } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { deskNames, dialogText, newText } from "../text/desk.ts";
import { createBank } from "./calls.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import type { BankRow } from "./views.ts";
import { ProblemLine } from "./ProblemLine.tsx";

/** A new bank: whose it is and on which layer it stands. */
export function NewBankDialog(props: { open: boolean; close(): void; created(id: string): void }) {
  const [id, setId] = createSignal("");
  const [title, setTitle] = createSignal("");
  const [owner, setOwner] = createSignal("");
  const [layer, setLayer] = createSignal<BankRow["layer"]>("district");
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const go = async () => {
    if (busy()) return;
    if (!id().trim() || !title().trim() || !owner().trim()) return setProblem(newText.allNeeded);
    setBusy(true);
    try {
      const bank = { id: id().trim(), title: title().trim(), owner: owner().trim(), layer: layer() };
      await createBank(bank);
      props.created(bank.id);
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
      title={newText.bankTitle}
      foot={
        <>
          <button type="button" class="btn" onClick={() => props.close()}>
            {dialogText.cancel}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void go()}>
            {newText.createBank}
          </button>
        </>
      }
    >
      <label class="dk-fld">
        <span class="dk-lab">{newText.name}</span>
        <input class="dk-inp" maxLength={60} value={title()} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <div class="dk-two">
        <label class="dk-fld">
          <span class="dk-lab">{newText.layer}</span>
          <select class="dk-inp" onChange={(event) => setLayer(event.currentTarget.value as BankRow["layer"])}>
            <For each={Object.entries(deskNames.layer)}>
              {([value, name]) => (
                <option value={value} selected={value === layer()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class="dk-fld">
          <span class="dk-lab">{newText.owner}</span>
          <input class="dk-inp" maxLength={60} value={owner()} onInput={(event) => setOwner(event.currentTarget.value)} />
        </label>
      </div>
      <label class="dk-fld">
        <span class="dk-lab">{newText.bankId}</span>
        <input
          class="dk-inp"
          maxLength={20}
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          value={id()}
          onInput={(event) => setId(event.currentTarget.value.toLowerCase())}
        />
      </label>
      <p class="dk-hint">{newText.bankIdHint}</p>
      <ProblemLine text={problem()} />
    </DeskDialog>
  );
}
