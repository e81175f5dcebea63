import { createSignal, Show } from "solid-js";
import { organiserText } from "../text/identity.ts";
import { common } from "../text/zh-CN.ts";
import { Rule } from "../ui/Rule.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { Field, FieldError } from "./Field.tsx";
import "./sign-in.css";

const shortest = 10;

/** A name and a password: for signing in, and for the first organiser of a new house. */
export function OrganiserForm(props: {
  setup: boolean;
  busy: boolean;
  problem: string | undefined;
  send(name: string, password: string): void;
}) {
  const [name, setName] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [error, setError] = createSignal<{ field: "name" | "password"; text: string }>();
  const errorOf = (field: string) => (error()?.field === field ? error()?.text : undefined);
  document.title = `${organiserText.documentTitle} · ${common.product}`;
  const send = (event: Event) => {
    event.preventDefault();
    if (name().trim() === "") return setError({ field: "name", text: organiserText.nameMissing });
    if (password() === "") return setError({ field: "password", text: organiserText.passwordMissing });
    if (props.setup && password().length < shortest)
      return setError({ field: "password", text: organiserText.passwordShort(shortest - password().length) });
    setError(undefined);
    props.send(name().trim(), password());
  };
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <form class="form" noValidate onSubmit={send}>
          <h1>{props.setup ? organiserText.setupTitle : organiserText.title}</h1>
          <Show when={props.setup}>
            <p class="hint">{organiserText.setupHint}</p>
          </Show>
          <Field label={organiserText.name} value={name()} input={setName} autocomplete="username" error={errorOf("name")} />
          <Field
            label={props.setup ? organiserText.newPassword : organiserText.password}
            type="password"
            value={password()}
            input={setPassword}
            autocomplete={props.setup ? "new-password" : "current-password"}
            error={errorOf("password")}
          />
          <FieldError id="organiser-error" text={props.problem} />
          <button type="submit" class="btn btn-go btn-wide">
            {props.busy ? organiserText.working : props.setup ? organiserText.create : organiserText.enter}
          </button>
        </form>
      </main>
    </div>
  );
}
