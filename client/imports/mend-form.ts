import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { DeskType } from "../desk/views.ts";
import { ProblemError } from "../lib/problem.ts";
import { mendQuestion } from "./calls.ts";
import { keyWithin } from "./how-read.ts";
import type { Look } from "./look.ts";
import { changesOf } from "./read-edit.ts";
import type { Decision, Mending, Read } from "./views.ts";

const pauseMs = 700;

/** The form of the question that is looked at: what is typed is saved after a pause, and before anything is decided. */
export function createMendForm(look: Look) {
  const [read, setRead] = createSignal<Read>();
  const [state, setState] = createSignal<"still" | "saving" | "saved">("still");
  const [problem, setProblem] = createSignal<string>();
  let number = 0;
  let base: Read | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves go one after another: the answer to an older one never overwrites a newer. */
  let last: Promise<boolean> = Promise.resolve(true);

  const question = () => look.question(look.at());
  createEffect(
    on(question, (fresh) => {
      if (!fresh) return;
      if (fresh.number !== number) {
        number = fresh.number;
        setState("still");
        setProblem(undefined);
      } else if (base && read() && changesOf(base, read() as Read)) return;
      base = fresh.reading;
      setRead(fresh.reading);
    }),
  );

  const send = async (of: number, change: { reading?: Mending | null; decision?: Decision }, typed?: Read): Promise<boolean> => {
    setState("saving");
    setProblem(undefined);
    try {
      const mended = await mendQuestion(look.id, of, change);
      if (of === number) {
        const untouched = typed === undefined || read() === typed;
        base = mended.question.reading;
        if (untouched) setRead(mended.question.reading);
        setState("saved");
      }
      look.mended(mended);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setState("still");
      setProblem(error.detail);
      return false;
    }
  };
  const save = (): Promise<boolean> => {
    clearTimeout(timer);
    const [of, typed, before] = [number, read(), base];
    last = last.then(() => {
      const change = typed && before && changesOf(of === number && base ? base : before, typed);
      return change ? send(of, { reading: change }, typed) : true;
    });
    return last;
  };
  const after = async (change: { reading?: Mending | null; decision?: Decision }): Promise<boolean> => {
    const of = number;
    if (!(await save())) return false;
    last = send(of, change);
    return last;
  };
  const leaving = (event: BeforeUnloadEvent) => {
    if (base && read() && changesOf(base, read() as Read)) event.preventDefault();
  };
  addEventListener("beforeunload", leaving);
  onCleanup(() => {
    removeEventListener("beforeunload", leaving);
    void save();
  });

  return {
    question,
    read,
    state,
    problem,
    edit(change: (read: Read) => Read) {
      const now = read();
      if (!now || question()?.questionId) return;
      setRead(change(now));
      setState("still");
      clearTimeout(timer);
      timer = setTimeout(() => void save(), pauseMs);
    },
    save,
    retype: (type: DeskType) => after({ reading: { type } }),
    decide: (decision: Decision) => after({ decision }),
    /** As it stands; a key is taken without the letters that no option has. */
    accept: () => {
      const now = read();
      const key = now && keyWithin(now);
      return after(key === undefined ? { decision: "take" } : { reading: { key }, decision: "take" });
    },
    restore: () => {
      clearTimeout(timer);
      base = undefined;
      return send(number, { reading: null });
    },
  };
}

export type MendForm = ReturnType<typeof createMendForm>;
