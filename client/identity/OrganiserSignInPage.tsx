import { useNavigate } from "@solidjs/router";
import { OrganiserForm } from "./OrganiserForm.tsx";
import { useSignIn } from "./use-sign-in.ts";

export default function OrganiserSignInPage() {
  const navigate = useNavigate();
  const organiser = useSignIn("/session/organiser", () => navigate("/", { replace: true }));
  return (
    <OrganiserForm
      setup={false}
      busy={organiser.busy()}
      problem={organiser.problem()?.detail}
      send={(name, password) => void organiser.send({ name, password })}
    />
  );
}
