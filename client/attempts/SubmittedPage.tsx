import { PageState } from "../ui/PageState.tsx";

export default function Page() {
  return <PageState />;
}
