import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { type Bulk, type BulkChange, changeMany, getImport, getRefusals, getUnits, type Mended } from "./calls.ts";
import { nextDoubtful, withMark } from "./marks.ts";
import type { ImportDesk, ImportQuestion, RefusedPiece, Unit } from "./views.ts";

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
  const [pieces, setPieces] = createSignal<ReadonlyMap<number, readonly RefusedPiece[]>>(new Map());
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
    setPieces(new Map());
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
  /** Asks once for a window of a list; what comes after the import was exchanged is dropped. */
  const wantWindow = async (name: string, get: () => Promise<() => void>) => {
    if (asked.has(name)) return;
    asked.add(name);
    const mine = round;
    try {
      const put = await get();
      if (mine === round) put();
    } catch (error) {
      asked.delete(name);
      if (mine === round) fails(error);
    }
  };
  const wantUnits = (window: number) =>
    wantWindow(`u${window}`, async () => {
      const { units } = await getUnits(id, window * unitsAtOnce, unitsAtOnce);
      return () => setWindows((before) => new Map([...before, [window, units]]));
    });
  const wantPieces = (window: number) =>
    wantWindow(`r${window}`, async () => {
      const { refusals } = await getRefusals(id, window * unitsAtOnce, unitsAtOnce);
      return () => setPieces((before) => new Map([...before, [window, refusals]]));
    });
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
    /** A piece that could not be read, by its place among them; asked for when it is first wanted. */
    refusal(index: number): RefusedPiece | undefined {
      const window = Math.floor(index / unitsAtOnce);
      void wantPieces(window);
      return pieces().get(window)?.[index % unitsAtOnce];
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
