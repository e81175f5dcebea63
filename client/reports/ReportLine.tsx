import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { dayTimeText } from "../lib/time-text.ts";
import { reportText } from "../text/reports.ts";
import { Tail } from "../ui/Tail.tsx";
import type { OwnReportsState } from "./own-reports.ts";
import "./reports.css";

const ReportSheet = lazy(() => import("./ReportSheet.tsx"));

/** Under a question of the result: what the member said about it and was answered, and the way to say something. */
export function ReportLine(props: { attemptId: string; position: number; reports: OwnReportsState }) {
  const [asking, setAsking] = createSignal(false);
  const said = () => props.reports.at(props.position);
  const isOpen = () => said().some((report) => !report.closed);
  return (
    <div class="report">
      <For each={said()}>
        {(report) => (
          <div class="report-said">
            <p>
              <b>{reportText.received(dayTimeText(report.createdAt, Date.now()))}</b>
            </p>
            <p>{reportText.what(report.reason, report.text)}</p>
            <Show when={report.answer} fallback={<p class="note">{reportText.waiting}</p>}>
              {(answer) => (
                <p class="report-answer">
                  <b>{reportText.answer}</b>
                  <Tail text={answer()} />
                </p>
              )}
            </Show>
          </div>
        )}
      </For>
      <Show when={props.reports.known() && !isOpen()}>
        <button type="button" class="textbtn" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {said().length > 0 ? reportText.again : reportText.open}
        </button>
      </Show>
      <Show when={asking()}>
        <Suspense>
          <ReportSheet
            attemptId={props.attemptId}
            position={props.position}
            close={() => setAsking(false)}
            sent={() => {
              setAsking(false);
              props.reports.again();
            }}
          />
        </Suspense>
      </Show>
    </div>
  );
}
