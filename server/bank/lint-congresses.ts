import type { Entry } from "./entry.ts";
import { type Finding, warningIn } from "./finding.ts";
import { assertedBy } from "./texts.ts";

/** Years in which the national congresses of the Party opened, first to twentieth. Source: the public record of each congress. */
const congressYears = [
  1921, 1922, 1923, 1925, 1927, 1928, 1945, 1956, 1969, 1973, 1977, 1982, 1987, 1992, 1997, 2002, 2007, 2012, 2017, 2022,
];

/** Plenary sessions that people ask about, by congress and session. Source: the communiqué of each session. */
const plenumYears: Record<string, number> = {
  "6.6": 1938,
  "7.2": 1949,
  "7.3": 1950,
  "8.10": 1962,
  "11.3": 1978,
  "11.4": 1979,
  "11.5": 1980,
  "11.6": 1981,
  "12.3": 1984,
  "12.6": 1986,
  "13.4": 1989,
  "14.3": 1993,
  "14.4": 1994,
  "14.6": 1996,
  "15.3": 1998,
  "15.4": 1999,
  "15.5": 2000,
  "16.3": 2003,
  "16.4": 2004,
  "16.5": 2005,
  "16.6": 2006,
  "17.3": 2008,
  "17.4": 2009,
  "17.5": 2010,
  "17.6": 2011,
  "18.3": 2013,
  "18.4": 2014,
  "18.5": 2015,
  "18.6": 2016,
  "19.2": 2018,
  "19.3": 2018,
  "19.4": 2019,
  "19.5": 2020,
  "19.6": 2021,
  "20.2": 2023,
  "20.3": 2024,
};

const number = "[一二三四五六七八九十]{1,3}";
const congress = `(?:中国共产党|中共|党的)?第?(${number})(?:次全国代表大会|大(?![会学队型纲类]))(?!第?二次会议)`;
const plenum = `(?:中国共产党|中共|党的)?(${number})届(${number})中全会`;
const year = "(\\d{4})年";
const day = "(?:\\d{1,2}月)?(?:\\d{1,2}日)?";
// 1992年10月，党的十四大… and 党的十四大于1992年…, 党的十四大（1992年…: only where year and meeting touch. In “发生于1919年5月，
// 党的一大…” the year belongs to what went before.
const opening = "(?<![于在为是至到—（(])";
const patterns = [
  { pattern: new RegExp(`${opening}${year}${day}[，,]?(?:召开的|举行的|召开|举行)?${plenum}(?!以[来后前])`, "g"), of: [1, 2, 3] },
  { pattern: new RegExp(`${plenum}(?:于|在|[（(])${year}`, "g"), of: [3, 1, 2] },
  { pattern: new RegExp(`${opening}${year}${day}[，,]?(?:召开的|举行的|召开|举行)?${congress}(?!以[来后前])`, "g"), of: [1, 2] },
  { pattern: new RegExp(`${congress}(?:于|在|[（(])${year}`, "g"), of: [2, 1] },
] as const;

/** A congress or plenum named together with a year that is not its own. */
export function lintCongresses(entry: Entry): Finding[] {
  const wrong = new Set<string>();
  for (const text of assertedBy(entry.question)) {
    for (const { pattern, of } of patterns) {
      for (const match of text.matchAll(pattern)) {
        const [yearAt, congressAt, sessionAt] = of;
        const said = Number(match[yearAt]);
        const held = yearOf(match[congressAt] ?? "", sessionAt === undefined ? undefined : match[sessionAt]);
        if (held !== undefined && held !== said) wrong.add(`“${match[0]}”：这次会议在 ${held} 年召开，请核对届次和年份`);
      }
    }
  }
  return [...wrong].map((message) => warningIn(entry, "congress-year", message));
}

function yearOf(congress: string, session: string | undefined): number | undefined {
  const ordinal = numeralOf(congress);
  return session === undefined ? congressYears[ordinal - 1] : plenumYears[`${ordinal}.${numeralOf(session)}`];
}

/** 一 … 九十九 as a number. */
function numeralOf(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text];
  const digit = (character = "") => Math.max("〇一二三四五六七八九".indexOf(character), 0);
  return (tens === "0" ? 0 : tens === "" ? 1 : digit(tens)) * 10 + (ones === "" ? 0 : digit(ones));
}
