import { createEffect, createResource, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import type { ProblemError } from "../lib/problem.ts";
import { organiserPath } from "../lib/safe-next.ts";
import { loadSession } from "../lib/session.ts";
import { frameText } from "../text/desk.ts";
import { common } from "../text/zh-CN.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Wordmark } from "../ui/Wordmark.tsx";
import "./frame.css";
import "./form.css";

export type DeskPlace = keyof typeof frameText.places;

const paths: Record<DeskPlace, string> = {
  questions: "/desk",
  check: "/desk/check",
  import: "/desk/import",
  review: "/desk/review",
  letters: "/desk/reports",
  releases: "/desk/releases",
  formulations: "/desk/formulations",
  organisers: "/desk/organisers",
  manual: "/desk/manual",
};
const bankPlaces: DeskPlace[] = ["questions", "check", "import", "review", "letters", "releases"];
const housePlaces: DeskPlace[] = ["formulations", "organisers", "manual"];

interface FrameProps {
  at: DeskPlace;
  title: string;
  /** States and figures beside the title. */
  meta?: JSX.Element;
  /** Buttons at the right; at most one of them red. */
  acts?: JSX.Element;
  /** The work area fills the window and scrolls inside (lists of thousands). */
  filled?: boolean;
  children: JSX.Element;
}

/** A page comes up before the one it follows is taken down: while either stands, the document has the desk's type. */
let standing = 0;

/** Every page of the desk: the menu, the page's name over the thick-and-thin rule, its work below. Organisers only. */
export function DeskFrame(props: FrameProps) {
  const [session, { refetch }] = createResource(loadSession);
  standing += 1;
  document.documentElement.dataset["desk"] = "";
  onCleanup(() => {
    standing -= 1;
    if (standing === 0) delete document.documentElement.dataset["desk"];
  });
  createEffect(() => {
    document.title = `${props.title} · ${common.product}`;
  });
  return (
    <Switch
      fallback={
        <main class="dk-alone">
          <PageState />
        </main>
      }
    >
      <Match when={session.error as ProblemError | undefined}>
        {(problem) => (
          <main class="dk-alone">
            <PageState problem={problem()} retry={() => void refetch()} />
          </main>
        )}
      </Match>
      <Match when={session() && session()?.role !== "organiser"}>
        <main class="dk-alone">
          <h1>{props.title}</h1>
          <p>{frameText.forOrganisers}</p>
          <a class="btn btn-go" href={organiserPath()}>
            {frameText.signIn}
          </a>
        </main>
      </Match>
      <Match when={session()}>
        {(view) => (
          <div class="dk" classList={{ "is-filled": props.filled }}>
            <a class="dk-skip" href="#work">
              {frameText.skip}
            </a>
            <Menu at={props.at} who={view().organiser?.name ?? ""} />
            <main class="dk-work" id="work" tabindex="-1">
              <header class="dk-head">
                <h1>{props.title}</h1>
                <div class="dk-meta">{props.meta}</div>
                <div class="dk-acts">{props.acts}</div>
              </header>
              <Rule />
              {props.children}
            </main>
          </div>
        )}
      </Match>
    </Switch>
  );
}

function Menu(props: { at: DeskPlace; who: string }) {
  const [open, setOpen] = createSignal(false);
  const links = (places: DeskPlace[]) => (
    <For each={places}>
      {(place) => (
        <a href={paths[place]} aria-current={place === props.at ? "page" : undefined}>
          {frameText.places[place]}
        </a>
      )}
    </For>
  );
  return (
    <nav class="dk-side" aria-label={frameText.nav}>
      <div class="dk-bar">
        <Wordmark />
        <button type="button" class="btn is-small dk-menu" aria-expanded={open()} aria-controls="dk-links" onClick={() => setOpen(!open())}>
          <Show when={open()}>
            <Icon name="cross" />
          </Show>
          {frameText.menu}
        </button>
      </div>
      <div class="dk-links" id="dk-links" classList={{ "is-open": open() }}>
        <h2>{frameText.groups.competitions}</h2>
        <a href="/">{frameText.home}</a>
        <h2>{frameText.groups.bank}</h2>
        {links(bankPlaces)}
        <h2>{frameText.groups.house}</h2>
        {links(housePlaces)}
        <p class="dk-who">{props.who}</p>
      </div>
    </nav>
  );
}
