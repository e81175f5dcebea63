import { describe, expect, it } from "vitest";
import type { UnitKind, UnitTable } from "../roster/tables.ts";
import { buildTree } from "../roster/tree.ts";
import { isCardNumber } from "./card-number.ts";
import { layCards } from "./cards-layout.ts";
import { cardsPage } from "./cards-page.ts";
import { cardToken } from "./digests.ts";

const secret = Buffer.alloc(32, 3);
const origin = "https://zhishi.example.gov.cn";
const unit = (id: string, parent_id: string | null, kind: UnitKind, name: string, position: number): UnitTable => ({
  id,
  parent_id,
  kind,
  name,
  short_name: name,
  position,
});
const tree = buildTree([
  unit("d", null, "district", "青澜区", 0),
  unit("k", "d", "committee", "新桥街道党工委", 0),
  unit("b1", "k", "branch", "第一党支部", 0),
  unit("b2", "k", "branch", "第二党支部", 1),
]);
const holder = (cardId: string, name: string, branchId: string) => ({ cardId, name, branchId });

describe("cards on paper", () => {
  it("follow the roster's order of branches and the names' order within, namesakes counted", () => {
    const holders = [holder("c1", "周芳", "b2"), holder("c2", "张伟", "b1"), holder("c3", "陈勇", "b1"), holder("c4", "张伟", "b1")];
    const laid = layCards(tree, "d", holders, secret, origin);
    expect(laid.map(({ committee, branch, cards }) => [committee, branch, cards.map((card) => [card.name, card.namesake])])).toEqual([
      [
        "新桥街道党工委",
        "第一党支部",
        [
          ["陈勇", undefined],
          ["张伟", { nth: 1, of: 2 }],
          ["张伟", { nth: 2, of: 2 }],
        ],
      ],
      ["新桥街道党工委", "第二党支部", [["周芳", undefined]]],
    ]);
    expect(layCards(tree, "b2", holders, secret, origin)).toHaveLength(1);
    const card = laid[0]?.cards[0];
    expect(card?.link).toBe(`${origin}/sign-in#${cardToken(secret, "c3")}`);
    expect(isCardNumber(card?.number ?? "")).toBe(true);
  });

  const page = (people: string[], branch = "第一党支部") =>
    cardsPage({
      district: "青澜区",
      address: "zhishi.example.gov.cn",
      branches: [
        {
          committee: "新桥街道党工委",
          branch,
          cards: people.map((name) => ({ name, number: "123456789012", link: `${origin}/sign-in#x` })),
        },
      ],
    });
  const countOf = (text: string, part: string) => text.split(part).length - 1;

  it("stand ten on a sheet, every sheet saying whose it is", () => {
    const text = page(Array.from({ length: 21 }, (_, i) => `姓名${i}`));
    expect(countOf(text, 'class="sheet"')).toBe(3);
    expect(countOf(text, "<article")).toBe(21);
    expect(text).toContain("第一党支部，第 3 张共 3 张，21 人");
    expect(text).toContain("1234 5678 9012");
  });

  it("show names as text, fetch nothing and carry the token in the drawing alone", () => {
    const text = page([`<img src=x onerror="alert(1)">&'`], "<script>支部");
    expect(text).not.toMatch(/<img|<script/);
    expect(text).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39; 同志");
    expect(text).not.toContain(origin);
    expect(text).not.toMatch(/<[^>]*\b(src|href)=|url\(|@import/);
  });
});
