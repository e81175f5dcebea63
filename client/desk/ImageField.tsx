import { createSignal, Show } from "solid-js";
import { ProblemError } from "../lib/problem.ts";
import { editorText } from "../text/desk-editor.ts";
import { Icon } from "../ui/Icon.tsx";
import { imagePath, uploadImage } from "./calls.ts";
import { fieldId } from "./finding-fields.ts";
import type { Sheet } from "./sheet.ts";
import { ProblemLine } from "./ProblemLine.tsx";

const largest = 300 * 1024;
const kinds = ["image/png", "image/jpeg", "image/webp"];

/** A picture beside the stem, and the words that stand for it where it is not seen. */
export function ImageField(props: { sheet: Sheet; locked: boolean }) {
  const image = () => props.sheet.content().image;
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let picker!: HTMLInputElement;
  const take = async (picture: File | undefined) => {
    picker.value = "";
    if (!picture || busy()) return;
    if (!kinds.includes(picture.type)) return setProblem(editorText.imageKinds);
    if (picture.size > largest) return setProblem(editorText.imageTooLarge(Math.ceil(picture.size / 1024)));
    setBusy(true);
    setProblem(undefined);
    try {
      const { file } = await uploadImage(picture);
      props.sheet.edit((c) => ({ ...c, image: { file, alt: c.image?.alt ?? "" } }));
      setTimeout(() => document.getElementById("image-alt")?.focus());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="dk-image" id={fieldId("image")} tabindex="-1">
      <input
        type="file"
        hidden
        accept={kinds.join(",")}
        aria-label={editorText.addImage}
        ref={picker}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Show
        when={image()}
        fallback={
          <Show when={!props.locked}>
            <button type="button" class="textbtn dk-add" aria-disabled={busy()} onClick={() => picker.click()}>
              <Icon name="plus" />
              {busy() ? editorText.imageComing : editorText.addImage}
            </button>
          </Show>
        }
      >
        {(picture) => (
          <div class="dk-picture">
            <img src={imagePath(picture().file)} alt={picture().alt} />
            <div>
              <label class="dk-lab" for="image-alt">
                {editorText.alt}
              </label>
              <input
                class="dk-inp"
                id="image-alt"
                type="text"
                maxLength={120}
                classList={{ "is-doubt": picture().alt.trim() === "" }}
                disabled={props.locked}
                value={picture().alt}
                onInput={(event) =>
                  props.sheet.edit((c) => ({ ...c, image: { file: picture().file, alt: event.currentTarget.value } }), "image.alt")
                }
              />
              <p class="dk-hint">{editorText.altHint}</p>
              <Show when={!props.locked}>
                <button type="button" class="textbtn" onClick={() => picker.click()}>
                  {editorText.otherImage}
                </button>
                <button type="button" class="textbtn" onClick={() => props.sheet.edit((c) => ({ ...c, image: null }))}>
                  {editorText.noImage}
                </button>
              </Show>
            </div>
          </div>
        )}
      </Show>
      <ProblemLine text={problem()} />
    </div>
  );
}
