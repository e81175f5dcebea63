import { createSignal, For, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { listText } from "../text/desk.ts";
import { judge, retire } from "./calls.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import type { QuestionRow, Verdicts } from "./views.ts";

type Deed = "approve" | "return" | "retire";

/** What can be done with all chosen questions at once. What was not done is named, with the reason. */
export function BulkBar(props: { chosen: ReadonlyMap<string, QuestionRow>; clear(): void; changed(said: string): void }) {
  const [deed, setDeed] = createSignal<Deed>();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const [outcome, setOutcome] = createSignal<Verdicts>();
  const waiting = () => [...props.chosen.values()].filter((row) => row.state === "submitted");
  const start = (next: Deed) => {
    setProblem(undefined);
    setDeed(next);
  };
  const run = async (words: string) => {
    const kind = deed();
    if (!kind) return;
    setBusy(true);
    try {
      const result = kind === "retire" ? await retireAll([...props.chosen.keys()], words) : await judgeAll(kind, waiting(), words);
      setDeed(undefined);
      if (result.refused.length > 0) setOutcome(result);
      else props.changed(listText.done(result.done.length));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  const title = () => {
    if (deed() === "retire") return listText.retireTitle(props.chosen.size);
    return deed() === "return" ? listText.returnTitle(waiting().length) : listText.approveTitle(waiting().length);
  };
  const finish = () => {
    const done = outcome()?.done.length ?? 0;
    setOutcome(undefined);
    props.changed(listText.done(done));
  };
  return (
    <>
      <b>{listText.chosen(props.chosen.size)}</b>
      <button type="button" class="btn is-small" disabled={waiting().length === 0} onClick={() => start("approve")}>
        {listText.approve}
      </button>
      <button type="button" class="btn is-small" disabled={waiting().length === 0} onClick={() => start("return")}>
        {listText.return}
      </button>
      <button type="button" class="btn is-small" onClick={() => start("retire")}>
        {listText.retire}
      </button>
      <button type="button" class="textbtn" onClick={() => props.clear()}>
        {listText.unchoose}
      </button>
      <ReasonDialog
        open={deed() !== undefined}
        close={() => setDeed(undefined)}
        title={title()}
        text={deed() === "retire" ? listText.retireText : listText.approveText}
        label={deed() === "retire" ? listText.reason : listText.comment}
        optional={deed() === "approve"}
        verb={deed() === "retire" ? listText.retire : deed() === "return" ? listText.return : listText.approve}
        busy={busy()}
        problem={problem()}
        done={(words) => void run(words)}
      />
      <Show when={outcome()}>
        {(got) => (
          <DeskDialog
            open={true}
            close={finish}
            title={listText.done(got().done.length)}
            foot={
              <button type="button" class="btn btn-go" onClick={finish}>
                {listText.finish}
              </button>
            }
          >
            <Show when={got().refused.length > 0}>
              <p>{listText.refused(got().refused.length)}</p>
              <dl class="dk-keys">
                <For each={got().refused}>
                  {(item) => (
                    <div>
                      <dt>{item.id}</dt>
                      <dd>{item.detail}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </Show>
          </DeskDialog>
        )}
      </Show>
    </>
  );
}

const judgeAll = (verdict: "approve" | "return", rows: QuestionRow[], comment: string): Promise<Verdicts> =>
  judge({ items: rows.map(({ id, ordinal }) => ({ questionId: id, ordinal })), verdict, comment });

/** One after the other: each is a decision of its own, and one that is refused stops no other. */
async function retireAll(ids: string[], reason: string): Promise<Verdicts> {
  const verdicts: Verdicts = { done: [], refused: [] };
  for (const id of ids) {
    try {
      await retire(id, reason);
      verdicts.done.push(id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      verdicts.refused.push({ id, detail: error.detail });
    }
  }
  return verdicts;
}
