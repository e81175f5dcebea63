import { createEffect, createSignal, For, on, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { releaseText } from "../text/desk-review.ts";
import { exportPath, getLosses } from "./calls.ts";
import { SelectField } from "./TextField.tsx";
import type { ReleaseView } from "./views.ts";

/** A release as a file in one of several formats; what a format cannot hold is said before it is taken. */
export function Exports(props: { bankId: string; releases: readonly ReleaseView[] }) {
  const [format, setFormat] = createSignal("zip");
  const [release, setRelease] = createSignal("");
  const [losses, setLosses] = createSignal<{ questionId: string; message: string }[]>();
  const [problem, setProblem] = createSignal<string>();
  let round = 0;
  createEffect(
    on([format, release], async () => {
      const mine = ++round;
      setLosses(undefined);
      setProblem(undefined);
      try {
        const got = await getLosses(props.bankId, format(), release());
        if (mine === round) setLosses(got.losses);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (mine === round) setProblem(error.detail);
      }
    }),
  );
  return (
    <>
      <h2 class="sec">{releaseText.export}</h2>
      <p class="note">{releaseText.exportHint}</p>
      <SelectField label={releaseText.format} value={format()} values={releaseText.formats} locked={false} change={setFormat} />
      <SelectField
        label={releaseText.which}
        value={release()}
        values={props.releases.map(({ name }) => [name, name] as const)}
        none={releaseText.newest}
        locked={false}
        change={setRelease}
      />
      <p class="dk-go">
        <a class="btn" href={exportPath(props.bankId, format(), release())} download="">
          {releaseText.download}
        </a>
      </p>
      <Show when={problem()}>{(text) => <p class="dk-hint">{text()}</p>}</Show>
      <Show when={losses()}>
        {(got) => (
          <>
            <p class="dk-hint" role="status">
              {releaseText.losses(got().length)}
            </p>
            <ul class="dk-stems">
              <For each={got().slice(0, 50)}>
                {(loss) => (
                  <li>
                    <span class="num">{loss.questionId}</span>
                    <span>{loss.message}</span>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
    </>
  );
}
