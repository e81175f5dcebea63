import { dialogText } from "../text/desk.ts";
import { editorText } from "../text/desk-editor.ts";
import type { Deeds } from "./deeds.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import type { QuestionDesk } from "./views.ts";

/** The questions asked before something is handed on, dropped or taken out of use. */
export function EditorDialogs(props: { deeds: Deeds; question: QuestionDesk }) {
  const isNew = () => props.question.revisions.length === 0;
  return (
    <>
      <ReasonDialog
        open={props.deeds.asking() === "submit"}
        close={props.deeds.close}
        title={editorText.submitTitle}
        text={editorText.submitText}
        label={editorText.reason}
        hint={editorText.reasonHint}
        start={isNew() ? editorText.firstReason : ""}
        verb={editorText.submit}
        busy={props.deeds.busy()}
        problem={props.deeds.problem()}
        done={(words) => void props.deeds.done(words)}
      />
      <ReasonDialog
        open={props.deeds.asking() === "retire"}
        close={props.deeds.close}
        title={editorText.retireTitle}
        text={editorText.retireText}
        label={editorText.retireReason}
        verb={editorText.retire}
        busy={props.deeds.busy()}
        problem={props.deeds.problem()}
        done={(words) => void props.deeds.done(words)}
      />
      <DeskDialog
        open={props.deeds.asking() === "drop"}
        close={props.deeds.close}
        title={editorText.dropTitle}
        foot={
          <>
            <button type="button" class="btn" aria-disabled={props.deeds.busy()} onClick={() => void props.deeds.done("")}>
              {editorText.drop}
            </button>
            <button type="button" class="btn btn-go" onClick={() => props.deeds.close()}>
              {dialogText.cancel}
            </button>
          </>
        }
      >
        <p>{isNew() ? editorText.dropNew : editorText.dropText}</p>
      </DeskDialog>
    </>
  );
}
