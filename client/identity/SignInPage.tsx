import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { fragmentToken } from "../lib/fragment.ts";
import { safeNext } from "../lib/safe-next.ts";
import { common } from "../text/zh-CN.ts";
import { signInText } from "../text/identity.ts";
import { Rule } from "../ui/Rule.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { CardSignIn } from "./CardSignIn.tsx";
import { Cover } from "./Cover.tsx";
import { NumberSignIn } from "./NumberSignIn.tsx";
import "./sign-in.css";

export default function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams<{ next?: string }>();
  const [byCard, setByCard] = createSignal(fragmentToken() !== "");
  const [second, setSecond] = createSignal(false);
  const entered = () => navigate(safeNext(search.next), { replace: true });
  document.title = `${signInText.documentTitle} · ${common.product}`;
  return (
    <div class="phone">
      <TopBar bare={!second()} />
      <main>
        <Show when={!second()} fallback={<Rule />}>
          <Cover />
        </Show>
        <Show when={byCard()} fallback={<NumberSignIn entered={entered} second={setSecond} />}>
          <CardSignIn entered={entered} byNumber={() => setByCard(false)} />
        </Show>
      </main>
    </div>
  );
}
