import { normaliseBlank } from "../../server/attempts/blank.ts";
import type { Question } from "../../server/bank/question.ts";
import type { Choice } from "../../server/papers/choice.ts";
import type { Slot } from "../../server/papers/paper.ts";

/**
 * The score of one slot by another road than the product's: it compares the texts a member saw and chose with the texts
 * of the key, where the product compares positions. Only the equality of fill-in texts is taken from the product.
 * @param orderCredit how an ordering question counts; multiple choice is all or nothing.
 */
export function recountSlot(
  { order, rights, marks }: Slot,
  question: Question,
  choice: Choice,
  orderCredit: "all-or-nothing" | "pairwise",
): number {
  if (choice === null) return 0;
  switch (question.type) {
    case "judge":
      return choice === question.key ? marks : 0;
    case "single":
    case "multiple": {
      const chosen = ([] as unknown[]).concat(choice).map((shown) => question.options[order[shown as number] as number]);
      const right = question.options.filter((_, i) => question.key.includes(String.fromCharCode(65 + i)));
      return chosen.length === right.length && right.every((text) => chosen.includes(text)) ? marks : 0;
    }
    case "blank": {
      const written = choice as string[];
      const accepts = (accepted: string[], text: string) => accepted.some((form) => normaliseBlank(form) === normaliseBlank(text));
      return question.key.every((accepted, i) => accepts(accepted, written[i] ?? "")) ? marks : 0;
    }
    case "match": {
      const partnerOf = new Map(question.pairs);
      const seen = (choice as number[]).map(
        (right, left) => [question.pairs[order[left] as number]?.[0], question.pairs[rights?.[right] ?? -1]?.[1]] as const,
      );
      return seen.every(([left, right]) => left !== undefined && partnerOf.get(left) === right) ? marks : 0;
    }
    case "order": {
      const placed = (choice as number[]).map((shown) => question.options[order[shown] as number] as string);
      const length = question.options.length;
      if (placed.length !== length) return 0;
      const pairs = question.options.flatMap((first, i) =>
        question.options.slice(i + 1).map((second) => placed.indexOf(first) < placed.indexOf(second)),
      );
      const right = pairs.filter(Boolean).length;
      if (right === pairs.length) return marks;
      return orderCredit === "pairwise" ? Math.floor((marks * right) / pairs.length) : 0;
    }
  }
}
