import { render } from "solid-js/web";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";
import "./ui/frame.css";
import { App } from "./App.tsx";
import { takeFragment } from "./lib/fragment.ts";
import { loadSession } from "./lib/session.ts";
import { restoreTypeSize } from "./lib/type-size.ts";

takeFragment();
restoreTypeSize();
// Asked for before the page's own code has arrived; the page shows what went wrong.
void loadSession().catch(() => undefined);

const root = document.getElementById("app");
if (root) render(() => <App />, root);
