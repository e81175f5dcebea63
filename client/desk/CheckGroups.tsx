import { createSignal, For, Show } from "solid-js";
import { bankCheckText } from "../text/desk-check.ts";
import { checkText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { Tail } from "../ui/Tail.tsx";
import { type FindingGroup, groupsOf, pathOf } from "./bank-check.ts";
import type { BankFinding } from "./views.ts";

/** A thousand findings of one rule are read a few at a time. */
const shownAtOnce = 20;
const shownMore = 100;

/** Findings by rule: how many, what the rule means, and where each leads. */
export function CheckGroups(props: { findings: readonly BankFinding[] }) {
  return <For each={groupsOf(props.findings)}>{(group) => <Group group={group} />}</For>;
}

function Group(props: { group: FindingGroup }) {
  const [shown, setShown] = createSignal(shownAtOnce);
  const left = () => props.group.findings.length - shown();
  return (
    <section class="dk-group">
      <h2 class="sec">{bankCheckText.group(props.group.name, props.group.findings.length)}</h2>
      <p class="muted">{props.group.text}</p>
      <ul class="dk-lint">
        <For each={props.group.findings.slice(0, shown())}>{(finding) => <Found finding={finding} />}</For>
      </ul>
      <Show when={left() > 0}>
        <button type="button" class="textbtn" onClick={() => setShown(shown() + shownMore)}>
          {bankCheckText.more(Math.min(left(), shownMore))}
        </button>
      </Show>
    </section>
  );
}

function Found(props: { finding: BankFinding }) {
  const words = () => (
    <>
      <b>{checkText.level[props.finding.level]}</b>
      <Tail text={props.finding.message} />
    </>
  );
  return (
    <li class={props.finding.level === "error" ? "is-error" : "is-warn"}>
      <Icon name="warn" />
      <span>
        <Show when={pathOf(props.finding)} fallback={words()}>
          {(path) => (
            <a class="dk-to" href={path()}>
              {words()}
            </a>
          )}
        </Show>
        <small>
          <Show when={props.finding.question} fallback={bankCheckText.ofBank}>
            {(question) => (
              <>
                <span class="num">{question().id}</span> {question().stem}
              </>
            )}
          </Show>
        </small>
      </span>
    </li>
  );
}
