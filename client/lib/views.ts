/**
 * What the API answers, as the client reads it: the server's own contracts, types only, so that no schema reaches the
 * member's phone. Instants are integer milliseconds, durations too.
 */
import type { z } from "zod";
import type { AttemptView, QuestionView, ReceiptView, ResultView, SavedView, SubmittedView } from "../../server/attempts/contract.ts";
import type { CompetitionsView, CompetitionView } from "../../server/competitions/contract.ts";
import type { SessionView } from "../../server/identity/contract.ts";
import type { BranchesView } from "../../server/roster/contract.ts";

export type { AttemptView, CompetitionView, QuestionView, ReceiptView, ResultView, SessionView };

export type Choice = AttemptView["answers"][number]["choice"];
export type QuestionType = QuestionView["type"];
export type StoredAnswer = AttemptView["answers"][number];
export type AttemptSummary = NonNullable<CompetitionView["mine"]>["attempts"][number];
export type CompetitionList = z.infer<typeof CompetitionsView>;
export type BranchChoice = z.infer<typeof BranchesView>["branches"][number];
export type SaveReply = SavedView;
export type SubmitReply = SubmittedView;
export type ResultQuestion = ResultView["questions"][number];
