import { minuteText, stampDate } from "../lib/time-text.ts";
import { receiptText } from "../text/attempts.ts";

/** 收讫: drawn only of what the server has locked. Not tilted, not distressed. */
export function Stamp(props: { at: number }) {
  return (
    <svg class="stamp" viewBox="0 0 116 116" role="img" aria-label={receiptText.stamp(stampDate(props.at), minuteText(props.at))}>
      <circle cx="58" cy="58" r="54.5" fill="none" stroke="currentColor" stroke-width="3" />
      <circle cx="58" cy="58" r="50" fill="none" stroke="currentColor" />
      <path d="M9.5 45.5h97M9.5 70.5h97" stroke="currentColor" fill="none" />
      <text x="58" y="35" font-size="22" letter-spacing="4" dx="2">
        {receiptText.received}
      </text>
      <text class="d" x="58" y="63.5" font-size="14">
        {stampDate(props.at)}
      </text>
      <text class="d" x="58" y="89.5" font-size="14">
        {minuteText(props.at)}
      </text>
    </svg>
  );
}
