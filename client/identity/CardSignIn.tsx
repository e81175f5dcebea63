import { forgetFragment, fragmentToken } from "../lib/fragment.ts";
import type { SessionView } from "../lib/views.ts";
import { signInText } from "../text/identity.ts";
import { Tail } from "../ui/Tail.tsx";
import { FieldError } from "./Field.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** The card's link was opened. Only the press signs in: a preview of the link in a chat consumes nothing (fault G01). */
export function CardSignIn(props: { entered(view: SessionView): void; byNumber(): void }) {
  const card = useSignIn("/session/card", (view) => {
    forgetFragment();
    props.entered(view);
  });
  return (
    <div class="form">
      <h1>{signInText.cardTitle}</h1>
      <p class="hint">
        <Tail text={signInText.cardHint} />
      </p>
      <FieldError id="card-error" text={card.problem()?.detail} />
      <button type="button" class="btn btn-go btn-wide" onClick={() => void card.send({ token: fragmentToken() })}>
        {card.busy() ? signInText.entering : signInText.enter}
      </button>
      <button type="button" class="btn btn-wide second" onClick={() => props.byNumber()}>
        {signInText.byNumberInstead}
      </button>
    </div>
  );
}
