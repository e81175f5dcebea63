import { common, problemText } from "../text/zh-CN.ts";
import { TopBar } from "./TopBar.tsx";

/** A part of the page did not arrive, or broke. Opening the page again brings the newest parts; nothing saved is touched. */
export function Trouble(props: { error: unknown }) {
  console.error(props.error);
  return (
    <div class="phone">
      <TopBar />
      <main>
        <div class="trouble" role="alert">
          <p>{navigator.onLine ? problemText.broken : problemText.offline}</p>
          <button type="button" class="btn" onClick={() => location.reload()}>
            {common.reopen}
          </button>
        </div>
      </main>
    </div>
  );
}
