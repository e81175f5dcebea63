/** When a draft is saved, and what a reply means. Decisions only: the clock and the network are the caller's. */
export type Autosave =
  | { kind: "saved" }
  /** Written, not sent yet. */
  | { kind: "waiting" }
  /** On its way; `again`: more was written meanwhile. */
  | { kind: "saving"; again: boolean; tries: number }
  /** No reply, or the server is busy: tried again by itself. */
  | { kind: "lost"; tries: number }
  /** The server will not take it as it is; `signIn`: because nobody is signed in any more. */
  | { kind: "refused"; detail: string; signIn: boolean }
  /** Somebody saved another version: nothing is sent until the person has chosen. */
  | { kind: "conflict"; savedBy: string; savedAt: number; version: number };

export type SaveEvent =
  | { type: "edited" }
  | { type: "due" }
  | { type: "stored" }
  | { type: "no-reply" }
  | { type: "refused"; detail: string; signIn: boolean }
  | { type: "changed"; savedBy: string; savedAt: number; version: number }
  | { type: "settled"; dirty: boolean };

export type SaveCommand = { do: "send" } | { do: "wait"; ms: number } | undefined;

/** A pause in writing after which the draft is sent. */
export const pauseMs = 700;
const retryMs = [2_000, 5_000, 10_000, 20_000];

export function stepSave(state: Autosave, event: SaveEvent): [Autosave, SaveCommand] {
  switch (event.type) {
    case "edited":
      if (state.kind === "saving") return [{ ...state, again: true }, undefined];
      if (state.kind === "conflict") return [state, undefined];
      if (state.kind === "lost") return [state, undefined];
      return [{ kind: "waiting" }, { do: "wait", ms: pauseMs }];
    case "due":
      if (state.kind !== "waiting" && state.kind !== "lost") return [state, undefined];
      return [{ kind: "saving", again: false, tries: state.kind === "lost" ? state.tries : 0 }, { do: "send" }];
    case "stored":
      if (state.kind === "saving" && state.again) return [{ kind: "waiting" }, { do: "wait", ms: pauseMs }];
      return [{ kind: "saved" }, undefined];
    case "no-reply": {
      const tries = (state.kind === "saving" ? state.tries : 0) + 1;
      return [
        { kind: "lost", tries },
        { do: "wait", ms: retryMs[Math.min(tries, retryMs.length) - 1] ?? 20_000 },
      ];
    }
    case "refused":
      return [{ kind: "refused", detail: event.detail, signIn: event.signIn }, undefined];
    case "changed":
      return [{ kind: "conflict", savedBy: event.savedBy, savedAt: event.savedAt, version: event.version }, undefined];
    case "settled":
      return event.dirty ? [{ kind: "waiting" }, { do: "wait", ms: 0 }] : [{ kind: "saved" }, undefined];
  }
}

/** Whether something written is not on the server yet. */
export const isOpen = (state: Autosave): boolean => state.kind !== "saved";
