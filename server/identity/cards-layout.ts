import { branchesBeneath, committeeOf, type Tree } from "../roster/tree.ts";
import type { BranchCards } from "./cards-page.ts";
import { cardNumber, cardToken } from "./digests.ts";

interface Holder {
  cardId: string;
  name: string;
  branchId: string;
}

const byPinyin = new Intl.Collator("zh-CN");

/** Link of a card's QR code: the token is in the fragment, so that no server on the way sees it. */
export const cardLink = (secret: Buffer, origin: string, cardId: string): string => `${origin}/sign-in#${cardToken(secret, cardId)}`;

/**
 * Cards by branch in the order of the roster, within a branch by name; namesakes are counted.
 * @param root the unit to print: the district, a committee or a branch. @param origin such as https://zhishi.example.gov.cn
 */
export function layCards(tree: Tree, root: string, holders: Holder[], secret: Buffer, origin: string): BranchCards[] {
  const places = new Map<string, Holder[]>();
  for (const holder of holders) {
    const place = places.get(holder.branchId);
    if (place) place.push(holder);
    else places.set(holder.branchId, [holder]);
  }
  return branchesBeneath(tree, root).flatMap((branch) => {
    const people = (places.get(branch.id) ?? []).toSorted((a, b) => byPinyin.compare(a.name, b.name) || (a.cardId < b.cardId ? -1 : 1));
    if (people.length === 0) return [];
    const cards = people.map(({ cardId, name }) => {
      const same = people.filter((other) => other.name === name);
      const namesake = same.length > 1 ? { nth: same.findIndex((other) => other.cardId === cardId) + 1, of: same.length } : undefined;
      return { name, namesake, number: cardNumber(secret, cardId), link: cardLink(secret, origin, cardId) };
    });
    return [{ committee: committeeOf(tree, branch.id)?.name ?? "", branch: branch.name, cards }];
  });
}
