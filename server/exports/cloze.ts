import type { Question } from "../bank/question.ts";
import { htmlText, withoutTags } from "./html-text.ts";

const gap = /_{2,}|＿+|（[ \u3000]*）/g;
/** Marks of Cloze's own; `{` begins a sub-question only with a figure behind it, in a stem as well. */
const escaped = (text: string): string => withoutTags(text).replace(/[\\}#~/"{]/g, (mark) => `\\${mark}`);

/** A stem with several gaps in Moodle's Cloze: each gap a short answer with all its accepted forms. */
export function clozeStem({ stem, key }: Extract<Question, { type: "blank" }>): string {
  const fields = key.map((forms) => `{1:SHORTANSWER:${forms.map((form) => `=${escaped(form)}`).join("~")}}`);
  const html = htmlText(stem).replace(/\{/g, "&#123;");
  const count = (html.match(gap) ?? []).length;
  let next = 0;
  const filled = count === fields.length ? html.replace(gap, () => fields[next++] as string) : `${html} ${fields.join(" ")}`;
  return `<p>${filled}</p>`;
}
