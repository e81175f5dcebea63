import { type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./Icon.tsx";
import { Tail } from "./Tail.tsx";

/**
 * A band under the head: what is true, then what to do. Stays until the state ends.
 * `plain`: it stands inside a region that is read aloud already.
 */
export function Notice(props: {
  plain?: boolean;
  kind?: "info" | "warn" | "ok";
  icon: IconName;
  title: string;
  text?: string;
  children?: JSX.Element;
}) {
  return (
    <div
      class="notice"
      classList={{ "is-warn": props.kind === "warn", "is-ok": props.kind === "ok" }}
      role={props.plain ? undefined : "status"}
    >
      <Icon name={props.icon} />
      <div>
        <p>
          <b>{props.title}</b>
          <Show when={props.text}>{(text) => <Tail text={text()} />}</Show>
        </p>
        {props.children}
      </div>
    </div>
  );
}
