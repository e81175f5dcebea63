import { LargeType, TypeSize } from "./TypeSize.tsx";
import { Wordmark } from "./Wordmark.tsx";

/** The head of every page that is not a question. */
export function TopBar(props: { bare?: boolean }) {
  return (
    <header class="topbar">
      {props.bare ? <span /> : <Wordmark />}
      <div class="topbar-type">
        <TypeSize />
        <LargeType />
      </div>
    </header>
  );
}
