import type { Choice, ResultQuestion } from "../lib/views.ts";
import { answerText, resultText } from "../text/attempts.ts";
import { indexes, pairsOf, textsOf } from "./choice.ts";

/** One line under a question of the result. */
export interface ResultRow {
  mark: "right" | "miss" | "none";
  /** A letter, a place, a left side: what the text belongs to. */
  label: string;
  text: string;
  note?: "chosen" | "chosen-too" | "missed" | "right-one" | "yours" | "key" | "placed";
  /** What the note speaks of: the member's own text or place. */
  own?: string;
}

/** The lines of one question: what was right, what the member chose, where the two differ. */
export function resultRows(question: ResultQuestion): ResultRow[] {
  switch (question.type) {
    case "single":
      return question.options.map((text, option) =>
        optionRow(letter(option), text, question.key === option, question.choice === option, false),
      );
    case "multiple":
      return question.options.map((text, option) =>
        optionRow(
          letter(option),
          text,
          indexes(question.key).includes(option),
          indexes(question.choice).includes(option),
          question.choice !== null,
        ),
      );
    case "judge":
      return [true, false].map((value) =>
        optionRow("", value ? answerText.right : answerText.wrong, question.key === value, question.choice === value, false),
      );
    case "blank":
      return blankRows(question);
    case "order":
      return orderRows(question.options, question.key, question.choice);
    case "match":
      return matchRows(question);
  }
}

const letter = (option: number) => String.fromCharCode(65 + option);

function optionRow(label: string, text: string, isKey: boolean, isChosen: boolean, several: boolean): ResultRow {
  if (isKey) return isChosen ? { mark: "right", label, text } : { mark: "right", label, text, note: several ? "missed" : "right-one" };
  return isChosen ? { mark: "miss", label, text, note: several ? "chosen-too" : "chosen" } : { mark: "none", label, text };
}

/** Marks come from the whole question: the server alone knows how texts are compared. */
function blankRows(question: ResultQuestion): ResultRow[] {
  const keys = textsOf(question.key, question.accepted?.length ?? indexes(question.key).length);
  const own = textsOf(question.choice, keys.length);
  return keys.map((text, blank): ResultRow => {
    const label = keys.length > 1 ? resultText.blankLabel(blank) : "";
    const written = (own[blank] ?? "").trim();
    const right = question.earned === question.marks || (question.accepted?.[blank] ?? [text]).includes(written);
    if (right) return { mark: "right", label, text: written || text, ...(written !== text ? { note: "key" as const, own: text } : {}) };
    return { mark: "miss", label, text, note: "yours", own: written };
  });
}

/** In the right order, each with the place the member gave it. */
function orderRows(options: string[], key: Choice, choice: Choice): ResultRow[] {
  const tapped = indexes(choice);
  return indexes(key).map((option, place): ResultRow => {
    const own = tapped.indexOf(option);
    const row = { label: `${place + 1}`, text: options[option] ?? "" };
    return own === place ? { mark: "right", ...row } : { mark: "miss", ...row, note: "placed", own: own < 0 ? "" : `${own + 1}` };
  });
}

function matchRows(question: ResultQuestion): ResultRow[] {
  const own = pairsOf(question.choice, question.lefts.length);
  const key = pairsOf(question.key, question.lefts.length);
  return question.lefts.map((left, i): ResultRow => {
    const row = { label: resultText.pairLabel(left), text: question.rights[key[i] ?? -1] ?? "" };
    return own[i] === key[i]
      ? { mark: "right", ...row }
      : { mark: "miss", ...row, note: "yours", own: question.rights[own[i] ?? -1] ?? "" };
  });
}
