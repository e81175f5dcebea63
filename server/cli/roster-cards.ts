import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "../config.ts";
import type { Db } from "../database.ts";
import { isCardNumber } from "../identity/card-number.ts";
import { type CardHolder, listCardHolders } from "../identity/cards.ts";
import { type BranchCards, cardsPage } from "../identity/cards-page.ts";
import { layCards } from "../identity/cards-layout.ts";
import { cardNumber } from "../identity/digests.ts";
import { normaliseName, normaliseNumber } from "../identity/person-name.ts";
import { listMembers, listUnits } from "../roster/store.ts";
import type { UnitTable } from "../roster/tables.ts";
import { buildTree, rollUpPath, type Tree } from "../roster/tree.ts";

/** A unit as people at the shell write it: 柳堰镇党委 / 机关党支部. */
const labelOf = (tree: Tree, id: string): string =>
  rollUpPath(tree, id)
    .filter((unit) => unit.kind !== "district")
    .toReversed()
    .map((unit) => unit.name)
    .join(" / ");

/**
 * The unit that was meant: by id, by its whole name or path, else the only one whose path holds the words.
 * @throws Error in Chinese naming the candidates
 */
export function findUnit(tree: Tree, wanted: string, isMeant: (unit: UnitTable) => boolean): UnitTable {
  const words = wanted
    .normalize("NFC")
    .replace(/\s*[/／]\s*/g, " / ")
    .trim();
  const units = [...tree.units.values()].filter(isMeant);
  const exact = units.filter((unit) => unit.id === words || unit.name === words || labelOf(tree, unit.id) === words);
  const found = exact.length > 0 ? exact : units.filter((unit) => labelOf(tree, unit.id).includes(words));
  if (found.length === 1) return found[0] as UnitTable;
  if (found.length === 0) throw new Error(`名册里没有“${wanted}”。用 npm run roster -- list 看全部名称。`);
  const some = found.slice(0, 10).map((unit) => `  ${labelOf(tree, unit.id)}`);
  throw new Error(
    [`有 ${found.length} 个组织都叫“${wanted}”，请写全（党委/党支部）：`, ...some, ...(found.length > 10 ? ["  ……"] : [])].join("\n"),
  );
}

export async function readTree(db: Db): Promise<Tree> {
  const units = await listUnits(db);
  if (units.length === 0) throw new Error("名册还是空的。请先运行 npm run roster -- import 文件。");
  return buildTree(units);
}

/** The units right below the district, in the order of the roster. */
export async function listCommittees(db: Db): Promise<UnitTable[]> {
  const tree = await readTree(db);
  return (tree.children.get(null) ?? []).flatMap((district) => tree.children.get(district.id) ?? []);
}

export interface Collected {
  page: string;
  cards: number;
  sheets: number;
  /** Members who have no card. */
  missing: number;
}

/** The printable page of a unit's cards. @param wanted name of a committee or branch; empty: everybody. */
export async function collectCards(db: Db, config: Pick<Config, "secret">, wanted: string, origin: string): Promise<Collected> {
  const tree = await readTree(db);
  const top = wanted ? findUnit(tree, wanted, (unit) => unit.kind !== "district") : undefined;
  const holders = await listCardHolders(db);
  const roots = top ? [top.id] : (tree.children.get(null) ?? []).map((unit) => unit.id);
  const branches = roots.flatMap((root) => layCards(tree, root, holders, config.secret, origin));
  const beneath = (branchId: string) => top === undefined || rollUpPath(tree, branchId).some((unit) => unit.id === top.id);
  const members = (await listMembers(db)).filter((member) => beneath(member.branch_id)).length;
  const cards = branches.reduce((sum, branch) => sum + branch.cards.length, 0);
  const sheets = branches.reduce((sum, branch) => sum + Math.ceil(branch.cards.length / 10), 0);
  return { page: pageOf(tree, branches, origin), cards, sheets, missing: members - cards };
}

/** The page with one card alone. */
export function singleCard(tree: Tree, holder: CardHolder, config: Pick<Config, "secret">, origin: string): string {
  return pageOf(tree, layCards(tree, holder.branchId, [holder], config.secret, origin), origin);
}

const pageOf = (tree: Tree, branches: BranchCards[], origin: string): string =>
  cardsPage({ district: tree.children.get(null)?.[0]?.name ?? "", address: new URL(origin).host, branches });

/**
 * The member whose card is lost. Of several namesakes the number of the lost card tells which.
 * @throws Error in Chinese saying what is missing
 */
export async function findMember(db: Db, config: Pick<Config, "secret">, wanted: { branch: string; name: string; card: string }) {
  const tree = await readTree(db);
  const branch = findUnit(tree, wanted.branch, (unit) => unit.kind === "branch");
  const members = (await listMembers(db)).filter((m) => m.branch_id === branch.id && normaliseName(m.name) === normaliseName(wanted.name));
  if (members.length === 0) throw new Error(`${labelOf(tree, branch.id)} 里没有“${wanted.name}”。请核对姓名。`);
  const holders = new Map((await listCardHolders(db)).map((holder) => [holder.memberId, holder]));
  const numberOf = (id: string): string | undefined => {
    const holder = holders.get(id);
    return holder && cardNumber(config.secret, holder.cardId);
  };
  const number = normaliseNumber(wanted.card);
  if (number && !isCardNumber(number)) throw new Error("--card 后面的卡号不对，应是证上的 12 位数字。请再看一遍。");
  const meant = number ? members.filter((member) => numberOf(member.id) === number) : members;
  if (meant.length === 0) throw new Error(`${labelOf(tree, branch.id)} 的“${wanted.name}”没有这个卡号的证。`);
  const [member, ...others] = meant;
  if (member && others.length === 0) return { tree, branch, member };
  const list = meant.map((one) => `  ${numberOf(one.id) ?? "没有证"}${one.elder ? "　大字" : ""}`);
  throw new Error(
    [`${labelOf(tree, branch.id)} 有 ${meant.length} 位“${wanted.name}”。请用 --card 写明丢失那张的卡号：`, ...list].join("\n"),
  );
}

/** Writes for the owner's eyes alone: whoever reads this file can sign in as everybody in it. @returns the whole path. */
export function writePrivately(file: string, text: string): string {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
  return path;
}

/** Where members reach the server, to be printed. @throws Error in Chinese when it is not given or no origin. */
export function printedOrigin(given: string, config: Pick<Config, "origin">, suggestion: string | undefined): string {
  if (!given && config.origin) return config.origin;
  if (!given) {
    const hint = suggestion ? `在同一网络里试用可以写 --origin ${suggestion}` : "";
    throw new Error(
      `请写明党员的手机能打开的网址（要印进二维码），如 --origin https://zhishi.example.gov.cn，或设环境变量 ZHISHI_ORIGIN。${hint}`,
    );
  }
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash) {
    throw new Error(`--origin “${given}”不是网址，只写到域名或端口为止，如 https://zhishi.example.gov.cn`);
  }
  return url.origin;
}
