import type { ServerClock } from "../lib/server-clock.ts";
import { typeSize } from "../lib/type-size.ts";

/** What a rehearsal measured of this phone (feature E10). */
export interface DeviceReport {
  /** The size our text has, and what the phone makes of it: 1 is as drawn, 1.3 is enlarged by the phone itself. */
  typeSize: number;
  textScale: number;
  /** Middle of the replies to saves, in milliseconds; null when nothing was saved. */
  replyMs: number | null;
  /** The phone's clock minus the server's, in milliseconds. */
  clockOffMs: number;
}

export function createDeviceCheck(clock: ServerClock) {
  const replies: number[] = [];
  return {
    /** Passes the work through and remembers how long it took. */
    async timed<T>(work: Promise<T>): Promise<T> {
      const began = performance.now();
      const done = await work;
      replies.push(performance.now() - began);
      return done;
    },
    report: (): DeviceReport => ({
      typeSize: typeSize(),
      textScale: measureTextScale(),
      replyMs: middle(replies),
      clockOffMs: Date.now() - clock.now(),
    }),
  };
}

export function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Ten Chinese characters are ten times their size wide, unless the phone or WeChat enlarges text by itself. */
function measureTextScale(): number {
  const probe = document.createElement("span");
  probe.textContent = "知史知史知史知史知史";
  probe.className = "vh";
  probe.style.cssText = "font-size:20px;width:auto;letter-spacing:0";
  document.body.append(probe);
  const width = probe.getBoundingClientRect().width;
  probe.remove();
  return Math.round((width / 200) * 20) / 20;
}
