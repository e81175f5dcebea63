import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { lookText } from "../text/imports.ts";
import { BulkBar } from "./BulkBar.tsx";
import type { BulkChange } from "./calls.ts";
import { DoubtTable } from "./DoubtTable.tsx";
import type { Look } from "./look.ts";
import { lookDeed } from "./look-keys.ts";
import { createMendForm } from "./mend-form.ts";
import { ReadForm } from "./ReadForm.tsx";
import { SourcePane } from "./SourcePane.tsx";
import type { ImportDesk } from "./views.ts";

/** Source at the left, the question at the right, doubts below; the keyboard leads through them. */
export function Looking(props: { look: Look; desk: ImportDesk }) {
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
