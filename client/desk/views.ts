/** What the desk's routes answer: the server's own contract, types only. Instants are integer milliseconds. */
import type { z } from "zod";
import type {
  BanksView,
  CheckView,
  DiffView,
  DraftSaved,
  FindingView,
  FormulationsView,
  ImageStored,
  InvitationView,
  NewBank,
  OrganisersView,
  QuestionDesk,
  QuestionRow,
  QuestionsView,
  ReleasesView,
  ReleaseView,
  ReviewsView,
  SimilarView,
  WaitingView,
} from "../../server/desk/contract.ts";

export type { FindingView as DeskFinding, QuestionDesk, QuestionRow, ReleasesView, ReleaseView };

export type DraftContent = QuestionDesk["content"];
export type DeskType = DraftContent["type"];
export type DeskKey = DraftContent["key"];
export type Period = DraftContent["period"];
export type DeskState = QuestionDesk["state"];
export type DeskField = NonNullable<FindingView["field"]>;
export type DeskRevision = QuestionDesk["revisions"][number];
export type BankRow = BanksView["banks"][number];
export type NewBank = z.infer<typeof NewBank>;
export type QuestionPage = z.infer<typeof QuestionsView>;
export type Facets = QuestionPage["facets"];
export type FacetName = keyof Facets;
export type DiffPart = DiffView["parts"][number];
export type DiffPiece = DiffPart["pieces"][number];
export type CheckResult = CheckView;
export type BankFinding = CheckView["findings"][number];
export type SimilarQuestion = SimilarView["similar"][number];
export type ReviewRow = WaitingView["rows"][number];
export type DraftReply = z.infer<typeof DraftSaved>;
export type Verdicts = z.infer<typeof ReviewsView>;
export type Formulations = z.infer<typeof FormulationsView>;
export type Formulation = Formulations["formulations"][number];
export type Organisers = z.infer<typeof OrganisersView>;
export type Invitation = z.infer<typeof InvitationView>;
export type StoredImage = z.infer<typeof ImageStored>;
