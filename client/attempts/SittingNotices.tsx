import { createEffect, createSignal, Match, on, Switch } from "solid-js";
import { clockText } from "../lib/time-text.ts";
import { noticeText, sittingText } from "../text/attempts.ts";
import { Notice } from "../ui/Notice.tsx";
import type { Sitting } from "./sitting.ts";

/** How long a word about something that is over stays on the screen. */
const passingMs = 10_000;

/** True from each change of `value` for a while. */
function passing(value: () => unknown): () => boolean {
  const [shown, setShown] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(value, (now) => {
      clearTimeout(timer);
      setShown(Boolean(now));
      if (now) timer = setTimeout(() => setShown(false), passingMs);
    }),
  );
  return shown;
}

/** The band under the head: the one state the member needs to know of, the gravest first. */
export function SittingNotices(props: { sitting: Sitting; nearMinutes: number | undefined }) {
  const s = () => props.sitting;
  const stopped = () => s().saving().stopped;
  const recovered = passing(() => s().recovered());
  const synced = passing(() => s().syncedAt());
  const near = passing(() => props.nearMinutes);
  return (
    <div role="status">
      <Switch>
        <Match when={stopped() === "signed-out"}>
          <Notice plain kind="warn" icon="warn" title={noticeText.signedOut} text={noticeText.signedOutMore}>
            <a class="textbtn" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
              {noticeText.signIn}
            </a>
          </Notice>
        </Match>
        <Match when={stopped() === "taken-over"}>
          <Notice
            plain
            icon="phone"
            title={noticeText.takenOver}
            text={
              noticeText.takenOverMore(clockText(s().takenAt() ?? 0)) +
              (s().unsent().length > 0 ? noticeText.takenOverUnsent(s().unsent()) : "")
            }
          />
        </Match>
        <Match when={!s().online() || s().saving().connection === "offline"}>
          <Notice plain kind="warn" icon="offline" title={noticeText.offline} text={noticeText.offlineMore} />
        </Match>
        <Match when={s().saving().connection === "busy"}>
          <Notice plain kind="warn" icon="clock" title={noticeText.busy} text={noticeText.busyMore(s().saving().waitSeconds)} />
        </Match>
        <Match when={near() && props.nearMinutes}>
          {(minutes) => <Notice plain icon="info" title={sittingText.nearEndTitle(minutes())} text={sittingText.nearEndMore} />}
        </Match>
        <Match when={s().problem()}>{(problem) => <Notice plain kind="warn" icon="warn" title={problem().detail} />}</Match>
        <Match when={s().refused().length > 0}>
          <Notice plain kind="warn" icon="warn" title={noticeText.refused(s().refused())} text={noticeText.refusedMore} />
        </Match>
        <Match when={s().stranded().length > 0}>
          <Notice plain icon="info" title={noticeText.stranded(s().stranded())} text={noticeText.strandedMore}>
            <button type="button" class="textbtn" onClick={() => s().forgetStranded()}>
              {noticeText.understood}
            </button>
          </Notice>
        </Match>
        <Match when={recovered()}>
          <Notice plain kind="ok" icon="tick" title={noticeText.recovered(s().recovered())} />
        </Match>
        <Match when={synced()}>
          <Notice plain icon="info" title={noticeText.synced(clockText(s().syncedAt() ?? 0))} text={noticeText.syncedMore} />
        </Match>
      </Switch>
    </div>
  );
}
