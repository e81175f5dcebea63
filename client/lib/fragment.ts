/**
 * Secrets travel in the fragment (a card's token). Taking it also strips it from the address bar and the history
 * entry, so that a shared link, a screenshot or the back button carries nothing.
 */
let taken = "";

/** Call before anything is drawn. Only for addresses that carry a token; elsewhere a fragment is only a place on the page. */
export function takeFragment(): void {
  if (!/^\/(sign-in|screen|organiser\/setup)\/?$/.test(location.pathname) || location.hash.length < 2) return;
  taken = decode(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}

/** The token this page was opened with, or "". */
export const fragmentToken = (): string => taken;

/** After it was used: a second press must not send it again to another account's session. */
export function forgetFragment(): void {
  taken = "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
