import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import type { ProblemError } from "../lib/problem.ts";
import { common } from "../text/zh-CN.ts";

/** What a page shows while its content comes, or when it does not come. */
export function PageState(props: { problem?: ProblemError | undefined; retry?: () => void; children?: JSX.Element }) {
  return (
    <Switch fallback={<p class="waiting">{common.loading}</p>}>
      <Match when={props.problem}>
        {(problem) => (
          <div class="trouble" role="alert">
            <p>{problem().detail}</p>
            <Show when={props.retry}>
              {(retry) => (
                <button type="button" class="btn" onClick={() => retry()()}>
                  {common.again}
                </button>
              )}
            </Show>
            {props.children}
          </div>
        )}
      </Match>
    </Switch>
  );
}
