import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { DeskDialog } from "../desk/DeskDialog.tsx";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { ProblemError } from "../lib/problem.ts";
import { dialogText } from "../text/desk.ts";
import { lookText } from "../text/imports.ts";
import { PageState } from "../ui/PageState.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { type BulkChange, confirmImport, discardImport, errorsPath } from "./calls.ts";
import { ColumnMapper } from "./ColumnMapper.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { DoubtTable } from "./DoubtTable.tsx";
import { ImportNotices } from "./ImportNotices.tsx";
import { ImportSlips } from "./ImportSlips.tsx";
import { createLook, type Look } from "./look.ts";
import { lookDeed } from "./look-keys.ts";
import { createMendForm } from "./mend-form.ts";
import { ReadForm } from "./ReadForm.tsx";
import { SourcePane } from "./SourcePane.tsx";
import type { Defaults, ImportDesk } from "./views.ts";
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
      meta={<Show when={desk()}>{(view) => <Meta desk={view()} />}</Show>}
      acts={
        <Show when={desk()}>
          {(view) => (
            <Acts
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

function Meta(props: { desk: ImportDesk }) {
  const counts = () => props.desk.counts;
  const parts = () => [
    lookText.found(counts().questions),
    ...(counts().clear > 0 ? [lookText.clear(counts().clear)] : []),
    ...(counts().taken > 0 ? [lookText.seen(counts().taken)] : []),
    ...(counts().skipped > 0 ? [lookText.skipped(counts().skipped)] : []),
    ...(counts().refused > 0 ? [lookText.refused(counts().refused)] : []),
  ];
  const last = () => {
    if (counts().doubtful > 0) return lookText.doubtful(counts().doubtful);
    return counts().taken + counts().skipped > 0 ? lookText.settled : undefined;
  };
  return (
    <>
      <span class="im-file">{props.desk.fileName}</span>
      <span>
        {parts().join("，")}
        <Show when={last()}>
          {(text) => (
            <>
              ，<b>{text()}</b>
            </>
          )}
        </Show>
      </span>
    </>
  );
}

function Acts(props: { desk: ImportDesk; mapping: boolean; map(): void; ask(what: "confirm" | "discard"): void }) {
  const ready = () => props.desk.counts.clear + props.desk.counts.taken;
  const goText = () => {
    if (props.desk.counts.imported > 0) return lookText.goRest(ready());
    return props.desk.counts.doubtful > 0 ? lookText.go(ready()) : lookText.goAll(ready());
  };
  return (
    <>
      <Show when={props.desk.state !== "confirmed"}>
        <button type="button" class="textbtn" onClick={() => props.ask("discard")}>
          {lookText.discard}
        </button>
        <Show when={props.desk.columnMaps.length > 0 && props.desk.marks.length > 0}>
          <button type="button" class="btn" onClick={() => props.map()}>
            {props.mapping ? lookText.backToLooking : lookText.map}
          </button>
        </Show>
      </Show>
      <Show when={props.desk.counts.doubtful + props.desk.counts.refused + props.desk.counts.skipped > 0}>
        <a class="btn" href={errorsPath(props.desk.id)} title={lookText.backHint} download="">
          {lookText.back}
        </a>
      </Show>
      <a class="btn" href={`/desk/import?bank=${encodeURIComponent(props.desk.bankId)}`}>
        {lookText.other}
      </a>
      <Show when={ready() > 0}>
        <button type="button" class="btn btn-go" onClick={() => props.ask("confirm")}>
          {goText()}
        </button>
      </Show>
    </>
  );
}

function Looking(props: { look: Look; desk: ImportDesk }) {
  const { look } = props;
  const form = createMendForm(look);
  const [chosen, setChosen] = createSignal<ReadonlySet<number>>(new Set());
  const [said, setSaid] = createSignal<string>();
  const [shown, setShown] = createSignal<number>();
  const several = () => new Set(props.desk.columnMaps.map(({ sheet }) => sheet)).size > 1;

  const on = (step: Promise<boolean>) => void step.then((done) => done && look.step(1));
  const accept = () => {
    const question = form.question();
    if (!question || question.questionId) return;
    if (props.desk.marks.charAt(look.at() - 1) === "d") on(form.accept());
    else look.step(1);
  };
  const skip = () => on(form.decide("skip"));
  const go = (step: 1 | -1) => void form.save().then(() => look.step(step));
  const keydown = (event: KeyboardEvent) => {
    const deed = lookDeed(event, event.target instanceof Element ? event.target : null);
    if (!deed) return;
    event.preventDefault();
    if (deed.do === "next") go(1);
    else if (deed.do === "before") go(-1);
    else if (deed.do === "accept") accept();
    else if (form.question()?.questionId) return;
    else if (deed.do === "type") void form.retype(deed.type);
    else skip();
  };
  onMount(() => {
    addEventListener("keydown", keydown);
    onCleanup(() => removeEventListener("keydown", keydown));
  });
  const change = async (bulk: BulkChange) => {
    try {
      const { changed, refused } = await look.bulk([...chosen()], bulk);
      const why = refused[0] ? ` ${lookText.bulkRefused(refused.length)}${refused[0].detail}` : "";
      setSaid(lookText.bulkDone(changed) + why);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setSaid(error.detail);
    }
  };
  const choose = (number: number) => {
    const next = new Set(chosen());
    if (!next.delete(number)) next.add(number);
    setChosen(next);
    setSaid(undefined);
  };
  return (
    <>
      <div class="im-cols" classList={{ "is-empty": props.desk.marks.length === 0 }}>
        <section>
          <div class="im-formhead">
            <h2 class="sec">{lookText.source}</h2>
            <Show when={props.desk.asides.length > 0}>
              <p class="im-note">{lookText.asides(props.desk.asides.reduce((sum, { count }) => sum + count, 0))}</p>
            </Show>
          </div>
          <SourcePane look={look} units={props.desk.counts.units} several={several()} shown={shown()} />
        </section>
        <Show when={props.desk.marks.length > 0}>
          <section class="im-side">
            <ReadForm look={look} form={form} accept={accept} skip={skip} />
          </section>
        </Show>
      </div>
      <DoubtTable
        look={look}
        several={several()}
        refused={props.desk.counts.refused}
        chosen={chosen()}
        choose={choose}
        chooseAll={(numbers) => setChosen(new Set(numbers))}
        show={(unit) => setShown(unit)}
        foot={
          <div class="im-foot">
            <Show
              when={chosen().size > 0}
              fallback={
                <span class="im-note" classList={{ "im-keys": said() === undefined }}>
                  {said() ?? lookText.keys}
                </span>
              }
            >
              <BulkBar chosen={chosen().size} change={(bulk) => void change(bulk)} clear={() => setChosen(new Set<number>())} />
              <span class="im-note" role="status">
                {said()}
              </span>
            </Show>
            <For each={[props.look.problem()]}>
              {(trouble) => <Show when={trouble}>{(one) => <span class="im-note">{one().detail}</span>}</Show>}
            </For>
          </div>
        }
      />
    </>
  );
}
