const fields = /^(?:pairs?|match(?:es|ing|Pairs|ingPairs)?|pairList|subQuestions|options|items|配对|连线)$/i;
const lefts = /^(?:left|term|prompt|stem|question|source|from|key|subQuestion|左|左边|左侧|题)$/i;
const rights = /^(?:right|definition|match|answer|target|to|value|subAnswer|右|右边|右侧|答)$/i;

/** The two sides of each pair, where a record lists them as objects: `{pairs: [{left, right}, …]}`. */
export function pairsOf(record: Record<string, unknown>): [string, string][] | undefined {
  for (const [name, value] of Object.entries(record)) {
    if (!fields.test(name) || !Array.isArray(value) || value.length < 2) continue;
    const pairs = value.map(pairOf);
    if (pairs.every((pair) => pair !== undefined)) return pairs as [string, string][];
  }
  return undefined;
}

function pairOf(value: unknown): [string, string] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text = (name: RegExp) => {
    const found = Object.entries(value).find(([own]) => name.test(own))?.[1];
    return typeof found === "string" || typeof found === "number" ? String(found).trim() : "";
  };
  const [left, right] = [text(lefts), text(rights)];
  return left === "" || right === "" || `${left}${right}`.includes(" = ") ? undefined : [left, right];
}
