import { createSignal } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { editorText } from "../text/desk-editor.ts";
import { dropDraft, retire, submitDraft, unretire, withdraw } from "./calls.ts";
import type { Sheet } from "./sheet.ts";
import type { DeskFinding, QuestionDesk } from "./views.ts";

export type Deed = "submit" | "drop" | "retire";

/** What an organiser does with the whole question: hands it on, drops the draft, takes it out of use and back. */
export function createDeeds(question: QuestionDesk, sheet: Sheet, page: { reload(): void; gone(): void }) {
  const [asking, setAsking] = createSignal<Deed>();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  /** How often it was not ready to be handed on: each time the focus goes to the first finding. */
  const [unready, setUnready] = createSignal(0);

  const notReady = () => {
    sheet.beStrict();
    setUnready((times) => times + 1);
  };
  const run = async (work: () => Promise<unknown>) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.slug === "not-ready") {
        const found = error.body["findings"];
        if (Array.isArray(found)) sheet.setFindings(found as DeskFinding[]);
        setAsking(undefined);
        notReady();
      }
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  const open = async (deed: Deed) => {
    if (asking() || busy()) return;
    setProblem(undefined);
    if (deed === "submit") {
      if (!(await sheet.settle())) return setProblem(editorText.notSavedYet);
      if (!sheet.hasDraft()) return setProblem(editorText.nothingChanged);
      if (sheet.findings().some((finding) => finding.level === "error")) {
        notReady();
        return setProblem(editorText.mendFirst);
      }
    }
    setAsking(deed);
  };
  const done = (words: string): Promise<void> => {
    const deed = asking();
    return run(async () => {
      if (deed === "submit") await submitDraft(question.id, sheet.version(), words);
      if (deed === "retire") await retire(question.id, words);
      if (deed === "drop") {
        await sheet.settle();
        const { gone } = await dropDraft(question.id, sheet.version());
        if (gone) return page.gone();
      }
      setAsking(undefined);
      page.reload();
    });
  };
  return {
    asking,
    busy,
    problem,
    unready,
    open,
    close: () => setAsking(undefined),
    done,
    withdraw: () => run(() => withdraw(question.id).then(page.reload)),
    unretire: () => run(() => unretire(question.id).then(page.reload)),
    forget: () => setProblem(undefined),
  };
}

export type Deeds = ReturnType<typeof createDeeds>;
