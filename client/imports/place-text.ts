import type { Place } from "./views.ts";

/** The number in the margin: a line, a paragraph, the row of a sheet. */
export function placeNumber(place: Place): string {
  switch (place.kind) {
    case "line":
      return String(place.line);
    case "paragraph":
      return String(place.paragraph);
    case "record":
      return String(place.record);
    case "cell":
      return /\d+$/.exec(place.cell)?.[0] ?? place.cell;
  }
}

/** 60—62, or 单选!12 where a workbook has several sheets. */
export function spanText(places: readonly Place[], withSheet = false): string {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return "";
  const [from, to] = [placeNumber(first), placeNumber(last)];
  const sheet = withSheet && first.kind === "cell" ? `${first.sheet} ` : "";
  return sheet + (from === to ? from : `${from}—${to}`);
}
