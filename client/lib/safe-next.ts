/** The sign-in page, with the way back. */
export const signInPath = (next: string): string => (next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);

/** Where to go after signing in: a path of our own, or home. Never another site, however the address was written. */
export function safeNext(next: string | undefined): string {
  return next && /^\/[A-Za-z]/.test(next) && !next.startsWith("/sign-in") ? next : "/";
}
