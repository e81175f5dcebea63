import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, Show } from "solid-js";
import { request } from "../lib/api.ts";
import { createLoad } from "../lib/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { signInPath } from "../lib/safe-next.ts";
import { loadSession, session } from "../lib/session.ts";
import { clockText, stampDate } from "../lib/time-text.ts";
import { useSignInWhenAsked } from "../lib/to-sign-in.ts";
import type { ReceiptView } from "../lib/views.ts";
import { receiptsText } from "../text/receipts.ts";
import { common } from "../text/zh-CN.ts";
import { PageState } from "../ui/PageState.tsx";
import { Rule } from "../ui/Rule.tsx";
import { Tail } from "../ui/Tail.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { CodeField } from "./CodeField.tsx";
import { faultOf } from "./receipt-code.ts";
import "../identity/sign-in.css";
import "./receipts.css";

/** Checks a receipt code without a screenshot: for the member who wrote it down and for the secretary. */
export default function ReceiptsPage() {
  const navigate = useNavigate();
  const asked = createLoad(loadSession);
  document.title = `${receiptsText.documentTitle} · ${common.product}`;
  createEffect(() => {
    if (asked.data()?.role === "none") navigate(signInPath("/receipts"), { replace: true });
  });
  return (
    <div class="phone">
      <TopBar />
      <main>
        <Rule />
        <Show when={session() && session()?.role !== "none"} fallback={<PageState problem={asked.problem()} retry={asked.again} />}>
          <Check />
        </Show>
      </main>
    </div>
  );
}

function Check() {
  const [code, setCode] = createSignal("");
  const [found, setFound] = createSignal<ReceiptView>();
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const leads = useSignInWhenAsked();
  let box!: HTMLInputElement;
  let head: HTMLElement | undefined;

  // An answer or a word never stands beside another code than the one it is about.
  const input = (typed: string) => {
    if (typed !== code()) {
      setFound(undefined);
      setError(undefined);
    }
    setCode(typed);
  };
  const say = (text: string) => {
    setError(text);
    box.focus();
  };
  const ask = async () => {
    const mine = code();
    setError(undefined);
    setFound(undefined);
    const fault = faultOf(mine);
    if (fault?.kind === "empty") return say(receiptsText.empty);
    if (fault?.kind === "never-used") return say(receiptsText.neverUsed);
    if (fault) return say(receiptsText.missing(fault.places));
    setBusy(true);
    try {
      const got = await request<ReceiptView>("GET", `/receipts/${mine}`);
      if (mine !== code()) return;
      setFound(got);
      // Closes the phone's keyboard, brings the answer into sight and has it read.
      head?.focus();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (mine === code() && !leads(problem)) say(problem.status === 404 ? receiptsText.unknown : problem.detail);
    } finally {
      setBusy(false);
    }
  };
  const another = () => {
    input("");
    box.focus();
  };

  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <h1>{receiptsText.title}</h1>
        <CodeField code={code()} input={input} error={error()} ref={(element) => (box = element)} />
        <button type="submit" class="btn btn-go btn-wide">
          {busy() ? receiptsText.asking : receiptsText.ask}
        </button>
      </form>
      <Show when={found()}>
        {(receipt) => (
          <section class="checked">
            <h2 tabindex="-1" ref={(element) => (head = element)}>
              {receiptsText.found}
            </h2>
            <Rows receipt={receipt()} />
            <button type="button" class="textbtn" onClick={another}>
              {receiptsText.another}
            </button>
          </section>
        )}
      </Show>
    </>
  );
}

function Rows(props: { receipt: ReceiptView }) {
  const name = () => [props.receipt.round, props.receipt.competitionTitle].filter(Boolean).join("，");
  return (
    <dl class="rows">
      <div>
        <dt>{receiptsText.competition}</dt>
        <dd>
          <Tail text={name()} />
        </dd>
      </div>
      <div>
        <dt>{receiptsText.branch}</dt>
        <dd>
          <Tail text={props.receipt.branchName} />
        </dd>
      </div>
      <div>
        <dt>{receiptsText.at}</dt>
        <dd>
          <span class="num">{stampDate(props.receipt.lockedAt)}</span> <span class="num">{clockText(props.receipt.lockedAt)}</span>
        </dd>
      </div>
      <div>
        <dt>{receiptsText.counted}</dt>
        <dd>{props.receipt.counted ? receiptsText.isCounted : receiptsText.isRehearsal}</dd>
      </div>
    </dl>
  );
}
