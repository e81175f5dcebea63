import { describe, expect, it } from "vitest";
import { codeOf, faultOf, inTwoGroups } from "./receipt-code.ts";

describe("receipt code field", () => {
  it("takes what was typed or pasted, in any case and spacing", () => {
    for (const text of ["7K4M92QX", "7k4m 92qx", " 7K4M-92QX\n", "回执码 7K4M 92QX", "７Ｋ４Ｍ　９２ＱＸ", "7K4M 92QX 99"])
      expect(codeOf(text)).toBe("7K4M92QX");
  });

  it("groups in two while it grows", () => {
    expect(["", "7K4", "7K4M", "7K4M9", "7K4M92QX"].map(inTwoGroups)).toEqual(["", "7K4", "7K4M", "7K4M 9", "7K4M 92QX"]);
  });

  it("says what is missing", () => {
    expect(faultOf("")).toEqual({ kind: "empty" });
    expect(faultOf("7K4M9")).toEqual({ kind: "missing", places: 3 });
    expect(faultOf("7K4M92Q0")).toEqual({ kind: "never-used" });
  });

  it("allows the alphabet of codes and nothing else", () => {
    const allowed = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((last) => faultOf(`7K4M92Q${last}`) === undefined);
    expect(allowed.join("")).toBe("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
  });
});
