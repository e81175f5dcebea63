import { batch } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { CompetitionView } from "../lib/views.ts";
import { keepTies } from "./places.ts";
import type { MemberBoard, MyPlace, UnitBoard } from "./views.ts";

export interface Boards extends Record<string, { version?: number; asOf?: number }> {
  branches: UnitBoard;
  committees: UnitBoard;
  members: MemberBoard;
  me: MyPlace & { version?: number; asOf?: number };
}

export interface BoardState {
  competition?: CompetitionView;
  branches?: UnitBoard;
  committees?: UnitBoard;
  members?: MemberBoard;
  me?: MyPlace;
}

/**
 * What the page holds of a competition. Rows keep their identity from one version to the next, so that what is drawn
 * is changed and not built anew, and nothing piles up however many versions come.
 */
export function createBoardState() {
  const [state, setState] = createStore<BoardState>({});
  const units = (name: "branches" | "committees", board: UnitBoard) => {
    const seen = state[name]?.rows.map((row) => row.unitId) ?? [];
    setState(name, reconcile({ ...board, rows: keepTies(seen, board.rows) }, { key: "unitId" }));
  };
  const adopt = (change: { competition?: CompetitionView; lists: Partial<Boards> }) =>
    batch(() => {
      if (change.competition) setState("competition", reconcile(change.competition));
      if (change.lists.branches) units("branches", change.lists.branches);
      if (change.lists.committees) units("committees", change.lists.committees);
      if (change.lists.members) setState("members", reconcile(change.lists.members, { key: null }));
      if (change.lists.me) setState("me", reconcile(change.lists.me as MyPlace, { key: null }));
    });
  return { state, adopt };
}
