import { roleOfHeading } from "../table/headings.ts";

/** What ends a name and says only how the value is kept. */
const kept = /[-_]?(?:html|list|lists|array|arr|json|str|string|info|vos?|dtos?|text|value|content)$/i;

/** Names of fields that a table would hardly have for a heading; the likelier first. What somebody answered is not the answer. */
const others: readonly [RegExp, string][] = [
  [/^(?:user|my|your|student|member|stu|given|old|last)/i, ""],
  [/^(?:right|correct|true|standard|reference)\w*(?:answers?|options?|opts?|keys?|choices?|items?|ids?|ind(?:ex|ices))$/i, "key"],
  [/^\w*(?:question|item|subject|exam|problem|topic|exercise)_?(?:key|answers?)$/i, "key"],
  [/^is_?(?:true|false)$/i, "key"],
  [/^(?:query|statement|sentence|exercise|problem|ask|问|问题)$/i, "stem"],
  [/(?:options|choices)$/i, "options"],
  [/^\w{2,12}_?(?:content|stem|title|body)$/i, "stem"],
  [/^(?:description|desc|name)$/i, "stem"],
];

/** What a field's name says it holds, and how likely: the lower rank the likelier. */
export function roleOfName(name: string): { role: string; rank: number } | undefined {
  const role = roleOfHeading(name);
  if (role?.sure) return { role: role.role, rank: role.rank };
  if (/feedback|count|rate|num$|time|url$|image|picture|audio|video/i.test(name)) return role && { role: role.role, rank: role.rank + 50 };
  const bare = name.replace(kept, "");
  const inner = bare === name || bare === "" ? undefined : roleOfHeading(bare);
  if (inner?.sure) return { role: inner.role, rank: inner.rank + 40 };
  if (role) return { role: role.role, rank: role.rank + 50 };
  const at = others.findIndex(([pattern]) => pattern.test(name));
  const other = others[at]?.[1];
  return other === undefined || other === "" ? undefined : { role: other, rank: 150 + at };
}
