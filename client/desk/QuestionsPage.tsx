import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { frameText, keysText, listText, count } from "../text/desk.ts";
import { BankDialog } from "./BankDialog.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { getBanks } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { FilterColumn } from "./FilterColumn.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { type ListQuery, readQuery, serverQuery, writeQuery } from "./list-query.ts";
import { ListTools } from "./ListTools.tsx";
import { NewBankDialog } from "./NewBankDialog.tsx";
import { NewQuestionDialog } from "./NewQuestionDialog.tsx";
import { QuestionTable } from "./QuestionTable.tsx";
import { createRows } from "./rows.ts";
import type { BankRow, QuestionRow } from "./views.ts";
import "./list.css";
import "./facets.css";

/** Every question of the banks: narrowed, searched, chosen by the dozen, opened one by one. */
export default function QuestionsPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const banks = createLoad(getBanks);
  const rows = createRows();
  const query = createMemo(() => readQuery(params));
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, QuestionRow>>(new Map());
  const [said, setSaid] = createSignal("");
  const [dialog, setDialog] = createSignal<"question" | "bank" | "keys">();
  const [changing, setChanging] = createSignal<BankRow>();
  let search: HTMLInputElement | undefined;

  const change = (next: ListQuery) => setParams(writeQuery(next), { replace: true, scroll: false });
  const asked = createMemo(() => serverQuery(query(), Date.now()));
  createEffect(on(asked, rows.open));
  const bank = () => banks.data()?.banks.find(({ id }) => id === query().bank);
  const sum = (pick: (bank: { total: number; states: Record<string, number> }) => number) =>
    (banks.data()?.banks ?? []).filter(({ id }) => !query().bank || id === query().bank).reduce((total, b) => total + pick(b), 0);
  const choose = (row: QuestionRow) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(row.id)) next.set(row.id, row);
      return next;
    });
  const changed = (words: string) => {
    setSaid(words);
    setChosen(new Map());
    rows.again();
    banks.again();
  };
  const slash = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.closest("input,textarea,select,[role=dialog]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search?.focus();
    search?.select();
  };
  onMount(() => document.addEventListener("keydown", slash));
  onCleanup(() => document.removeEventListener("keydown", slash));

  return (
    <DeskFrame
      at="questions"
      title={bank()?.title ?? listText.title}
      filled
      meta={
        <Show when={banks.data()}>
          <span>
            {listText.total} <b class="num">{count(sum((b) => b.total))}</b> {listText.unit}
          </span>
          <span class="num">{listText.approved(sum((b) => b.states["approved"] ?? 0))}</span>
          <span class="num">{listText.waiting(sum((b) => b.states["submitted"] ?? 0))}</span>
          <span class="muted" role="status">
            {said()}
          </span>
        </Show>
      }
      acts={
        <>
          <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setDialog("keys")}>
            {keysText.button}
          </button>
          <a class="btn" href="/desk/import">
            {frameText.places.import}
          </a>
          <button type="button" class="btn btn-go" aria-haspopup="dialog" onClick={() => setDialog("question")}>
            {listText.newQuestion}
          </button>
        </>
      }
    >
      <div class="dk-cols dk-list">
        <FilterColumn
          banks={banks}
          query={query()}
          facets={rows.facets()}
          change={change}
          newBank={() => setDialog("bank")}
          changeBank={setChanging}
        />
        <section class="dk-list-main">
          <ListTools
            query={query()}
            change={change}
            total={rows.total()}
            search={(input) => {
              search = input;
            }}
          />
          <QuestionTable
            rows={rows}
            query={query()}
            chosen={chosen()}
            choose={choose}
            open={(row) => navigate(`/desk/questions/${row.id}`)}
            bulk={<BulkBar chosen={chosen()} clear={() => setChosen(new Map())} changed={changed} />}
          />
        </section>
      </div>
      <NewQuestionDialog
        open={dialog() === "question"}
        close={() => setDialog(undefined)}
        banks={banks.data()?.banks ?? []}
        bankId={query().bank}
        newBank={() => setDialog("bank")}
        created={(id) => navigate(`/desk/questions/${id}`)}
      />
      <NewBankDialog
        open={dialog() === "bank"}
        close={() => setDialog(undefined)}
        created={(id) => {
          setDialog(undefined);
          banks.again();
          change({ ...readQuery({}), bank: id });
        }}
      />
      <BankDialog
        bank={changing()}
        close={() => setChanging(undefined)}
        changed={() => {
          setChanging(undefined);
          banks.again();
        }}
      />
      <KeysHelp open={dialog() === "keys"} close={() => setDialog(undefined)} keys={keysText.list} />
    </DeskFrame>
  );
}
