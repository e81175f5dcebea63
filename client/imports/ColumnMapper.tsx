import { createMemo, createSignal, For, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { columnsText } from "../text/imports.ts";
import { PageState } from "../ui/PageState.tsx";
import { getSheets, putColumns } from "./calls.ts";
import type { ColumnMap, ImportDesk } from "./views.ts";
import { ProblemLine } from "../desk/ProblemLine.tsx";

const optionRoles = [..."ABCDEFGHI"].map((letter): [string, string] => [`option:${letter}`, columnsText.optionRole(letter)]);
const [number, type, stem, ...rest] = Object.entries(columnsText.roles) as [string, string][];
const roles = [number, type, stem, ...optionRoles, ...rest] as [string, string][];

/** Somebody says once which column of a sheet is what; the file is read again. */
export function ColumnMapper(props: { desk: ImportDesk; done(desk: ImportDesk): void }) {
  const load = createLoad(() => getSheets(props.desk.id));
  const incomplete = () => props.desk.columnMaps.some(({ complete }) => !complete);
  return (
    <section class="im-map" aria-label={columnsText.title}>
      <h2 class="sec">{columnsText.title}</h2>
      <p>{incomplete() ? columnsText.why : columnsText.redo}</p>
      <Show when={props.desk.hasFile} fallback={<p class="empty">{columnsText.noFile}</p>}>
        <Show when={load.data()} fallback={<PageState problem={load.problem()} retry={load.again} />}>
          {(data) => (
            <For each={data().sheets.filter(({ rows }) => rows.length > 0)}>
              {(sheet, index) => (
                <SheetMap
                  id={props.desk.id}
                  name={sheet.name}
                  rows={sheet.rows}
                  known={
                    props.desk.columnMaps.find((map) => map.sheet === sheet.name) ??
                    (data().sheets.length === 1 ? props.desk.columnMaps[index()] : undefined)
                  }
                  done={props.done}
                />
              )}
            </For>
          )}
        </Show>
      </Show>
    </section>
  );
}

function SheetMap(props: {
  id: string;
  name: string;
  rows: { row: number; cells: Record<string, string> }[];
  known: ColumnMap | undefined;
  done(desk: ImportDesk): void;
}) {
  const sheet = () => props.known?.sheet ?? props.name;
  const [columns, setColumns] = createSignal<Record<string, string>>({ ...props.known?.columns });
  const [header, setHeader] = createSignal(props.known?.headerRow ?? 1);
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const letters = createMemo(() => [...new Set(props.rows.flatMap(({ cells }) => Object.keys(cells)))].sort(byLetters));
  const choose = (letter: string, role: string) => {
    const { [letter]: _, ...others } = columns();
    setColumns(role === "" ? others : { ...others, [letter]: role });
  };
  const read = async () => {
    if (busy()) return;
    if (!Object.values(columns()).includes("stem")) return setProblem(columnsText.needStem);
    setBusy(true);
    setProblem(undefined);
    try {
      props.done(await putColumns(props.id, { sheet: sheet(), headerRow: header(), columns: columns() }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="im-mapped">
      <div class="im-maphead">
        <h3>{columnsText.sheet(sheet())}</h3>
        <label>
          {columnsText.headerRow}
          <input
            class="dk-inp im-row-number"
            type="number"
            min="0"
            value={header()}
            onInput={(event) => setHeader(Math.max(0, Math.floor(Number(event.currentTarget.value) || 0)))}
          />
          <span class="im-note">{columnsText.noHeader}</span>
        </label>
        <button type="button" class="btn" aria-disabled={busy()} onClick={() => void read()}>
          {busy() ? columnsText.reading : columnsText.read}
        </button>
      </div>
      <ProblemLine text={problem()} />
      <div class="im-mapbox" tabindex="0" role="region" aria-label={columnsText.sheet(sheet())}>
        <table class="dk-tbl">
          <thead>
            <tr>
              <th>{columnsText.row}</th>
              <For each={letters()}>
                {(letter) => (
                  <th>
                    {letter}
                    <select
                      class="dk-inp im-role"
                      aria-label={columnsText.column(letter)}
                      value={columns()[letter] ?? ""}
                      onChange={(event) => choose(letter, event.currentTarget.value)}
                    >
                      <option value="">{columnsText.unused}</option>
                      <For each={roles}>{([role, name]) => <option value={role}>{name}</option>}</For>
                    </select>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {({ row, cells }) => (
                <tr classList={{ "is-header": row === header() }}>
                  <td class="num">{row}</td>
                  <For each={letters()}>{(letter) => <td classList={{ "is-unused": !columns()[letter] }}>{cells[letter] ?? ""}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </div>
  );
}

const byLetters = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
