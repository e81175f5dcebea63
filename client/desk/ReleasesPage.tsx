import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { stampDate } from "../lib/time-text.ts";
import { releaseText } from "../text/desk-review.ts";
import { PageState } from "../ui/PageState.tsx";
import { getBanks, getReleases } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { Exports } from "./Exports.tsx";
import { NextRelease } from "./NextRelease.tsx";
import type { ReleaseView } from "./views.ts";
import "./checks.css";
import "./keyed.css";
import "./register.css";

/** Releases of one bank: what the next one would bring, those that are, and what they can be taken away as. */
export default function ReleasesPage() {
  const [params, setParams] = useSearchParams();
  const banks = createLoad(getBanks);
  const all = () => banks.data()?.banks ?? [];
  const bank = () => all().find(({ id }) => id === params["bank"]) ?? all()[0];
  return (
    <DeskFrame
      at="releases"
      title={releaseText.title}
      meta={
        <Show when={bank()}>
          {(b) => (
            <span>
              {b().title}，{b().owner}
            </span>
          )}
        </Show>
      }
    >
      <Show when={banks.data()} fallback={<PageState problem={banks.problem()} retry={banks.again} />}>
        <Show when={all().length > 0} fallback={<p class="empty">{releaseText.none}</p>}>
          <div class="dk-pick-bank">
            <div class="dk-types" role="group" aria-label={releaseText.bank}>
              <For each={all()}>
                {(b) => (
                  <button type="button" aria-pressed={b.id === bank()?.id} onClick={() => setParams({ bank: b.id }, { replace: true })}>
                    {b.title}
                  </button>
                )}
              </For>
            </div>
          </div>
          <Show when={bank()?.id} keyed>
            {(id) => <Releases bankId={id} released={banks.again} />}
          </Show>
        </Show>
      </Show>
    </DeskFrame>
  );
}

function Releases(props: { bankId: string; released(): void }) {
  const desk = createLoad(() => getReleases(props.bankId));
  return (
    <Show when={desk.data()} fallback={<PageState problem={desk.problem()} retry={desk.again} />}>
      {(got) => (
        <div class="dk-cols dk-releases">
          <section>
            <NextRelease
              bankId={props.bankId}
              desk={got()}
              released={() => {
                desk.again();
                props.released();
              }}
            />
          </section>
          <section>
            <h2 class="sec">{releaseText.past}</h2>
            <Show when={got().releases.length > 0} fallback={<p class="empty">{releaseText.noneYet}</p>}>
              <For each={got().releases}>{(release) => <Release release={release} />}</For>
              <div class="dk-part">
                <Exports bankId={props.bankId} releases={got().releases} />
              </div>
            </Show>
          </section>
        </div>
      )}
    </Show>
  );
}

function Release(props: { release: ReleaseView }) {
  const first = () => props.release.changelog.split("\n")[0] ?? "";
  const rest = () => props.release.changelog.slice(first().length).trim();
  return (
    <div class="dk-release">
      <b class="num">{props.release.name}</b>
      <span class="num">{releaseText.made(props.release.questions, stampDate(props.release.createdAt))}</span>
      <p>{first()}</p>
      <Show when={rest()}>
        <details>
          <summary>{releaseText.details}</summary>
          <p>{rest()}</p>
        </details>
      </Show>
      <p class="note" title={releaseText.hashHint}>
        {releaseText.hash} <span class="dk-hash">{props.release.contentHash.replace(/^sha256:/, "").slice(0, 16)}</span>
      </p>
    </div>
  );
}
