import { For, Show } from "solid-js";
import { checkText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { Tail } from "../ui/Tail.tsx";
import { inOrder, isUnwritten, soundGroups } from "./finding-fields.ts";
import type { DeskField, DeskFinding } from "./views.ts";

/** What the checks say: errors by a solid mark and a word, warnings by a triangle, what is sound by a tick. */
export function Checks(props: { findings: readonly DeskFinding[]; goTo?(field: DeskField): void; brief?: boolean; plain?: boolean }) {
  const errors = () => props.findings.filter((finding) => finding.level === "error").length;
  const unwritten = () => (props.plain ? inOrder(props.findings.filter(isUnwritten)) : []);
  const marked = () => (props.plain ? inOrder(props.findings.filter((finding) => !isUnwritten(finding))) : inOrder(props.findings));
  return (
    <>
      <h2 class="sec">
        {unwritten().length > 0 ? checkText.unwritten(unwritten().length) : checkText.title(errors(), props.findings.length - errors())}
      </h2>
      <ul class="dk-lint">
        <For each={marked()}>{(finding) => <Found finding={finding} goTo={props.goTo} />}</For>
        <For each={unwritten()}>{(finding) => <Found finding={finding} goTo={props.goTo} plain />}</For>
        <For each={props.brief ? [] : soundGroups(props.findings)}>
          {(group) => (
            <li>
              <Icon name="tick" />
              <span>{checkText.sound[group]}</span>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

function Found(props: { finding: DeskFinding; goTo: ((field: DeskField) => void) | undefined; plain?: boolean }) {
  const field = () => props.finding.field;
  const words = () => (
    <>
      <Show when={!props.plain}>
        <b>{checkText.level[props.finding.level]}</b>
      </Show>
      <Tail text={props.finding.message} />
      <Show when={props.finding.similarity}>{(similarity) => <small>{checkText.alike(similarity())}</small>}</Show>
    </>
  );
  return (
    <li class={props.plain ? "is-open" : props.finding.level === "error" ? "is-error" : "is-warn"}>
      <Show when={!props.plain} fallback={<i />}>
        <Icon name="warn" />
      </Show>
      <span>
        <Show when={props.goTo && field()} fallback={words()}>
          {(to) => (
            <button type="button" onClick={() => props.goTo?.(to())}>
              {words()}
            </button>
          )}
        </Show>
        <Show when={props.finding.otherId}>
          {(other) => (
            <a href={`/desk/questions/${other()}`} target="_blank" rel="noopener">
              {checkText.open(other())}
            </a>
          )}
        </Show>
      </span>
    </li>
  );
}
