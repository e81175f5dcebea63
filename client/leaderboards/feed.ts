import { createSignal, onCleanup } from "solid-js";
import { createEventStream } from "../lib/event-stream.ts";
import type { ProblemError } from "../lib/problem.ts";
import { createServerClock, type ServerClock } from "../lib/server-clock.ts";
import type { CheckOutcome, Link, WatchRules } from "../lib/stream-watch.ts";
import type { CompetitionView } from "../lib/views.ts";
import { conditionalGet, type Fetched, type Held } from "./conditional-get.ts";
import type { BoardNotice } from "./views.ts";

/**
 * What tells one state of a list from the next: boards carry a version, the overview the time of its figures.
 * A list with neither (my own place) goes with the others.
 */
interface Numbered {
  version?: number;
  asOf?: number;
}

export interface FeedOptions<Lists extends Record<string, Numbered>> {
  competitionId: string;
  /** Where each list is fetched from. */
  paths: { [Name in keyof Lists]: string };
  /** The lists on the page now; the first is the one without which the page has nothing to show. */
  wanted(): (keyof Lists)[];
  /** Takes over a competition or a list; called only with something new. */
  adopt(change: { competition?: CompetitionView; lists: Partial<Lists> }): void;
  rules: WatchRules;
  whileHidden: "close" | "keep";
}

export interface Feed {
  clock: ServerClock;
  link(): Link["kind"];
  /**
   * The time of which the figures on the page are true, as the server counts: not when they last changed, but when
   * they were last known to be the newest. A quiet competition therefore does not look like a lost connection.
   */
  trueAt(): number;
  /** Why there is nothing to show, or why the server no longer answers us. */
  problem(): ProblemError | undefined;
  /** Asks now: another list was opened. */
  ask(): void;
}

/** The competition itself (its window may be extended) is asked for this often. */
const competitionMs = 60_000;

const numberOf = (list: Numbered) => list.version ?? list.asOf;

/** Keeps the lists of one competition current for as long as the page lives. */
export function createFeed<Lists extends Record<string, Numbered>>(options: FeedOptions<Lists>): Feed {
  const clock = createServerClock();
  const held: { [Name in keyof Lists]?: Held<Lists[Name]> } = {};
  let competitionAt = Number.NEGATIVE_INFINITY;
  const [link, setLink] = createSignal<Link["kind"]>("reconnecting");
  const [trueAt, setTrueAt] = createSignal(0);
  const [problem, setProblem] = createSignal<ProblemError>();

  const competitionPath = `/competitions/${encodeURIComponent(options.competitionId)}`;
  const fetchCompetition = async (signal: AbortSignal): Promise<Fetched<CompetitionView> | undefined> => {
    if (performance.now() - competitionAt < competitionMs) return undefined;
    const fetched = await conditionalGet<CompetitionView>(competitionPath, undefined, signal);
    if (fetched.kind === "newer") competitionAt = performance.now();
    return fetched;
  };
  const fetchList = async <Name extends keyof Lists>(name: Name, signal: AbortSignal) => {
    const before = held[name];
    const fetched = await conditionalGet<Lists[Name]>(options.paths[name], before, signal);
    if (fetched.kind === "newer" && before && numberOf(before.body) === numberOf(fetched.held.body))
      return { name, fetched: { kind: "same" } as const };
    return { name, fetched };
  };

  const check = async (signal: AbortSignal): Promise<{ outcome: CheckOutcome; retryAfterMs?: number }> => {
    const wanted = options.wanted();
    const [competition, ...lists] = await Promise.all([fetchCompetition(signal), ...wanted.map((name) => fetchList(name, signal))]);
    if (signal.aborted) return { outcome: "failed" };
    const change: { competition?: CompetitionView; lists: Partial<Lists> } = { lists: {} };
    let newer = false;
    if (competition?.kind === "newer") {
      change.competition = competition.held.body;
      clock.sync({ serverNow: competition.held.body.serverNow });
    }
    for (const { name, fetched } of lists) {
      if (fetched.kind !== "newer") continue;
      held[name] = fetched.held;
      change.lists[name] = fetched.held.body;
      newer ||= numberOf(fetched.held.body) !== undefined;
    }
    if (change.competition || Object.keys(change.lists).length) options.adopt(change);
    const replies: Fetched<unknown>[] = [...(competition ? [competition] : []), ...lists.map((list) => list.fetched)];
    // A list beside the first may be switched off (404) without the page losing its ground.
    const ground = competition ?? lists[0]?.fetched;
    for (const reply of replies) {
      if (reply.kind !== "refused" || (reply.problem.status !== 401 && reply !== ground && reply !== lists[0]?.fetched)) continue;
      setProblem(reply.problem);
      return { outcome: "refused" };
    }
    const failed = replies.find((reply) => reply.kind === "failed");
    if (failed?.kind === "failed") return { outcome: "failed", retryAfterMs: failed.retryAfterMs };
    setProblem(undefined);
    return { outcome: newer ? "newer" : "same" };
  };

  const onNotice = (data: string): boolean => {
    const notice = JSON.parse(data) as BoardNotice;
    return options.wanted().every((name) => {
      const list = held[name]?.body;
      if (list === undefined) return false;
      return numberOf(list) === undefined || numberOf(list) === (list.version === undefined ? notice.asOf : notice.version);
    });
  };

  const stream = createEventStream(`/api${competitionPath}/stream`, onNotice, {
    event: "board",
    rules: options.rules,
    whileHidden: options.whileHidden,
    check,
    onLink(kind, provenMsAgo) {
      setLink(kind);
      setTrueAt(clock.now() - provenMsAgo);
    },
  });
  onCleanup(() => stream.close());

  return { clock, link, trueAt, problem, ask: stream.ask };
}
