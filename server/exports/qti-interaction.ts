import { indexesOf, letterOf } from "../bank/letters.ts";
import type { Question } from "../bank/question.ts";
import { xmlText } from "./xml-text.ts";

export interface Interaction {
  declarations: string[];
  body: string;
  processing: string;
}

const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => `<p>${xmlText(line)}</p>`)
    .join("");
const template = (name: string) => `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`;
const value = (text: string) => `<qti-value>${text}</qti-value>`;
const declare = (cardinality: string, type: string, right: readonly string[], identifier = "RESPONSE", more = "") =>
  `<qti-response-declaration identifier="${identifier}" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${right.map(value).join("")}</qti-correct-response>${more}</qti-response-declaration>`;
const choice = (identifier: string, text: string, fixed = false) =>
  `<qti-simple-choice identifier="${identifier}"${fixed ? ' fixed="true"' : ""}>${xmlText(text)}</qti-simple-choice>`;
const byCorrect = template("match_correct");

/** How a question is answered in QTI 3, and what is right. */
export function interactionOf(question: Question): Interaction {
  switch (question.type) {
    case "single":
    case "multiple": {
      const multiple = question.type === "multiple";
      const pinned = indexesOf(question.pinned ?? "");
      const choices = question.options.map((option, i) => choice(letterOf(i), option, pinned.includes(i))).join("");
      return {
        declarations: [declare(multiple ? "multiple" : "single", "identifier", [...question.key])],
        body: `${lines(question.stem)}<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${multiple ? 0 : 1}">${choices}</qti-choice-interaction>`,
        processing: byCorrect,
      };
    }
    case "judge":
      return {
        declarations: [declare("single", "identifier", [question.key ? "T" : "F"])],
        body: `${lines(question.stem)}<qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1">${choice("T", "正确")}${choice("F", "错误")}</qti-choice-interaction>`,
        processing: byCorrect,
      };
    case "order": {
      const ids = question.options.map((_, i) => letterOf(i));
      // Not in their right order, which a player without shuffling would show.
      const shown = [...question.options.entries()].reverse().map(([i, option]) => choice(ids[i] as string, option));
      return {
        declarations: [declare("ordered", "identifier", ids)],
        body: `${lines(question.stem)}<qti-order-interaction response-identifier="RESPONSE" shuffle="true">${shown.join("")}</qti-order-interaction>`,
        processing: byCorrect,
      };
    }
    case "match":
      return matchOf(question);
    case "blank":
      return blankOf(question);
  }
}

function matchOf({ stem, pairs }: Extract<Question, { type: "match" }>): Interaction {
  const set = (side: 0 | 1, prefix: string) =>
    `<qti-simple-match-set>${pairs.map((pair, i) => `<qti-simple-associable-choice identifier="${prefix}${i + 1}" match-max="1">${xmlText(pair[side])}</qti-simple-associable-choice>`).join("")}</qti-simple-match-set>`;
  const right = pairs.map((_, i) => `L${i + 1} R${i + 1}`);
  return {
    declarations: [declare("multiple", "directedPair", right)],
    body: `${lines(stem)}<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="${pairs.length}">${set(0, "L")}${set(1, "R")}</qti-match-interaction>`,
    processing: byCorrect,
  };
}

const gap = /_{2,}|＿+/g;

/** A field in each gap; where a stem marks them otherwise the fields follow it. Every accepted form scores in full. */
function blankOf({ stem, key }: Extract<Question, { type: "blank" }>): Interaction {
  const field = (i: number) => `<qti-text-entry-interaction response-identifier="RESPONSE${i + 1}" expected-length="20"/>`;
  let next = 0;
  const marked = (stem.match(gap) ?? []).length === key.length;
  const html = marked ? lines(stem).replace(gap, () => field(next++)) : `${lines(stem)}<p>${key.map((_, i) => field(i)).join(" ")}</p>`;
  const declarations = key.map((forms, i) => {
    const entries = forms.map((form) => `<qti-map-entry map-key="${xmlText(form)}" mapped-value="1" case-sensitive="false"/>`).join("");
    return declare(
      "single",
      "string",
      [xmlText(forms[0] ?? "")],
      `RESPONSE${i + 1}`,
      `<qti-mapping default-value="0">${entries}</qti-mapping>`,
    );
  });
  const scores = key.map((_, i) => `<qti-map-response identifier="RESPONSE${i + 1}"/>`).join("");
  return {
    declarations,
    body: html,
    processing: `<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>${scores}</qti-sum></qti-set-outcome-value></qti-response-processing>`,
  };
}
