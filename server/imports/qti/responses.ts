import { first, named, rawText, within, type XmlNode } from "../markup/xml-tree.ts";

/** What a response declaration says is right. */
export interface Declared {
  cardinality: string;
  /** Identifiers, texts, or pairs of identifiers; in order where order counts. */
  values: string[];
  /** Further values that score as much as the best. */
  alsoFull: string[];
  /** Values that score something, but not all. */
  partly: string[];
  /** The right answer is said by `correctResponse`, not worked out from scores. */
  stated: boolean;
}

/** The declarations of an item by their identifier. Response processing itself is not run: what it could compute is not looked at. */
export function declaredResponses(item: XmlNode): Map<string, Declared> {
  return new Map(named(item, "responsedeclaration").map((node) => [node.attributes["identifier"] ?? "", declared(node)]));
}

function declared(node: XmlNode): Declared {
  const cardinality = node.attributes["cardinality"] ?? "single";
  const correct = named(first(node, "correctresponse"), "value").map((value) => rawText(value).trim());
  const scores = named(first(node, "mapping"), "mapentry").map((entry) => ({
    key: (entry.attributes["mapkey"] ?? "").trim(),
    value: Number(entry.attributes["mappedvalue"] ?? 0),
  }));
  const positive = scores.filter(({ value }) => value > 0);
  const best = Math.max(0, ...positive.map(({ value }) => value));
  const stated = correct.length > 0;
  const full = positive.filter(({ value }) => value === best).map(({ key }) => key);
  const values = stated ? correct : cardinality === "single" ? full.slice(0, 1) : positive.map(({ key }) => key);
  const rest = positive.filter(({ key }) => !values.includes(key));
  return {
    cardinality,
    values,
    alsoFull: rest.filter(({ value }) => value === best).map(({ key }) => key),
    partly: rest.filter(({ value }) => value < best).map(({ key }) => key),
    stated,
  };
}

/** Whether the item works its score out in a way that a list of right answers cannot say. */
export function scoresByRule(item: XmlNode): boolean {
  const processing = first(item, "responseprocessing");
  if (!processing) return false;
  const template = processing.attributes["template"] ?? "";
  if (template !== "") return !/match_correct|map_response(?!_point)|CC2_/i.test(template);
  return within(processing, "customoperator").length > 0 || within(processing, "randominteger").length > 0;
}
