/** The sign-in page, with the way back. */
export const signInPath = (next: string): string => (next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);

/** The organiser's sign-in, with the way back to the page that is open, filters and all. */
export const organiserPath = ({ pathname, search }: { pathname: string; search: string } = location): string =>
  `/organiser?next=${encodeURIComponent(pathname + search)}`;

/** Where to go after signing in: a path of our own, or home. Never another site, however the address was written. */
export function safeNext(next: string | undefined): string {
  return next && /^\/[A-Za-z]/.test(next) && !/^\/(sign-in|organiser)\b/.test(next) ? next : "/";
}
