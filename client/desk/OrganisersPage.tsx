import { createSignal, For, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { dayTimeText, stampDate } from "../lib/time-text.ts";
import { organiserText } from "../text/desk-review.ts";
import { PageState } from "../ui/PageState.tsx";
import { getOrganisers, invite } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import "./register.css";
import { ProblemLine } from "./ProblemLine.tsx";

/** Who may work at the desk, and the link that lets one more in. */
export default function OrganisersPage() {
  const list = createLoad(getOrganisers);
  const [link, setLink] = createSignal<string>();
  const [copied, setCopied] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  let field!: HTMLInputElement;
  const ask = async () => {
    setProblem(undefined);
    try {
      const { token } = await invite();
      setLink(`${location.origin}/organiser/setup#${token}`);
      setCopied(false);
      list.again();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    }
  };
  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(link() ?? "");
    } catch {
      // Without https there is no clipboard to write to; the old way still works on what is selected.
      document.execCommand("copy");
    }
    setCopied(true);
  };
  return (
    <DeskFrame
      at="organisers"
      title={organiserText.title}
      acts={
        <button type="button" class="btn btn-go" onClick={() => void ask()}>
          {organiserText.invite}
        </button>
      }
    >
      <p class="dk-lead">{organiserText.lead}</p>
      <ProblemLine text={problem()} />
      <Show when={link()}>
        {(address) => (
          <div class="dk-invite">
            <label class="dk-lab" for="invitation">
              {organiserText.link}
            </label>
            <div>
              <input
                class="dk-inp"
                id="invitation"
                readonly
                ref={field}
                value={address()}
                onFocus={(event) => event.currentTarget.select()}
              />
              <button type="button" class="btn" onClick={() => void copy()}>
                {copied() ? organiserText.copied : organiserText.copy}
              </button>
            </div>
            <p class="dk-hint">{organiserText.inviteText}</p>
            <p class="dk-hint">{organiserText.once}</p>
          </div>
        )}
      </Show>
      <Show when={list.data()} fallback={<PageState problem={list.problem()} retry={list.again} />}>
        {(got) => (
          <>
            <h2 class="sec dk-above">{organiserText.people}</h2>
            <ul class="dk-people">
              <For each={got().organisers}>
                {(organiser) => (
                  <li>
                    <b>{organiser.name}</b>
                    <span class="muted num">{organiserText.since(stampDate(organiser.createdAt))}</span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={got().invitations.length > 0}>
              <h2 class="sec dk-above">{organiserText.open}</h2>
              <ul class="dk-people">
                <For each={got().invitations}>
                  {(open) => <li>{organiserText.by(open.invitedBy, dayTimeText(open.expiresAt, Date.now()))}</li>}
                </For>
              </ul>
            </Show>
          </>
        )}
      </Show>
    </DeskFrame>
  );
}
