import { childrenNamed, firstNamed, valueOf, type XmlElement } from "./xml.ts";

/** A place in a list, as a paragraph or its style states it. */
export interface ListPlace {
  list?: string;
  level?: number;
}

/** Numbering that comes with a paragraph's style, through the styles it is based on. */
export function styleLists(root: XmlElement | undefined): (style: string | undefined) => ListPlace {
  const styles = new Map((root ? childrenNamed(root, "style") : []).map((style) => [style.attributes["styleId"] ?? "", style]));
  return (id) => {
    const found: ListPlace = {};
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); at = parentOf(styles.get(at))) {
      seen.add(at);
      const own = listPlace(styles.get(at));
      found.list ??= own.list as string;
      found.level ??= own.level as number;
    }
    return found;
  };
}

const parentOf = (style: XmlElement | undefined) => style && valueOf(firstNamed(style, "basedOn"));

function listPlace(style: XmlElement | undefined): ListPlace {
  const properties = style && firstNamed(style, "pPr");
  const numbering = properties && firstNamed(properties, "numPr");
  if (!numbering) return {};
  const list = valueOf(firstNamed(numbering, "numId"));
  const level = valueOf(firstNamed(numbering, "ilvl"));
  return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level: Number(level) }) };
}
