import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { DeskDialog } from "../desk/DeskDialog.tsx";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { ProblemError } from "../lib/problem.ts";
import { dialogText } from "../text/desk.ts";
import { lookText } from "../text/imports.ts";
import { PageState } from "../ui/PageState.tsx";
import { confirmImport, discardImport } from "./calls.ts";
import { ColumnMapper } from "./ColumnMapper.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { ImportActs, ImportMeta } from "./ImportHead.tsx";
import { ImportNotices } from "./ImportNotices.tsx";
import { ImportSlips } from "./ImportSlips.tsx";
import { Looking } from "./Looking.tsx";
import { createLook } from "./look.ts";
import type { Defaults } from "./views.ts";
import "./imports.css";
import "./look.css";
import "./doubts.css";

/** A file between reading and the bank: its source, what was understood, what is in doubt. */
export default function ImportDeskPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Import id={id} />}
    </Show>
  );
}

function Import(props: { id: string }) {
  const look = createLook(props.id);
  const navigate = useNavigate();
  const [mapping, setMapping] = createSignal(false);
  const [asking, setAsking] = createSignal<"confirm" | "discard">();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const desk = () => look.desk();
  const unread = () => desk()?.columnMaps.some(({ complete }) => !complete) === true && desk()?.marks.length === 0;

  const run = async (work: () => Promise<void>) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      setAsking(undefined);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  const confirm = (defaults: Defaults) => run(async () => look.adopt(await confirmImport(props.id, defaults)));
  const discard = () =>
    run(async () => {
      await discardImport(props.id);
      navigate("/desk/import");
    });
  return (
    <DeskFrame
      at="import"
      title={lookText.title}
      filled
      meta={<Show when={desk()}>{(view) => <ImportMeta desk={view()} />}</Show>}
      acts={
        <Show when={desk()}>
          {(view) => (
            <ImportActs
              desk={view()}
              mapping={mapping()}
              map={() => setMapping(!mapping())}
              ask={(what) => (setProblem(undefined), setAsking(what))}
            />
          )}
        </Show>
      }
    >
      <Show when={desk()} fallback={<PageState problem={look.problem()} retry={() => void look.again()} />}>
        {(view) => (
          <>
            <ImportNotices desk={view()} adopt={look.adopt} />
            <Show
              when={mapping() || unread()}
              fallback={
                <>
                  <Show when={view().marks.length > 0}>
                    <ImportSlips marks={view().marks} at={look.at()} go={look.go} />
                  </Show>
                  <Looking look={look} desk={view()} />
                </>
              }
            >
              <ColumnMapper
                desk={view()}
                done={(fresh) => {
                  setMapping(false);
                  look.adopt(fresh);
                }}
              />
            </Show>
            <ConfirmDialog
              open={asking() === "confirm"}
              close={() => setAsking(undefined)}
              bankTitle={view().bankTitle}
              counts={view().counts}
              problem={problem()}
              busy={busy()}
              confirm={(defaults) => void confirm(defaults)}
            />
            <DeskDialog
              open={asking() === "discard"}
              close={() => setAsking(undefined)}
              title={lookText.discardTitle}
              foot={
                <>
                  <button type="button" class="btn" onClick={() => void discard()}>
                    {lookText.discard}
                  </button>
                  <button type="button" class="btn btn-go" onClick={() => setAsking(undefined)}>
                    {dialogText.cancel}
                  </button>
                </>
              }
            >
              <p>{problem() ?? lookText.discardText}</p>
            </DeskDialog>
          </>
        )}
      </Show>
    </DeskFrame>
  );
}
