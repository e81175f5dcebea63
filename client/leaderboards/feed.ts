import { createSignal, onCleanup } from "solid-js";
import { createEventStream } from "../lib/event-stream.ts";
import type { ProblemError } from "../lib/problem.ts";
import { createServerClock, type ServerClock } from "../lib/server-clock.ts";
import type { CheckOutcome, Link, WatchRules } from "../lib/stream-watch.ts";
import type { CompetitionView } from "../lib/views.ts";
import { type Reply, outcomeOf } from "./check-outcome.ts";
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
const refusalOf = (fetched: Fetched<unknown>) => {
  if (fetched.kind === "refused") return { problem: fetched.problem };
  return fetched.kind === "failed" ? { retryAfterMs: fetched.retryAfterMs } : {};
};

/** Keeps the lists of one competition current for as long as the page lives. */
export function createFeed<Lists extends Record<string, Numbered>>(options: FeedOptions<Lists>): Feed {
  const clock = createServerClock();
  const held: { [Name in keyof Lists]?: Held<Lists[Name]> } = {};
  // By both clocks: one may stand still while the device sleeps, the other may be set by somebody.
  let competitionAt = { wall: Number.NEGATIVE_INFINITY, steady: Number.NEGATIVE_INFINITY };
  const [link, setLink] = createSignal<Link["kind"]>("reconnecting");
  const [trueAt, setTrueAt] = createSignal(0);
  const [problem, setProblem] = createSignal<ProblemError>();

  const competitionPath = `/competitions/${encodeURIComponent(options.competitionId)}`;
  const fetchCompetition = async (signal: AbortSignal): Promise<Fetched<CompetitionView> | undefined> => {
    const age = Math.max(Date.now() - competitionAt.wall, performance.now() - competitionAt.steady);
    if (age < competitionMs) return undefined;
    const fetched = await conditionalGet<CompetitionView>(competitionPath, undefined, signal);
    if (fetched.kind === "newer") competitionAt = { wall: Date.now(), steady: performance.now() };
    return fetched;
  };
  const fetchList = async <Name extends keyof Lists>(name: Name, signal: AbortSignal) => ({
    name,
    fetched: await conditionalGet<Lists[Name]>(options.paths[name], held[name], signal),
  });

  const check = async (signal: AbortSignal): Promise<{ outcome: CheckOutcome; retryAfterMs?: number }> => {
    const [competition, ...lists] = await Promise.all([
      fetchCompetition(signal),
      ...options.wanted().map((name) => fetchList(name, signal)),
    ]);
    if (signal.aborted) return { outcome: "failed" };
    const change: { competition?: CompetitionView; lists: Partial<Lists> } = { lists: {} };
    const replies: Reply[] = [];
    if (competition) {
      replies.push({ kind: competition.kind, isGround: true, ...refusalOf(competition) });
      if (competition.kind === "newer") {
        change.competition = competition.held.body;
        clock.sync({ serverNow: competition.held.body.serverNow });
      }
    }
    for (const [index, { name, fetched }] of lists.entries()) {
      const before = held[name];
      if (fetched.kind === "newer") {
        held[name] = fetched.held;
        change.lists[name] = fetched.held.body;
      }
      const isNews = fetched.kind === "newer" && numberOf(fetched.held.body) !== (before && numberOf(before.body));
      replies.push({ kind: fetched.kind, isGround: index === 0, isNews, ...refusalOf(fetched) });
    }
    if (change.competition || Object.keys(change.lists).length) options.adopt(change);
    const result = outcomeOf(replies);
    setProblem(result.problem);
    return result;
  };

  const onNotice = (data: string): boolean => {
    const notice = JSON.parse(data) as BoardNotice;
    return options.wanted().every((name) => {
      const list = held[name]?.body;
      if (list === undefined) return false;
      return numberOf(list) === undefined || numberOf(list) === (list.version === undefined ? notice.asOf : notice.version);
    });
  };

  // Before the stream's own listener: by the time it asks again, the clock has counted the sleep.
  const seen = () => (document.hidden ? clock.leave() : clock.arrive());
  document.addEventListener("visibilitychange", seen);
  onCleanup(() => document.removeEventListener("visibilitychange", seen));

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
