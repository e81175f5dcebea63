import type { JSX } from "solid-js";

/** The bar at the foot of a phone page. What stands in it keeps its place on every page. */
export const Deck = (props: { children: JSX.Element }) => <footer class="deck">{props.children}</footer>;
