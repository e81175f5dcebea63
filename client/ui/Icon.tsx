import type { JSX } from "solid-js";

/** Strokes on a 24 px field. Every mark stands beside a word, so none of them is announced. */
const paths = {
  tick: "M4.5 12.5l5 5L19.5 7",
  cross: "M5.5 5.5l13 13M18.5 5.5l-13 13",
  forward: "M9 5l7 7-7 7",
  down: "M12 4v15M5.5 12.5L12 19l6.5-6.5",
  flag: "M6 21V4M6 4h12l-3 4 3 4H6",
  phone: "M7 3h10v18H7zM11 18h2",
  offline:
    "M3 3l18 18M5 12a10 10 0 0 1 4-2.6M13 9a10 10 0 0 1 6 3M2 8.5A14 14 0 0 1 6 6M10.5 5.1A14.5 14.5 0 0 1 22 8.5M8.6 15.6a5 5 0 0 1 4.2-1.4M12 19.2v.2",
  clock: "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 7v5.4l3.6 2.2",
  info: "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 11v6M12 7.2v.3",
  warn: "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.2",
  up: "M12 4l9 15H3z",
  plus: "M12 5v14M5 12h14",
  fall: "M4 7l8 12 8-12",
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { name: IconName; filled?: boolean }): JSX.Element {
  return (
    <svg class="ic" classList={{ "ic-fill": props.filled }} viewBox="0 0 24 24" aria-hidden="true" stroke-linejoin="round">
      <path d={paths[props.name]} />
    </svg>
  );
}
