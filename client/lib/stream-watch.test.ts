import { describe, expect, it } from "vitest";
import {
  linkOf,
  phoneRules,
  reopenDelay,
  startWatch,
  step,
  wallRules,
  type Watch,
  type WatchCommand,
  type WatchEvent,
  type WatchRules,
} from "./stream-watch.ts";

/** A page driven second by second; `answer` is what the server says to a GET, `stream` what it does with an opening. */
function page(rules: WatchRules, random = 0.5) {
  let watch: Watch = startWatch(0);
  let now = 0;
  const done: [number, WatchCommand][] = [];
  const act = (event: WatchEvent): WatchCommand[] => {
    const [next, commands] = step(watch, event, now, random, rules);
    watch = next;
    for (const command of commands) done.push([now, command]);
    return commands;
  };
  return {
    act,
    link: () => linkOf(watch, now, rules),
    watch: () => watch,
    count: (command: WatchCommand, from = 0) => done.filter(([at, c]) => c === command && at >= from).length,
    now: () => now,
    /** Lets `seconds` pass; GETs are answered by `answer`, openings by `opens`. */
    run(seconds: number, answer: () => WatchEvent, opens: () => WatchEvent | undefined = () => ({ type: "opened" })) {
      for (let i = 0; i < seconds; i++) {
        now += 1_000;
        const commands = act({ type: "tick" });
        if (commands.includes("open")) {
          const event = opens();
          if (event) act(event);
        }
        if (commands.includes("check")) act(answer());
      }
    },
  };
}

const same = (): WatchEvent => ({ type: "checked", outcome: "same" });
const newer = (): WatchEvent => ({ type: "checked", outcome: "newer" });
const failed = (): WatchEvent => ({ type: "checked", outcome: "failed" });
const refused = (): WatchEvent => ({ type: "checked", outcome: "refused" });
const broken: WatchEvent = { type: "broken", retrying: false };

describe("a stream that works", () => {
  it("opens and asks at the first tick", () => {
    const p = page(phoneRules);
    expect(p.act({ type: "tick" })).toEqual(["open", "check"]);
  });

  it("asks for changes at most once in a batch, however many notices come", () => {
    const p = page(phoneRules);
    p.run(1, same);
    for (let i = 0; i < 60; i++) {
      p.act({ type: "notice", current: false });
      p.run(1, newer);
    }
    expect(p.count("check")).toBeGreaterThanOrEqual(10);
    expect(p.count("check")).toBeLessThanOrEqual(14);
    expect(p.link()).toEqual({ kind: "live" });
  });

  it("asks nothing while notices confirm what the page holds", () => {
    const p = page(phoneRules);
    p.run(1, same);
    const before = p.count("check");
    for (let i = 0; i < 30; i++) {
      p.act({ type: "notice", current: true });
      p.run(1, same);
    }
    expect(p.count("check")).toBe(before);
  });
});

describe("a quiet stream (D02)", () => {
  it("on a phone is left alone for 40 s, then confirmed every 5 to 10 s, and stays live", () => {
    const p = page(phoneRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    p.run(38, same);
    expect(p.count("check")).toBe(1);
    p.run(60, same);
    expect(p.count("check", 40_000)).toBeGreaterThanOrEqual(6);
    expect(p.count("check", 40_000)).toBeLessThanOrEqual(12);
    expect(p.link()).toEqual({ kind: "live" });
    expect(p.count("open")).toBe(1);
  });

  it("on a wall never counts as stale while GETs are answered", () => {
    const p = page(wallRules, 0.99);
    p.run(1, same);
    for (let i = 0; i < 3_600; i++) {
      p.run(1, same);
      expect(p.link().kind).toBe("live");
    }
  });

  it("that is swallowed is given up and tried again, and the page goes back to it", () => {
    const p = page(phoneRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    p.run(60, newer);
    expect(p.count("close")).toBeGreaterThanOrEqual(1);
    const opened = p.count("open");
    expect(opened).toBeGreaterThanOrEqual(2);
    expect(p.link().kind).not.toBe("stale");
    p.act({ type: "notice", current: true });
    const checks = p.count("check");
    p.run(30, same);
    expect(p.link()).toEqual({ kind: "live" });
    expect(p.count("check")).toBe(checks);
    expect(p.count("open")).toBe(opened);
  });

  it("is not doubted when the notice comes right after the GET", () => {
    const p = page(wallRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    p.run(10, newer);
    p.act({ type: "notice", current: true });
    p.run(5, same);
    expect(p.count("close")).toBe(0);
  });
});

describe("a lost network", () => {
  it("is stale 15 s after the last proof, since that proof, and live again without a touch", () => {
    const p = page(wallRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    const since = p.now();
    p.act(broken);
    p.run(14, failed, () => broken);
    expect(p.link()).toEqual({ kind: "reconnecting" });
    p.run(3, failed, () => broken);
    expect(p.link()).toEqual({ kind: "stale", since });
    p.run(6 * 3_600, failed, () => broken);
    expect(p.link()).toEqual({ kind: "stale", since });
    p.run(31, same);
    expect(p.link()).toEqual({ kind: "live" });
  });

  it("on a wall is noticed even when nothing says that the connection is gone", () => {
    const p = page(wallRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    p.run(16, failed);
    expect(p.link().kind).toBe("stale");
  });

  it("waits longer and longer between openings, at most 30 s, never all clients at once", () => {
    expect([0, 1, 2, 3, 9].map((n) => reopenDelay(n, 0.999_999))).toEqual(
      [5_000, 10_000, 20_000, 30_000, 30_000].map((n) => expect.closeTo(n, -2)),
    );
    expect(reopenDelay(5, 0)).toBe(1_000);
  });

  it("lets the browser come back by itself, but not for ever", () => {
    const p = page(phoneRules);
    p.run(1, same);
    p.act({ type: "broken", retrying: true });
    expect(p.count("close")).toBe(0);
    p.run(21, same, () => undefined);
    expect(p.count("close")).toBe(1);
  });

  it("waits as long as a busy server asks", () => {
    const p = page(phoneRules);
    p.run(
      1,
      () => ({ type: "checked", outcome: "failed", retryAfterMs: 20_000 }),
      () => undefined,
    );
    p.run(18, same, () => undefined);
    expect(p.count("check")).toBe(1);
    p.run(3, same, () => undefined);
    expect(p.count("check")).toBe(2);
  });
});

describe("a server that says no", () => {
  it("stops the stream, asks again every half minute, and comes back when let in", () => {
    const p = page(wallRules);
    p.run(1, same);
    p.act(broken);
    p.run(5, refused, () => broken);
    expect(p.link()).toEqual({ kind: "refused" });
    const opened = p.count("open");
    const asked = p.count("check");
    p.run(300, refused, () => broken);
    expect(p.count("open")).toBe(opened);
    expect(p.count("check") - asked).toBeLessThanOrEqual(11);
    p.run(40, same);
    expect(p.link()).toEqual({ kind: "live" });
  });
});

describe("a hidden page", () => {
  it("closes the stream, does nothing, and is not called stale when it is looked at again", () => {
    const p = page(phoneRules);
    p.run(1, same);
    p.act({ type: "notice", current: true });
    expect(p.act({ type: "pause" })).toEqual(["close"]);
    const checks = p.count("check");
    p.run(3_600, same);
    expect(p.count("check")).toBe(checks);
    expect(p.act({ type: "resume" })).toEqual(["open", "check"]);
    expect(p.link()).toEqual({ kind: "reconnecting" });
  });
});
