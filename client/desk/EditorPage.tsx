import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, Show } from "solid-js";
import { createLoad } from "../lib/load.ts";
import { editorText } from "../text/desk-editor.ts";
import { PageState } from "../ui/PageState.tsx";
import { getQuestion } from "./calls.ts";
import { DeskFrame } from "./DeskFrame.tsx";
import { Editor } from "./Editor.tsx";

/** One question on the table. */
export default function EditorPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Opened id={id} />}
    </Show>
  );
}

function Opened(props: { id: string }) {
  const navigate = useNavigate();
  const question = createLoad(() => getQuestion(props.id));
  createEffect(() => {
    document.title = props.id;
  });
  return (
    <Show
      when={question.data()}
      keyed
      fallback={
        <DeskFrame at="questions" title={props.id}>
          <PageState problem={question.problem()} retry={question.again}>
            <p>
              <a href="/desk">{editorText.toList}</a>
            </p>
          </PageState>
        </DeskFrame>
      }
    >
      {(got) => <Editor question={got} reload={question.again} gone={() => navigate("/desk", { replace: true })} />}
    </Show>
  );
}
