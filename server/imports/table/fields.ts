import type { Doubt } from "../reading.ts";
import type { StatedType } from "../type-words.ts";

/** One question as a table or a record gives it: texts by what they are, nothing decided yet. */
export interface Fields {
  /** As written in a column or field of its own. */
  type: string;
  /** What a heading above or the sheet's name says of all that follows; counts where `type` is empty. */
  typeAbove?: StatedType;
  stem: string;
  /** One an option, by letter; "" where a letter has none. */
  options: string[];
  /** All options in one text; read when `options` has none. */
  optionsText: string;
  /** Several values where the file keeps a list. */
  key: string | string[];
  /** The field's own name says that the answer is an index, as `answerIndex` does. */
  keyIsIndex?: boolean;
  /** A second column of answers, to compare. */
  otherKey?: string;
  explanation: string;
  source: string;
  period: string;
  topic: string;
  difficulty: string;
  label: string;
  /** Where each part has a column of its own. */
  sourceParts?: { title: string; author: string; publisher: string; date: string };
  pinned?: string;
  image?: { file: string; alt: string };
  doubts: Doubt[];
}

export const emptyFields = (): Fields => ({
  type: "",
  stem: "",
  options: [],
  optionsText: "",
  key: "",
  explanation: "",
  source: "",
  period: "",
  topic: "",
  difficulty: "",
  label: "",
  doubts: [],
});

/** What tables write where there is nothing. */
const nothing = /^(?:[/\\—–-]+|null|nan|n\/a|undefined|#n\/a|nil|none|\(空\)|（空）|空)$/i;
export const isNothing = (text: string): boolean => text === "" || nothing.test(text);
