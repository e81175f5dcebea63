import { Document, isCollection, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { fileHeader, manifestHeader } from "./parse.ts";
import type { BankFile, Period, Question } from "./question.ts";

/** Fields in the order in which a person reads a question. */
const order = ["id", "type", "topic", "difficulty", "stem", "image", "options", "pairs", "key", "pinned", "explanation", "source"] as const;
const sourceOrder = ["title", "author", "publisher", "date"] as const;
const imageOrder = ["file", "alt"] as const;
const bankOrder = ["id", "title", "layer", "owner", "rehearsal"] as const;

/**
 * A file of questions as the questions folder holds it: one way of writing for every content, so that the desk, the
 * command line and a person's editor never disagree about a byte.
 */
export function questionFileText(period: Period, questions: readonly Question[]): string {
  const body = questions.map((question) => ({
    ...pick(order, question),
    ...(question.image ? { image: pick(imageOrder, question.image) } : {}),
    source: pick(sourceOrder, question.source),
  }));
  const document = new Document({ period, questions: body });
  const list = document.get("questions") as YAMLSeq<YAMLMap>;
  for (const [i, item] of list.items.entries()) {
    if (i > 0) item.spaceBefore = true;
    flowInner(item, "key");
    flowInner(item, "pairs");
  }
  return `${fileHeader}\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`;
}

/** A bank's manifest, bank.yaml. */
export function manifestText(manifest: BankFile): string {
  return `${manifestHeader}\n${new Document(pick(bankOrder, manifest)).toString({ lineWidth: 0 })}`;
}

/** Forms of one blank and the two sides of a pair stand on one line. */
function flowInner(item: YAMLMap, field: string): void {
  const value = item.get(field);
  if (!isSeq(value)) return;
  for (const inner of value.items) if (isCollection(inner)) inner.flow = true;
}

function pick<T extends object>(names: readonly string[], from: T): Record<string, unknown> {
  const given = from as Record<string, unknown>;
  return Object.fromEntries(names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}
