import { questionsFolder, readBanks } from "../bank/files.ts";
import { parseBank } from "../bank/parse.ts";
import type { Question } from "../bank/question.ts";

/** The published books simulated members have studied: questions by type and stem, several where stems repeat. */
export function readKnowledge(): Map<string, Question[]> {
  const known = new Map<string, Question[]>();
  for (const sources of readBanks(questionsFolder)) {
    for (const { question } of parseBank(sources).bank.entries) {
      const name = knownAs(question);
      known.set(name, [...(known.get(name) ?? []), question]);
    }
  }
  return known;
}

export const knownAs = (question: { type: string; stem: string | null }): string => `${question.type} ${question.stem}`;
