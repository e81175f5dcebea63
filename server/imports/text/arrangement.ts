import type { Doubt, Reading } from "../reading.ts";
import { matchOf } from "./match-question.ts";
import { orderOf } from "./order-question.ts";

/** What an order or match question of running text needs beside its reading. */
interface Written {
  /** With letters in front taken off. */
  options: readonly string[];
  /** Lines of the question up to its answer, without its number. */
  body: readonly string[];
  /** Answers as written. */
  answers: readonly string[];
}

/**
 * Order and match questions of running text: items under letters or marks of any kind, answers that name their marks or
 * their texts. Where sides or order cannot be told the question is kept and doubted. Other readings are returned as they are.
 */
export function arrange(reading: Reading, written: Written): Reading {
  if (reading.type === "order") return ordered(reading, written);
  if (reading.type === "match") return matched(reading, written);
  return reading;
}

const unread = (message: string): Doubt => ({ code: "key-unread", field: "key", message });
/** The general reader could not know the answer of these; whoever reads it here takes its doubt away. */
const others = ({ doubts }: Reading) => doubts.filter(({ code }) => !["key-unread", "no-key", "option-letters"].includes(code));
const withoutKey = ({ key: _, ...reading }: Reading): Reading => reading;

function ordered(reading: Reading, { options, body, answers }: Written): Reading {
  const bare = { ...withoutKey(reading), doubts: others(reading) };
  const found = orderOf(options.length >= 2 ? reading.stem : body.join("\n"), options, answers);
  const message = "把括号里的数字当作各项的先后名次，请核对顺序。";
  const rank: Doubt[] = found?.byRank ? [{ code: "order-by-rank", field: "key", message }] : [];
  if (found?.told) return { ...bare, stem: found.stem, options: found.items, doubts: [...bare.doubts, ...rank] };
  const items = found?.items ?? [...options];
  const stem = found?.stem ?? reading.stem;
  return { ...bare, stem, options: items, doubts: [...bare.doubts, unread("没有认出正确的顺序，请按正确顺序排好各项。")] };
}

function matched(reading: Reading, { body, answers }: Written): Reading {
  const bare = { ...withoutKey(reading), options: [], doubts: others(reading) };
  const found = matchOf(body, answers);
  if (found && found.pairs.length >= 2) {
    const message = `右边的“${found.unused.join("、")}”没有对应的左项，已略去，请核对。`;
    const unused: Doubt[] = found.unused.length > 0 ? [{ code: "match-unused", field: "options", message }] : [];
    // Its sides are no options, whatever their letters look like.
    const doubts = bare.doubts.filter(({ code }) => code !== "swallowed");
    return { ...bare, stem: found.stem, pairs: found.pairs, doubts: [...doubts, ...unused] };
  }
  return {
    ...bare,
    // Nothing of what was written is lost while somebody has to say which belongs to which.
    stem:
      body
        .map((line) => line.trim())
        .join("\n")
        .trim() || reading.stem,
    pairs: [],
    doubts: [...bare.doubts, unread("没有认出配对的两边，请在编辑器里逐对填写。")],
  };
}
