import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { type Bulk, type BulkChange, changeMany, getImport, getUnits, type Mended } from "./calls.ts";
import { nextDoubtful, withMark } from "./marks.ts";
import type { ImportDesk, ImportQuestion, Unit } from "./views.ts";

/** Units of the source come in windows of this many. */
export const unitsAtOnce = 200;
const questionsAtOnce = 50;

/** One import as the page looks at it: what is known of the file, which question is being looked at, pieces as they come into sight. */
export function createLook(id: string) {
  const [desk, setDesk] = createSignal<ImportDesk>();
  const [problem, setProblem] = createSignal<ProblemError>();
  const [at, setAt] = createSignal(0);
  const [questions, setQuestions] = createSignal<ReadonlyMap<number, ImportQuestion>>(new Map());
  const [windows, setWindows] = createSignal<ReadonlyMap<number, readonly Unit[]>>(new Map());
  const asked = new Set<string>();
  let wanted = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;

  const fails = (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    setProblem(error);
  };
  const remember = (some: readonly ImportQuestion[]) =>
    setQuestions((before) => new Map([...before, ...some.map((one): [number, ImportQuestion] => [one.number, one])]));
  /** A whole new state of the import: everything seen before is asked for again. */
  const adopt = (view: ImportDesk) => {
    round += 1;
    asked.clear();
    setProblem(undefined);
    setWindows(new Map());
    setQuestions(new Map());
    remember(view.questions);
    setDesk(view);
    if (at() === 0 || at() > view.marks.length) setAt(nextDoubtful(view.marks, 0, 1) ?? (view.marks.length > 0 ? 1 : 0));
    else wantQuestion(at());
  };
  const open = () => getImport(id, "?count=1").then(adopt).catch(fails);

  const ask = async () => {
    const mine = round;
    const numbers = [...wanted].slice(0, questionsAtOnce);
    wanted = new Set([...wanted].slice(questionsAtOnce));
    timer = wanted.size > 0 ? setTimeout(() => void ask(), 0) : undefined;
    try {
      const page = await getImport(id, `?numbers=${numbers.join(",")}`);
      if (mine === round) remember(page.questions);
    } catch (error) {
      for (const number of numbers) asked.delete(`q${number}`);
      if (mine === round) fails(error);
    }
  };
  const wantQuestion = (number: number) => {
    if (number < 1 || questions().has(number) || asked.has(`q${number}`)) return;
    asked.add(`q${number}`);
    wanted.add(number);
    timer ??= setTimeout(() => void ask(), 20);
  };
  const wantUnits = async (window: number) => {
    if (asked.has(`u${window}`)) return;
    asked.add(`u${window}`);
    const mine = round;
    try {
      const { units } = await getUnits(id, window * unitsAtOnce, unitsAtOnce);
      if (mine === round) setWindows((before) => new Map([...before, [window, units]]));
    } catch (error) {
      asked.delete(`u${window}`);
      if (mine === round) fails(error);
    }
  };
  const go = (number: number) => {
    setAt(number);
    wantQuestion(number);
  };
  onCleanup(() => {
    round += 1;
    clearTimeout(timer);
  });
  void open();

  return {
    id,
    desk,
    problem,
    at,
    again: open,
    adopt,
    go,
    step(step: 1 | -1) {
      const next = nextDoubtful(desk()?.marks ?? "", at(), step);
      if (next !== undefined) go(next);
      return next;
    },
    question: (number: number) => questions().get(number),
    wantQuestion,
    unit: (index: number) => windows().get(Math.floor(index / unitsAtOnce))?.[index % unitsAtOnce],
    seeUnits(first: number, last: number) {
      for (let window = Math.floor(first / unitsAtOnce); window <= Math.floor(last / unitsAtOnce); window++) void wantUnits(window);
    },
    /** After a change of one question. */
    mended({ question, mark, counts }: Mended) {
      remember([question]);
      setDesk((before) => before && { ...before, counts, marks: withMark(before.marks, question.number, mark) });
    },
    /** The same change for many; what was known of them is asked for again. */
    async bulk(numbers: number[], change: BulkChange): Promise<Bulk> {
      const done = await changeMany(id, numbers, change);
      setDesk((before) => before && { ...before, counts: done.counts, marks: done.marks });
      for (const number of numbers) asked.delete(`q${number}`);
      setQuestions((before) => new Map([...before].filter(([number]) => !numbers.includes(number))));
      wantQuestion(at());
      return done;
    },
  };
}

export type Look = ReturnType<typeof createLook>;
