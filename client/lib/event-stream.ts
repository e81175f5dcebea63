import {
  type CheckOutcome,
  type Link,
  linkOf,
  startWatch,
  step,
  type WatchCommand,
  type WatchEvent,
  type WatchRules,
} from "./stream-watch.ts";

export interface EventStreamOptions {
  /** Name of the events that carry notices. */
  event: string;
  rules: WatchRules;
  /** Conditional GET of what the notices tell of. Never rejects. */
  check(signal: AbortSignal): Promise<{ outcome: CheckOutcome; retryAfterMs?: number }>;
  /** Told whenever the link changes or the figures were proven anew, with how long ago that last happened. */
  onLink(link: Link["kind"], provenMsAgo: number): void;
  /** A phone closes the stream while nobody looks; a wall never does. */
  whileHidden: "close" | "keep";
}

export interface EventStream {
  /** Checks now instead of when the next batch is due (another list was opened). */
  ask(): void;
  close(): void;
}

const tickMs = 1_000;
/** A GET of a cached list that takes longer has met a dead network. */
const checkTimeoutMs = 8_000;

/**
 * Notices of `url`, for hours, across restarts of the server and losses of the network, without a touch.
 * `onNotice` says whether the page already holds what the notice tells of. Decisions are stream-watch.ts's.
 */
export function createEventStream(url: string, onNotice: (data: string) => boolean, options: EventStreamOptions): EventStream {
  const clock = createAwakeClock();
  let watch = startWatch(clock());
  let source: EventSource | undefined;
  let asking: AbortController | undefined;
  let told = "";

  const act = (event: WatchEvent) => {
    const now = clock();
    const [next, commands] = step(watch, event, now, Math.random(), options.rules);
    watch = next;
    for (const command of commands) run(command);
    tell(now);
  };
  const run = (command: WatchCommand) => {
    if (command === "open") open();
    else if (command === "close") shut();
    else void check();
  };
  const tell = (now: number) => {
    const link = linkOf(watch, now, options.rules);
    const word = `${link.kind} ${watch.provenAt}`;
    if (word === told) return;
    told = word;
    options.onLink(link.kind, now - watch.provenAt);
  };
  const shut = () => {
    source?.close();
    source = undefined;
    if (watch.paused) asking?.abort();
  };
  const open = () => {
    source?.close();
    const mine = new EventSource(url);
    source = mine;
    mine.addEventListener("open", () => mine === source && act({ type: "opened" }));
    mine.addEventListener(options.event, (event) => {
      if (mine === source) act({ type: "notice", current: onNotice((event as MessageEvent<string>).data) });
    });
    mine.addEventListener("error", () => mine === source && act({ type: "broken", retrying: mine.readyState === EventSource.CONNECTING }));
  };
  const check = async () => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const timer = setTimeout(() => mine.abort(), checkTimeoutMs);
    const result = await options.check(mine.signal);
    clearTimeout(timer);
    if (mine !== asking) return;
    asking = undefined;
    if (!watch.paused) act({ type: "checked", ...result });
  };

  const timer = setInterval(() => act({ type: "tick" }), tickMs);
  const online = () => act({ type: "online" });
  const offline = () => act({ type: "broken", retrying: false });
  const visible = () => {
    if (!document.hidden) act({ type: "resume" });
    else if (options.whileHidden === "close") act({ type: "pause" });
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  document.addEventListener("visibilitychange", visible);
  act({ type: "tick" });
  visible();

  return {
    ask: () => act({ type: "ask" }),
    close() {
      clearInterval(timer);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", visible);
      source?.close();
      source = undefined;
      asking?.abort();
      asking = undefined;
    },
  };
}

/**
 * Milliseconds that never run backwards and count the time a computer slept, which performance.now() leaves out on
 * some systems: after a night with the lid closed, figures are old even if no timer has fired.
 */
function createAwakeClock(): () => number {
  let total = 0;
  let wall = Date.now();
  let steady = performance.now();
  return () => {
    const nextWall = Date.now();
    const nextSteady = performance.now();
    total += Math.max(nextWall - wall, nextSteady - steady, 0);
    wall = nextWall;
    steady = nextSteady;
    return total;
  };
}
