import { durationText } from "../lib/time-text.ts";
import { resultText } from "../text/attempts.ts";
import type { DeviceReport } from "./device-check.ts";

/** A reply slower than this is felt. */
const slowMs = 1_500;
/** A phone's clock this far off is worth a word, though it changes nothing. */
const clockMs = 2_000;

/** What the rehearsal found out about this phone: type, network, clock. */
export function DeviceLines(props: { report: DeviceReport }) {
  const r = () => props.report;
  const font = () =>
    r().textScale > 1.04 ? resultText.fontScaled(r().typeSize, Math.round(r().textScale * 100)) : resultText.fontAs(r().typeSize);
  const network = () => {
    const ms = r().replyMs;
    if (ms === null) return resultText.networkUnknown;
    const seconds = (Math.max(ms, 100) / 1000).toFixed(1);
    return ms > slowMs ? resultText.networkSlow(seconds) : resultText.networkGood(seconds);
  };
  const clock = () => {
    const off = r().clockOffMs;
    if (Math.abs(off) <= clockMs) return resultText.clockGood;
    return off > 0 ? resultText.clockFast(offText(off)) : resultText.clockSlow(offText(-off));
  };
  return (
    <section class="device">
      <h2>{resultText.device}</h2>
      <dl class="rows">
        <div>
          <dt>{resultText.font}</dt>
          <dd>{font()}</dd>
        </div>
        <div>
          <dt>{resultText.network}</dt>
          <dd>{network()}</dd>
        </div>
        <div>
          <dt>{resultText.clock}</dt>
          <dd>{clock()}</dd>
        </div>
      </dl>
    </section>
  );
}

const dayMs = 86_400_000;
const offText = (ms: number): string => (ms >= dayMs ? `${Math.floor(ms / dayMs)} 天` : durationText(ms));
