import type { QuestionView } from "../lib/views.ts";
import "./picture.css";

/** The picture that belongs to a stem. Its words stand in its place where it does not come or is not seen. */
export function Picture(props: { image: NonNullable<QuestionView["image"]> }) {
  return (
    <p class="picture">
      <img src={`/api/images/${encodeURIComponent(props.image.file)}`} alt={props.image.alt} />
    </p>
  );
}
