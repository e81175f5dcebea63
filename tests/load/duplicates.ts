import type { Entry } from "../../server/bank/entry.ts";
import { questionsFolder, readBanks } from "../../server/bank/files.ts";
import { lintStems } from "../../server/bank/lint-stems.ts";
import { parseBank } from "../../server/bank/parse.ts";
import type { Question } from "../../server/bank/question.ts";
import { createLuck, type Luck } from "../../server/demo/random.ts";
import type { Bench } from "./bench.ts";

const questions = 20_000;
/** Questions that repeat an earlier one in other words, so that finding nothing is not a good figure. */
const planted = 200;
/** The yardstick compares so many with all others, as one would without an index; the rest of it is multiplication. */
const sampled = 100;

type Single = Extract<Question, { type: "single" }>;

/** All near-duplicates among twenty thousand questions: by stem, by stem with options and key, by what the answer makes of it. */
export const benchDuplicates: Bench = async ({ say, scale }) => {
  const luck = createLuck("duplicates");
  const count = Math.round(questions * scale);
  say(`准备 ${count} 道题……`);
  const entries = makeEntries(count, luck);
  const repeats = Math.round(planted * scale);
  for (let i = 0; i < repeats; i++) entries.push(entryOf(reworded(entries[luck.below(count)]?.question as Single), `again-${i}`));
  const naive = naiveSeconds(entries);
  say(`逐对比较要 ${Math.round(naive)} 秒（由 ${sampled} 题推算）；现在用索引……`);
  const before = performance.now();
  const findings = lintStems(entries);
  const seconds = (performance.now() - before) / 1000;
  const found = new Set(findings.map((f) => f.questionId).filter((id) => id?.startsWith("again-"))).size;
  return {
    questions: entries.length,
    seconds: round(seconds),
    planted: repeats,
    planted_found: found,
    pairs_found: findings.length,
    naive_seconds: round(naive),
    ratio_vs_naive: Math.round(naive / seconds),
    rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
  };
};

/** Clauses and options of the real banks put together anew: real words in real lengths, but no question anybody wrote. */
function makeEntries(count: number, luck: Luck): Entry[] {
  const real = readBanks(questionsFolder).flatMap((bank) => parseBank(bank).bank.entries.map((entry) => entry.question));
  const clauses = [...new Set(real.flatMap((q) => q.stem.split(/[，。；？]/)).filter((text) => text.length > 5 && !text.includes("（")))];
  const options = [...new Set(real.flatMap((q) => ("options" in q ? q.options : [])))];
  const pick = (list: readonly string[]) => list[luck.below(list.length)] as string;
  return Array.from({ length: count }, (_, i) => {
    const four = new Set<string>();
    while (four.size < 4) four.add(pick(options));
    const stem = `${pick(clauses)}，${pick(clauses)}，其中${pick(clauses).slice(0, 6)}是（　）。`;
    return entryOf({ type: "single", stem, options: [...four], key: "ABCD".charAt(luck.below(4)) }, `q-${i}`);
  });
}

function entryOf(part: Pick<Single, "type" | "stem" | "options" | "key">, id: string): Entry {
  const source = { title: "中国共产党简史", author: "编写组", date: "2021年" };
  const question: Single = { ...part, id, topic: "重大事件", difficulty: 1, explanation: "说明。", source };
  return { bankId: "bench", layer: "national", period: "1949-1978", place: id, question };
}

/** The same question as another hand would write it: a word more in the stem, the options in another order. */
function reworded({ stem, options, key }: Single): Pick<Single, "type" | "stem" | "options" | "key"> {
  const right = options[key.charCodeAt(0) - 65] as string;
  const turned = [...options.slice(1), options[0] as string];
  return { type: "single", stem: stem.replace("其中", "其中的"), options: turned, key: String.fromCharCode(65 + turned.indexOf(right)) };
}

function naiveSeconds(entries: readonly Entry[]): number {
  const sets = entries.map(({ question }) => {
    const characters = [...question.stem];
    return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
  });
  const before = performance.now();
  let alike = 0;
  for (const one of sets.slice(0, sampled)) {
    for (const other of sets) {
      let shared = 0;
      for (const bigram of one) if (other.has(bigram)) shared++;
      if ((2 * shared) / (one.size + other.size) > 0.85) alike++;
    }
  }
  if (alike < sampled) throw new Error("each is at least like itself");
  return (((performance.now() - before) / 1000) * entries.length) / sampled / 2;
}

const round = (value: number): number => Math.round(value * 100) / 100;
