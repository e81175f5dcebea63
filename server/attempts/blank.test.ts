import { describe, expect, it } from "vitest";
import { acceptsBlank, normaliseBlank } from "./blank.ts";

describe("fill-in normalisation", () => {
  it.each([
    ["１９２１", "1921"],
    ["一九二一年", "1921年"],
    ["七月一日", "7月1日"],
    ["07月01日", "7月1日"],
    ["7月1号", "7月1日"],
    ["十一月二十三日", "11月23日"],
    ["二万五千里", "25000里"],
    ["两万五千里", "二万五千里"],
    ["2.5万里", "25000里"],
    ["第十一届三中全会", "第11届3中全会"],
    ["一百", "100"],
    ["一千零一", "1001"],
    ["九千九百一十四万", "99140000"],
    [" 嘉兴 南湖 ", "嘉兴南湖"],
    ["“八七会议”", "八七会议"],
    ["《共产党宣言》", "共产党宣言"],
    ["马克思·恩格斯", "马克思恩格斯"],
    ["一二·九", "一二九"],
    ["○三", "03"],
    ["二〇二一", "2021"],
    ["ＣＰＣ", "cpc"],
  ])("holds %s and %s equal", (a, b) => {
    expect(normaliseBlank(a)).toBe(normaliseBlank(b));
  });

  it.each([
    ["1921", "1922"],
    ["遵义", "瓦窑堡"],
    ["7月1日", "7月11日"],
    ["一九二一", "一千九百二十二"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(normaliseBlank(a)).not.toBe(normaliseBlank(b));
  });

  it("accepts any listed form and never an empty answer", () => {
    expect(acceptsBlank(["汉口", "武汉汉口"], "武汉 汉口")).toBe(true);
    expect(acceptsBlank(["汉口"], "武昌")).toBe(false);
    expect(acceptsBlank(["汉口"], "  ")).toBe(false);
    expect(acceptsBlank(["“”"], "")).toBe(false);
  });
});
