/** What the check of a bank has to say about one place of it. Errors stop a release, warnings ask for a second look. */
export interface Finding {
  level: "error" | "warning";
  /** Stable name of the rule. */
  code: string;
  /** `questions/…/file.yaml:12`, or a folder when there is no line. */
  place: string;
  message: string;
  questionId?: string;
}

interface Subject {
  place: string;
  question: { id: string };
}

const about =
  (level: Finding["level"]) =>
  ({ place, question }: Subject, code: string, message: string): Finding => ({ level, code, place, message, questionId: question.id });

export const errorIn = about("error");
export const warningIn = about("warning");
