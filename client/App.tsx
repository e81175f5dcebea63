import { Route, Router } from "@solidjs/router";
import { ErrorBoundary, lazy, type ParentProps, Suspense } from "solid-js";
import { Trouble } from "./ui/Trouble.tsx";

// Every page is its own chunk: a member never downloads the hall or the organiser's desk.
const HomePage = lazy(() => import("./competitions/HomePage.tsx"));
const CompetitionPage = lazy(() => import("./competitions/CompetitionPage.tsx"));
const SignInPage = lazy(() => import("./identity/SignInPage.tsx"));
const ScreenSignInPage = lazy(() => import("./identity/ScreenSignInPage.tsx"));
const OrganiserSignInPage = lazy(() => import("./identity/OrganiserSignInPage.tsx"));
const OrganiserSetupPage = lazy(() => import("./identity/OrganiserSetupPage.tsx"));
const SittingPage = lazy(() => import("./attempts/SittingPage.tsx"));
const SubmittedPage = lazy(() => import("./attempts/SubmittedPage.tsx"));
const ResultPage = lazy(() => import("./attempts/ResultPage.tsx"));
const ReceiptsPage = lazy(() => import("./attempts/ReceiptsPage.tsx"));
const BoardPage = lazy(() => import("./leaderboards/BoardPage.tsx"));
const HallPage = lazy(() => import("./leaderboards/HallPage.tsx"));
const OverviewPage = lazy(() => import("./leaderboards/OverviewPage.tsx"));
const QuestionsPage = lazy(() => import("./desk/QuestionsPage.tsx"));
const EditorPage = lazy(() => import("./desk/EditorPage.tsx"));
const CheckPage = lazy(() => import("./desk/CheckPage.tsx"));
const PreviewPage = lazy(() => import("./desk/PreviewPage.tsx"));
const ReviewPage = lazy(() => import("./desk/ReviewPage.tsx"));
const ReleasesPage = lazy(() => import("./desk/ReleasesPage.tsx"));
const FormulationsPage = lazy(() => import("./desk/FormulationsPage.tsx"));
const OrganisersPage = lazy(() => import("./desk/OrganisersPage.tsx"));
const ManualPage = lazy(() => import("./desk/ManualPage.tsx"));
const ImportPage = lazy(() => import("./imports/ImportPage.tsx"));
const ImportDeskPage = lazy(() => import("./imports/ImportDeskPage.tsx"));
const LettersPage = lazy(() => import("./reports/LettersPage.tsx"));
const MissingPage = lazy(() => import("./identity/MissingPage.tsx"));

function Frame(props: ParentProps) {
  return (
    <ErrorBoundary fallback={(error: unknown) => <Trouble error={error} />}>
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

export function App() {
  return (
    <Router root={Frame}>
      <Route path="/" component={HomePage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/screen" component={ScreenSignInPage} />
      <Route path="/organiser" component={OrganiserSignInPage} />
      <Route path="/organiser/setup" component={OrganiserSetupPage} />
      <Route path="/competitions/:id" component={CompetitionPage} />
      <Route path="/competitions/:id/board" component={BoardPage} />
      <Route path="/competitions/:id/hall" component={HallPage} />
      <Route path="/competitions/:id/overview" component={OverviewPage} />
      <Route path="/attempts/:id" component={SittingPage} />
      <Route path="/attempts/:id/submitted" component={SubmittedPage} />
      <Route path="/attempts/:id/result" component={ResultPage} />
      <Route path="/receipts" component={ReceiptsPage} />
      <Route path="/desk" component={QuestionsPage} />
      <Route path="/desk/questions/:id" component={EditorPage} />
      <Route path="/desk/check" component={CheckPage} />
      <Route path="/desk/preview" component={PreviewPage} />
      <Route path="/desk/review" component={ReviewPage} />
      <Route path="/desk/import" component={ImportPage} />
      <Route path="/desk/imports/:id" component={ImportDeskPage} />
      <Route path="/desk/reports" component={LettersPage} />
      <Route path="/desk/releases" component={ReleasesPage} />
      <Route path="/desk/formulations" component={FormulationsPage} />
      <Route path="/desk/organisers" component={OrganisersPage} />
      <Route path="/desk/manual" component={ManualPage} />
      <Route path="*" component={MissingPage} />
    </Router>
  );
}
