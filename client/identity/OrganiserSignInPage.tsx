import { useNavigate, useSearchParams } from "@solidjs/router";
import { safeNext } from "../lib/safe-next.ts";
import { OrganiserForm } from "./OrganiserForm.tsx";
import { useSignIn } from "./use-sign-in.ts";

export default function OrganiserSignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams<{ next?: string }>();
  const organiser = useSignIn("/session/organiser", () => navigate(safeNext(search.next), { replace: true }));
  return (
    <OrganiserForm
      setup={false}
      busy={organiser.busy()}
      problem={organiser.problem()?.detail}
      send={(name, password) => void organiser.send({ name, password })}
    />
  );
}
