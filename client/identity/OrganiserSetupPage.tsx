import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { forgetFragment, fragmentToken } from "../lib/fragment.ts";
import { ProblemError } from "../lib/problem.ts";
import { organiserText } from "../text/identity.ts";
import { PageState } from "../ui/PageState.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { OrganiserForm } from "./OrganiserForm.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** The one-time link that a new house prints: it makes the first organiser. There is no default password. */
export default function OrganiserSetupPage() {
  const navigate = useNavigate();
  const token = fragmentToken();
  const setup = useSignIn("/organiser-setup", () => {
    forgetFragment();
    navigate("/", { replace: true });
  });
  return (
    <Show
      when={token}
      fallback={
        <div class="phone">
          <TopBar />
          <main>
            <PageState problem={new ProblemError(400, "no-token", organiserText.setupNoToken)} />
          </main>
        </div>
      }
    >
      <OrganiserForm
        setup
        busy={setup.busy()}
        problem={setup.problem()?.detail}
        send={(name, password) => void setup.send({ token, name, password })}
      />
    </Show>
  );
}
