import type { BankFile, Layer, Period, Question } from "./question.ts";

/** A question of the working files with what its bank and file say about it. */
export interface Entry {
  bankId: string;
  layer: Layer;
  period: Period;
  /** `questions/…/file.yaml:12` */
  place: string;
  question: Question;
  /** Not handed in yet: where it clashes with another question it is the one that is told, and it stops nobody. */
  draft?: boolean;
}

/** A bank as it stands in its working files. Questions that break the schema are absent and named by a finding. */
export interface WorkingBank {
  id: string;
  manifest: BankFile | undefined;
  entries: Entry[];
}
