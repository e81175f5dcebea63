import type { CompetitionView } from "../lib/views.ts";
import { dayTimeText } from "../lib/time-text.ts";
import { boardText } from "../text/leaderboards.ts";

/** What is not here yet, and when it will be. */
export function EmptyBoard(props: { competition: CompetitionView; now: number }) {
  const later = () => {
    const { opensAt, closesAt } = props.competition;
    if (props.now >= closesAt) return boardText.emptyClosed;
    return props.now < opensAt ? boardText.emptyBefore(dayTimeText(opensAt, props.now)) : boardText.emptyOpen;
  };
  return (
    <div class="empty board-empty">
      <p>{boardText.emptyHead}</p>
      <p class="muted">{later()}</p>
    </div>
  );
}
