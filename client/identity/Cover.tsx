import { For } from "solid-js";
import { common } from "../text/zh-CN.ts";
import { signInText } from "../text/identity.ts";
import { Rule } from "../ui/Rule.tsx";

/** The title label and the thick-and-thin rule: what this is. */
export function Cover() {
  return (
    <>
      <div class="cover">
        <div class="label">
          <span>{common.product}</span>
          <small>{common.subtitle}</small>
        </div>
        <p>
          <b>{signInText.cover}</b>
          <For each={signInText.coverLines}>{(line) => <span>{line}</span>}</For>
        </p>
      </div>
      <Rule />
    </>
  );
}
