import type { DeskType } from "../desk/views.ts";

export type LookDeed = { do: "next" } | { do: "before" } | { do: "accept" } | { do: "skip" } | { do: "type"; type: DeskType };

const types: DeskType[] = ["single", "multiple", "judge", "blank", "order", "match"];

/** What a key means while the file is looked through; nothing while somebody types, presses a button or holds Ctrl. */
export function lookDeed(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">,
  on: Element | null,
): LookDeed | undefined {
  if (event.isComposing || event.metaKey || event.altKey) return undefined;
  if (event.ctrlKey) return event.key === "Enter" ? { do: "accept" } : undefined;
  if (on?.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog]")) return undefined;
  const number = /^[1-6]$/.test(event.key) ? types[Number(event.key) - 1] : undefined;
  if (number) return { do: "type", type: number };
  switch (event.key) {
    case "j":
    case "J":
      return { do: "next" };
    case "k":
    case "K":
      return { do: "before" };
    case "s":
    case "S":
      return { do: "skip" };
    case "Enter":
      return on?.closest("button, a, input") ? undefined : { do: "accept" };
    default:
      return undefined;
  }
}
