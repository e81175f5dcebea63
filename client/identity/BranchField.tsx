import { createSignal, createUniqueId, For, onCleanup, Show } from "solid-js";
import { request } from "../lib/api.ts";
import type { BranchChoice } from "../lib/views.ts";
import { signInText } from "../text/identity.ts";
import { Tail } from "../ui/Tail.tsx";
import { Field } from "./Field.tsx";

const pauseMs = 250;
const mostShown = 20;

/** The branch: a few characters, then one tap on the list. */
export function BranchField(props: {
  chosen: BranchChoice | undefined;
  choose(branch: BranchChoice | undefined): void;
  error: string | undefined;
  ref(element: HTMLInputElement): void;
}) {
  const listId = createUniqueId();
  const [query, setQuery] = createSignal("");
  const [found, setFound] = createSignal<BranchChoice[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;

  const look = async (text: string) => {
    const mine = ++round;
    const reply = await request<{ branches: BranchChoice[] }>("GET", `/branches?q=${encodeURIComponent(text)}`).catch(() => undefined);
    if (reply && mine === round) setFound(reply.branches);
  };
  const type = (text: string) => {
    setQuery(text);
    clearTimeout(timer);
    if (text.trim() === "") setFound(undefined);
    else timer = setTimeout(() => void look(text.trim()), pauseMs);
  };
  onCleanup(() => clearTimeout(timer));

  return (
    <Show
      when={props.chosen}
      fallback={
        <>
          <Field label={signInText.branch} hint={signInText.branchHint} value={query()} input={type} error={props.error} ref={props.ref} />
          <div role="status" id={listId}>
            <Show when={found()}>
              {(branches) => (
                <Show when={branches().length > 0} fallback={<p class="note branches">{signInText.noBranch}</p>}>
                  <ul class="branches">
                    <For each={branches()}>
                      {(branch) => (
                        <li>
                          <button type="button" class="line" onClick={() => props.choose(branch)}>
                            <span>
                              <Tail text={branch.name} />
                              <small>{branch.committeeName}</small>
                            </span>
                          </button>
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={branches().length >= mostShown}>
                    <p class="note">{signInText.more}</p>
                  </Show>
                </Show>
              )}
            </Show>
          </div>
        </>
      }
    >
      {(branch) => (
        <dl class="rows chosen">
          <div>
            <dt>{signInText.branch}</dt>
            <dd>
              <Tail text={branch().name} />
            </dd>
            <dd>
              <button type="button" class="textbtn" onClick={() => props.choose(undefined)}>
                {signInText.change}
              </button>
            </dd>
          </div>
        </dl>
      )}
    </Show>
  );
}
