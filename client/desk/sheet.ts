import { createSignal, onCleanup } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { type Autosave, isOpen, type SaveEvent, stepSave } from "./autosave.ts";
import { getQuestion, saveDraft } from "./calls.ts";
import { isUnwritten } from "./finding-fields.ts";
import { record, redo, startHistory, undo } from "./draft-history.ts";
import type { DeskFinding, DraftContent, QuestionDesk } from "./views.ts";

const sameContent = (a: DraftContent, b: DraftContent) => JSON.stringify(a) === JSON.stringify(b);

/** One question on the table: what is written, the way back, and the saving that goes on by itself. */
export function createSheet(question: QuestionDesk) {
  const [history, setHistory] = createSignal(startHistory(question.content));
  const [saving, setSaving] = createSignal<Autosave>({ kind: "saved" });
  const [version, setVersion] = createSignal(question.version);
  const [savedAt, setSavedAt] = createSignal(question.draft?.savedAt);
  const [hasDraft, setHasDraft] = createSignal(question.draft !== null);
  const [findings, setFindings] = createSignal<DeskFinding[]>(question.findings);
  /** A new sheet is empty: nothing on it is marked for being so until somebody hands it on. */
  const [strict, setStrict] = createSignal(question.revisions.length > 0);
  const content = () => history().present;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];
  let closed = false;

  const act = (event: SaveEvent) => {
    const [next, command] = stepSave(saving(), event);
    setSaving(next);
    if (command?.do === "wait") {
      clearTimeout(timer);
      timer = setTimeout(() => act({ type: "due" }), command.ms);
    } else if (command?.do === "send") void send();
    if (next.kind !== "saving" && next.kind !== "waiting") {
      for (const tell of waiting) tell();
      waiting = [];
    }
  };
  const send = async () => {
    clearTimeout(timer);
    const sent = content();
    try {
      const reply = await saveDraft(question.id, version(), sent);
      setVersion(reply.version);
      setSavedAt(reply.savedAt);
      setFindings(reply.findings);
      setHasDraft(true);
      act({ type: "stored" });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (closed) return;
      if (error.slug === "draft-changed") return await meet(sent, error);
      const busy = error.status === 0 || error.status === 429 || error.status >= 500;
      act(busy ? { type: "no-reply" } : { type: "refused", detail: error.detail, signIn: error.status === 401 });
    }
  };
  /** Another version is stored. When it is word for word what was sent, only the reply had been lost. */
  const meet = async (sent: DraftContent, problem: ProblemError) => {
    const now = await getQuestion(question.id).catch(() => undefined);
    if (now?.draft && sameContent(now.draft.content, sent)) {
      setVersion(now.version);
      setSavedAt(now.draft.savedAt);
      setFindings(now.findings);
      return act({ type: "stored" });
    }
    const { savedBy, savedAt: at, version: theirs } = problem.body;
    act({ type: "changed", savedBy: typeof savedBy === "string" ? savedBy : "", savedAt: Number(at ?? 0), version: Number(theirs ?? 0) });
  };
  const flush = () => {
    if (saving().kind === "waiting") act({ type: "due" });
  };
  const leave = (event: BeforeUnloadEvent) => {
    flush();
    if (isOpen(saving())) event.preventDefault();
  };
  const hidden = () => document.visibilityState === "hidden" && flush();
  const online = () => saving().kind === "lost" && act({ type: "due" });
  addEventListener("beforeunload", leave);
  addEventListener("online", online);
  document.addEventListener("visibilitychange", hidden);
  onCleanup(() => {
    flush();
    closed = true;
    clearTimeout(timer);
    removeEventListener("beforeunload", leave);
    removeEventListener("online", online);
    document.removeEventListener("visibilitychange", hidden);
  });

  const moved = (next: ReturnType<typeof history>) => {
    if (next.present === content()) return;
    setHistory(next);
    act({ type: "edited" });
  };
  return {
    content,
    saving,
    version,
    savedAt,
    hasDraft,
    findings,
    setFindings,
    strict,
    beStrict: () => setStrict(true),
    /** Findings that mark their field. */
    marks: () => (strict() ? findings() : findings().filter((finding) => !isUnwritten(finding))),
    canUndo: () => history().past.length > 0,
    canRedo: () => history().future.length > 0,
    /** @param tag the field, so that a run of keystrokes is one step back; empty for a deed of its own. */
    edit: (change: (content: DraftContent) => DraftContent, tag = "") => moved(record(history(), change(content()), tag, Date.now())),
    undo: () => moved(undo(history())),
    redo: () => moved(redo(history())),
    /** Tries again what the server had not taken. */
    saveNow: () => act({ type: "settled", dirty: true }),
    /** Resolves when nothing is on its way any more; whether all of it was stored. */
    async settle(): Promise<boolean> {
      flush();
      if (saving().kind === "saving" || saving().kind === "waiting") await new Promise<void>((resolve) => waiting.push(resolve));
      return saving().kind === "saved";
    },
    /** After a conflict: one's own words go on top of the other's, which stay one step back. */
    async keepMine() {
      const mine = content();
      const now = await getQuestion(question.id);
      setVersion(now.version);
      setHistory(record(record(history(), now.content, "", 0), mine, "", 0));
      act({ type: "settled", dirty: true });
    },
    /** After a conflict: the other's words; one's own stay one step back. */
    async takeTheirs() {
      const now = await getQuestion(question.id);
      setVersion(now.version);
      setSavedAt(now.draft?.savedAt);
      setFindings(now.findings);
      setHistory(record(history(), now.content, "", Date.now()));
      act({ type: "settled", dirty: false });
    },
  };
}

export type Sheet = ReturnType<typeof createSheet>;
