import { describe, expect, it } from "vitest";
import { placeOf, placesWithin } from "./option-texts.ts";

describe("where an option's text stands", () => {
  it.each<[string, string[], number]>([
    ["1.5", ["15", "1.5", "0.15"], 1],
    ["-5℃", ["+5℃", "-5℃"], 1],
    ["<10", [">10", "<10"], 1],
    ["北京。", ["上海", "北京"], 1],
    ["《论持久战》", ["矛盾论", "论持久战"], 1],
    ["5", ["+5", "-5"], -1],
    ["甲", ["甲", "甲"], 0],
    ["丙", ["甲", "乙"], -1],
  ])("%s in %j", (text, options, place) => {
    expect(placeOf(text, options)).toBe(place);
  });

  it.each<[string, string[], number[] | undefined]>([
    ["甲，乙，丙", ["甲，乙", "丙", "丁"], [0, 1]],
    ["甲、乙", ["乙", "甲", "丙"], [0, 1]],
    ["甲乙丙", ["甲", "乙丙", "甲乙", "丙"], undefined],
    ["甲、戊", ["甲", "乙"], undefined],
  ])("%s in %j", (text, options, places) => {
    expect(placesWithin(text, options)).toEqual(places);
  });
});
