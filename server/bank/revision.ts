import { canonicalJson, sha256 } from "./canonical.ts";
import type { Layer, Period, Question, QuestionType } from "./question.ts";

/** What a revision is made of: the question and where it stands. Frozen in releases as it is. */
export interface FrozenQuestion {
  layer: Layer;
  period: Period;
  question: Question;
}

/** An immutable state of a question. `content` holds the key: it goes to no reader before the reveal point. */
export interface Revision {
  id: string;
  bankId: string;
  questionId: string;
  type: QuestionType;
  period: Period;
  topic: string;
  difficulty: number;
  layer: Layer;
  content: Question;
}

/** SHA-256 over the canonical JSON of layer, period and question. */
export const digestOf = ({ layer, period, question }: FrozenQuestion): string => sha256(canonicalJson({ layer, period, question }));

/** `<question id>@<first 12 hexadecimal digits of the digest>`: the same content is the same revision. */
export const revisionIdOf = (frozen: FrozenQuestion): string => `${frozen.question.id}@${digestOf(frozen).slice(0, 12)}`;

export function revisionOf(bankId: string, { layer, period, question }: FrozenQuestion): Revision {
  return {
    id: revisionIdOf({ layer, period, question }),
    bankId,
    questionId: question.id,
    type: question.type,
    period,
    topic: question.topic,
    difficulty: question.difficulty,
    layer,
    content: question,
  };
}
