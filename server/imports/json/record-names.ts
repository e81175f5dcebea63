import { roleOfHeading } from "../table/headings.ts";

/** What ends a name and says only how the value is kept. */
/** What begins a name and says only that it is a field. */
const prefix =
  /^(?:fld|fd|f|str|s|m|v|c|q|t|ti|exam|test|subject|question|problem|item|choice|topic)_(?=[a-z])|^(?:fld|str|exam|subject|question|problem|topic)(?=[A-Z])/;
const kept = /[-_]?(?:html|list|lists|array|arr|json|str|string|info|vos?|dtos?|text|value|content)$/i;

/** Names of fields that a table would hardly have for a heading; the likelier first. What somebody answered is not the answer. */
const others: readonly [RegExp, string][] = [
  [/^(?:user|my|your|student|member|stu|given|old|last)/i, ""],
  [/^(?:response_?points?|(?:item|question)_?(?:list|selects?)|selects?(?:list)?|chose|chooses?|choose(?:list)?|xuanze)$/i, "options"],
  [/^(?:right|correct|true|standard|reference)\w*(?:answers?|options?|opts?|keys?|choices?|items?|ids?|ind(?:ex|ices))$/i, "key"],
  [/^\w*(?:question|item|subject|exam|problem|topic|exercise)_?(?:key|answers?)$/i, "key"],
  [/^is_?(?:true|false)$/i, "key"],
  [/^(?:query|statement|sentence|exercise|problem|ask|问|问题)$/i, "stem"],
  [/(?:options?|choices?)(?:_?(?:arr|array|items|vos?))?$/i, "options"],
  [/^\w{2,12}_?(?:content|stem|title|body)$/i, "stem"],
  [/^(?:description|desc|name)$/i, "stem"],
];

const isOthers = (name: string): boolean => others[0]?.[0].test(name) ?? false;

/** What a field's name says it holds, and how likely: the lower rank the likelier. */
export function roleOfName(name: string): { role: string; rank: number } | undefined {
  if (isOthers(name)) return undefined;
  const role = roleOfHeading(name);
  if (role?.sure) return { role: role.role, rank: role.rank };
  if (/feedback|count|rate|num$|time|url$|image|picture|audio|video/i.test(name)) return role && { role: role.role, rank: role.rank + 50 };
  const bare = name.replace(kept, "");
  const inner = bare === name || bare === "" ? undefined : roleOfHeading(bare);
  if (inner?.sure) return { role: inner.role, rank: inner.rank + 40 };
  if (role) return { role: role.role, rank: role.rank + 50 };
  const own = name.replace(prefix, "");
  const within =
    own === name || own === ""
      ? undefined
      : (roleOfHeading(own) ?? (/^(?:name|title|text|desc)$/i.test(own) ? { role: "stem", rank: 30, sure: true } : undefined));
  if (within?.sure && !isOthers(name)) return { role: within.role, rank: within.rank + 60 };
  const at = others.findIndex(([pattern]) => pattern.test(name));
  const other = others[at]?.[1];
  return other === undefined || other === "" ? undefined : { role: other, rank: 150 + at };
}
