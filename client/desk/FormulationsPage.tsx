import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { createLoad } from "../lib/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { formulationText } from "../text/desk-review.ts";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageState } from "../ui/PageState.tsx";
import { getFormulations, putFormulations } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { formulationsOf, isHalf, type Line, lineMatches, linesOf } from "./formulation-lines.ts";
import "./register.css";

/** The register of superseded formulations, edited in place. */
export default function FormulationsPage() {
  const register = createLoad(getFormulations);
  const [lines, setLines] = createStore<Line[]>([]);
  const [version, setVersion] = createSignal(0);
  const [dirty, setDirty] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ProblemError | string>();
  const [find, setFind] = createSignal("");
  let rows!: HTMLTableSectionElement;
  createEffect(
    on(register.data, (got) => {
      if (!got) return;
      setLines(reconcile(linesOf(got.formulations)));
      setVersion(got.version);
      setDirty(false);
      setProblem(undefined);
    }),
  );
  const shown = createMemo(() => lines.flatMap((line, index) => (lineMatches(line, find()) ? [index] : [])));
  const write = (index: number, part: keyof Line, text: string) => {
    setLines(index, part, text);
    setDirty(true);
  };
  const save = async () => {
    if (busy()) return;
    if (lines.some(isHalf)) return setProblem(formulationText.half);
    setBusy(true);
    setProblem(undefined);
    try {
      const stored = await putFormulations(version(), formulationsOf(lines));
      setVersion(stored.version);
      setDirty(false);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const leave = (event: BeforeUnloadEvent) => dirty() && event.preventDefault();
  onMount(() => addEventListener("beforeunload", leave));
  onCleanup(() => removeEventListener("beforeunload", leave));
  const conflict = () => {
    const got = problem();
    return got instanceof ProblemError && got.status === 409;
  };
  const Cell = (cell: { index: number; part: keyof Line; label: string }) => (
    <td data-label={cell.label}>
      <input
        class="dk-inp"
        type="text"
        autocomplete="off"
        aria-label={`${cell.label} ${cell.index + 1}`}
        value={lines[cell.index]?.[cell.part] ?? ""}
        onInput={(event) => write(cell.index, cell.part, event.currentTarget.value)}
      />
    </td>
  );
  return (
    <DeskFrame
      at="formulations"
      title={formulationText.title}
      meta={
        <Show when={register.data()}>
          <span class="num">{formulationText.rows(lines.length)}</span>
          <span class="muted" role="status">
            {dirty() ? formulationText.unsaved : formulationText.saved}
          </span>
        </Show>
      }
      acts={
        <>
          <button
            type="button"
            class="btn"
            onClick={() => {
              setFind("");
              setLines(lines.length, { old: "", now: "", except: "", note: "" });
              setDirty(true);
              setTimeout(() => rows.lastElementChild?.querySelector("input")?.focus());
            }}
          >
            {formulationText.add}
          </button>
          <button type="button" class="btn btn-go" aria-disabled={busy()} onClick={() => void save()}>
            {formulationText.save}
          </button>
        </>
      }
    >
      <p class="dk-lead">{formulationText.lead}</p>
      <Show when={problem()}>
        {(got) => (
          <Notice
            kind="warn"
            icon="warn"
            title={conflict() ? formulationText.changed : typeof got() === "string" ? String(got()) : (got() as ProblemError).detail}
          >
            <Show when={conflict()}>
              <button type="button" class="btn is-small" onClick={register.again}>
                {formulationText.reload}
              </button>
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={register.data()} fallback={<PageState problem={register.problem()} retry={register.again} />}>
        <label class="dk-find">
          <span class="vh">{formulationText.search}</span>
          <input
            class="dk-inp"
            type="search"
            placeholder={formulationText.search}
            value={find()}
            onInput={(event) => setFind(event.currentTarget.value)}
          />
        </label>
        <table class="dk-tbl dk-register">
          <thead>
            <tr>
              <th>{formulationText.old}</th>
              <th>{formulationText.now}</th>
              <th>
                {formulationText.except}，{formulationText.exceptHint}
              </th>
              <th>{formulationText.note}</th>
              <th>
                <span class="vh">{formulationText.remove("")}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={rows}>
            <For
              each={shown()}
              fallback={
                <tr>
                  <td colspan="5">{formulationText.none}</td>
                </tr>
              }
            >
              {(index) => (
                <tr>
                  <Cell index={index} part="old" label={formulationText.old} />
                  <Cell index={index} part="now" label={formulationText.now} />
                  <Cell index={index} part="except" label={formulationText.except} />
                  <Cell index={index} part="note" label={formulationText.note} />
                  <td>
                    <button
                      type="button"
                      class="dk-out"
                      aria-label={formulationText.remove(lines[index]?.old ?? "")}
                      onClick={() => {
                        setLines(lines.filter((_, i) => i !== index));
                        setDirty(true);
                      }}
                    >
                      <Icon name="cross" />
                    </button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </DeskFrame>
  );
}
