/** What the keyboard does in one row of a list: moves it, takes it out, goes on to the next. */
export interface RowDeeds {
  index: number;
  count: number;
  least: number;
  most: number;
  move(to: number): void;
  remove(): void;
  add(): void;
  /** Puts the focus into the row at an index, once it is there. */
  focus(index: number): void;
}

/** Handles a key of a row's field. Returns whether it was one of the row's. */
export function rowKey(event: KeyboardEvent, row: RowDeeds): boolean {
  if (event.isComposing) return false;
  const { index, count } = row;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const to = index + (event.key === "ArrowUp" ? -1 : 1);
    if (to >= 0 && to < count) {
      row.move(to);
      row.focus(to);
    }
  } else if (event.altKey && (event.key === "Delete" || event.key === "Backspace")) {
    if (count > row.least) {
      row.remove();
      row.focus(Math.min(index, count - 2));
    }
  } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
    if (index === count - 1 && count < row.most) row.add();
    row.focus(Math.min(index + 1, row.most - 1));
  } else return false;
  event.preventDefault();
  return true;
}
