import { useNavigate } from "@solidjs/router";
import type { ProblemError } from "./problem.ts";
import { signInPath } from "./safe-next.ts";

/** For createLoad: a page that needs somebody leads to the sign-in and back. */
export function useSignInWhenAsked(): (problem: ProblemError) => boolean {
  const navigate = useNavigate();
  return (problem) => {
    if (problem.status !== 401) return false;
    navigate(signInPath(location.pathname), { replace: true });
    return true;
  };
}
