import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchForms, chooseShortName, longest, shortenUnit } from "./import-short-name.ts";

const short = (name: string, above: string[], shared = false, taken: string[] = []) =>
  chooseShortName(branchForms(name, above, "青澜区", shared), new Set(taken));

describe("short names", () => {
  it.each([
    ["中共青澜区柳堰镇委员会", "柳堰镇"],
    ["新桥街道党工委", "新桥街道"],
    ["区直机关工委", "区直机关"],
    ["区委党校党委", "区委党校"],
    ["柳堰镇机关党总支部委员会", "柳堰镇机关总支"],
  ])("call %s %s", (name, text) => {
    expect(shortenUnit(name, "青澜区")).toBe(text);
  });

  it.each([
    ["新桥里社区第二党支部", ["新桥街道"], false, "新桥里社区第二支部"],
    ["中共柳堰镇张庄村支部委员会", ["柳堰镇"], false, "柳堰镇张庄村支部"],
    ["柳堰镇农业合作社联合党支部", ["柳堰镇"], false, "柳堰镇农业合作社"],
    ["区委党校党支部", ["区直机关"], false, "区委党校支部"],
    ["第一党支部", ["财政局"], true, "财政局第一支部"],
    ["机关第一党支部", ["机关总支", "柳堰镇"], true, "柳堰镇机关第一支部"],
    ["机关党支部", ["柳堰镇"], false, "柳堰镇机关支部"],
  ])("call the branch %s below %j %s", (name, above, shared, text) => {
    expect(short(name, above, shared)).toEqual({ text, cut: false });
  });

  it("keep the number of a branch when something has to go, and say so", () => {
    expect(short("青澜区自然资源和规划局机关第一党支部", [])).toEqual({ text: "自然资源和规一支部", cut: true });
    expect(short("新桥里社区党支部", [], false, ["新桥里社区支部", "新桥里社区"])).toEqual({ text: "新桥里社区2", cut: true });
  });

  it("fit the wall and differ, whatever the names are", () => {
    const name = fc.string({
      unit: fc.constantFrom("青", "澜", "区", "党", "支", "部", "第", "一", "二", "机", "关", "𠮷"),
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), fc.array(name, { maxLength: 2 }), fc.boolean(), (names, above, shared) => {
        const taken = new Set<string>();
        for (const one of names) {
          const { text } = chooseShortName(branchForms(one, above, "青澜区", shared), taken);
          expect([...text].length).toBeLessThanOrEqual(longest);
          expect(text).not.toBe("");
          expect(taken.has(text)).toBe(false);
          taken.add(text);
        }
      }),
    );
  });
});
