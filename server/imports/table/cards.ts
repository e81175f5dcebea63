import { emptyFields, type Fields } from "./fields.ts";
import { roleOfHeading } from "./headings.ts";
import type { Row } from "./sheet.ts";

/** A question whose parts stand below each other, each behind its name: 题目 │ …, A │ …, 答案 │ … */
export interface Card {
  fields: Fields;
  units: number[];
}

interface Line {
  role: string;
  text: string;
  unit: number;
}

/** Reads rows that are a name and a text each as cards; undefined when they are anything else. Every row is in one card. */
export function readCards(rows: readonly Row[]): Card[] | undefined {
  const lines = rows.map(lineOf);
  if (rows.length < 3 || lines.some((line) => line === undefined)) return undefined;
  const cards: Line[][] = [];
  // What stands in front of the stem in every card begins it: a number, a type.
  const begins = lines[0]?.role;
  for (const line of lines as Line[]) {
    const own = cards.at(-1);
    if (own === undefined || line.role === begins || own.some(({ role }) => role === line.role)) {
      if (line.role !== begins) return undefined;
      cards.push([line]);
    } else own.push(line);
  }
  const whole = (card: readonly Line[]) => ["stem", "key"].every((role) => card.some((line) => line.role === role));
  return cards.every(whole) ? cards.map(cardOf) : undefined;
}

function lineOf(row: Row): Line | undefined {
  const filled = row.cells.filter((text) => text !== "");
  const [name = "", text = "", ...rest] = filled;
  const role = name.length <= 12 ? roleOfHeading(name) : undefined;
  if (!role?.sure || filled.length < 1 || rest.length > 0 || row.cells[0] === "") return undefined;
  return { role: role.role, text, unit: row.unit };
}

function cardOf(card: readonly Line[]): Card {
  const fields = emptyFields();
  for (const { role, text } of card) {
    if (role.startsWith("option:")) fields.options[role.charCodeAt(7) - 65] = text;
    else if (role === "options") fields.optionsText = text;
    else if (role === "number") fields.label = text;
    else if (role in fields) fields[role as "stem" | "key"] = text;
  }
  fields.options = Array.from(fields.options, (option) => option ?? "");
  return { fields, units: card.map(({ unit }) => unit) };
}
