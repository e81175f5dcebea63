const reachable = "a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex]:not([tabindex='-1'])";

/**
 * Keeps the keyboard inside `box` until the returned function is called, then gives the focus back.
 * The native dialog element would do this, but is missing before Safari 15.4.
 */
export function trapFocus(box: HTMLElement, close: () => void): () => void {
  const before = document.activeElement;
  const keydown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return close();
    if (event.key !== "Tab") return;
    const stops = [...box.querySelectorAll<HTMLElement>(reachable)];
    const first = stops[0];
    const last = stops[stops.length - 1];
    if (!first || !last) return;
    const outside = !box.contains(document.activeElement) || document.activeElement === box;
    if (event.shiftKey ? document.activeElement === first || outside : document.activeElement === last || outside) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  };
  document.addEventListener("keydown", keydown);
  box.focus();
  return () => {
    document.removeEventListener("keydown", keydown);
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
