import { describe, expect, it } from "vitest";
import { createServerClock } from "./server-clock.ts";

const hours = 3_600_000;

function device(wall = Date.UTC(1999, 0, 1)) {
  const at = { monotonic: 5_000, wall };
  return {
    at,
    clock: createServerClock({ monotonic: () => at.monotonic, wall: () => at.wall }),
    pass(ms: number) {
      at.monotonic += ms;
      at.wall += ms;
    },
    sleep(ms: number) {
      at.wall += ms;
    },
  };
}

const serverNow = Date.UTC(2026, 3, 12, 1, 31, 5);

describe("server clock", () => {
  it("counts down by the monotonic clock whatever the device believes the year to be", () => {
    const { clock, pass, at } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    pass(60_000);
    expect(clock.remaining()).toBe(29 * 60_000);
    expect(clock.now()).toBe(serverNow + 60_000);
    at.wall += 3 * 365 * 24 * hours;
    expect(clock.remaining()).toBe(29 * 60_000);
  });

  it("never shows less than nothing", () => {
    const { clock, pass } = device();
    clock.sync({ serverNow, remainingMs: 1_000 });
    pass(5_000);
    expect(clock.remaining()).toBe(0);
  });

  it("counts a sleep during which the monotonic clock stood still, and says that it is an estimate", () => {
    const { clock, pass, sleep } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    clock.leave();
    pass(2_000);
    sleep(10 * 60_000);
    clock.arrive();
    expect(clock.remaining()).toBe(20 * 60_000 - 2_000);
    expect(clock.isEstimate()).toBe(true);
    expect(clock.now()).toBe(serverNow + 10 * 60_000 + 2_000);
  });

  it("ends the estimate with the next word of the server and tells how far off it was", () => {
    const { clock, sleep } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    clock.leave();
    sleep(10 * 60_000);
    clock.arrive();
    expect(clock.sync({ serverNow: serverNow + 10 * 60_000 + 300, remainingMs: 20 * 60_000 - 300 })).toBe(300);
    expect(clock.isEstimate()).toBe(false);
    expect(clock.remaining()).toBe(20 * 60_000 - 300);
  });

  it("keeps the countdown when a reply tells the time of day only", () => {
    const { clock, pass, sleep } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    clock.leave();
    sleep(60_000);
    clock.arrive();
    clock.sync({ serverNow: serverNow + 60_000 });
    pass(1_000);
    expect(clock.remaining()).toBe(29 * 60_000 - 1_000);
    expect(clock.now()).toBe(serverNow + 61_000);
  });

  it("does not take a device clock set back or forward by days for a sleep", () => {
    const { clock, sleep } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    for (const step of [-3 * hours, 40 * 24 * hours]) {
      clock.leave();
      sleep(step);
      clock.arrive();
      expect(clock.remaining()).toBe(30 * 60_000);
      expect(clock.isEstimate()).toBe(false);
    }
  });

  it("needs no correction when the monotonic clock ran on in the background", () => {
    const { clock, pass } = device();
    clock.sync({ serverNow, remainingMs: 30 * 60_000 });
    clock.leave();
    pass(10 * 60_000);
    clock.arrive();
    expect(clock.remaining()).toBe(20 * 60_000);
    expect(clock.isEstimate()).toBe(false);
  });
});
