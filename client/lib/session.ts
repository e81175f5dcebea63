import { createSignal } from "solid-js";
import { request } from "./api.ts";
import { applyTypeSize, startingSize, type TypeSize, toTypeSize } from "./type-size.ts";
import type { SessionView } from "./views.ts";

const [session, setSession] = createSignal<SessionView>();

/** Who sits in front of this screen; undefined until the server has said so. */
export { session };

let asked: Promise<SessionView> | undefined;

/** The session, asked for once a page load. Throws ProblemError when the server cannot be reached. */
export function loadSession(): Promise<SessionView> {
  asked ??= request<SessionView>("GET", "/session").then(adoptSession, (error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** Tapped before we knew who is here: it goes with whoever comes in next. */
let tapped: TypeSize | undefined;

/**
 * After signing in: the reply is the new session. A remembered size comes with the member, not with the phone, unless
 * this person has just asked for another one.
 */
export function adoptSession(view: SessionView): SessionView {
  asked = Promise.resolve(view);
  setSession(view);
  if (!view.member) return view;
  if (tapped) remember(tapped);
  else applyTypeSize(startingSize(view.member));
  tapped = undefined;
  return view;
}

export async function signOut(): Promise<void> {
  await request("DELETE", "/session");
  asked = undefined;
  tapped = undefined;
  setSession(undefined);
}

// One after the other: of two quick taps the last must be the one that stays.
let remembering: Promise<unknown> = Promise.resolve();
const remember = (typeSize: TypeSize): void => {
  remembering = remembering.then(() => request("PUT", "/session/type-size", { typeSize })).catch(() => undefined);
};

/** Draws in the new size at once and remembers it with the member's card; without a network it holds on this device. */
export function chooseTypeSize(size: number): void {
  const chosen: TypeSize = toTypeSize(size);
  applyTypeSize(chosen);
  if (session()?.member) remember(chosen);
  else tapped = chosen;
}
