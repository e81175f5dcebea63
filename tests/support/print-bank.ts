/** A question for the round trip: what goes in and must come out. */
export interface Printed {
  type: "single" | "multiple" | "judge";
  stem: string;
  options: string[];
  key: string | boolean;
}

/** One way to lay out a bank. */
export interface Style {
  number: (n: number) => string;
  heading: (ordinal: number, type: Printed["type"]) => string;
  /** Numbers go on through all sections instead of beginning anew. */
  goesOn: boolean;
  label: (letter: string) => string;
  layout: "lines" | "pairs" | "one-line" | "glued" | "behind-stem";
  answer: "inline" | "own-line" | "list-per-section" | "list-at-end" | "ranges-at-end" | "column-at-end";
  mark: string;
  yes: string;
  no: string;
  gapAfter: boolean;
  lineEnd: string;
  space: string;
}

const types = ["single", "multiple", "judge"] as const;
const keyText = ({ key }: Printed, style: Style) => (typeof key === "string" ? key : key ? style.yes : style.no);

/** Prints questions as a bank in one style, sections in the order single, multiple, judge. */
export function printBank(questions: readonly Printed[], style: Style): string {
  const lines: string[] = ["党史知识竞赛题库", ""];
  const keys: string[] = [];
  let n = 0;
  let ordinal = 0;
  for (const type of types) {
    const section = questions.filter((question) => question.type === type);
    if (section.length === 0) continue;
    const heading = style.heading(++ordinal, type);
    lines.push(heading);
    if (!style.goesOn) n = 0;
    const entries: [number, string][] = [];
    for (const question of section) {
      n++;
      lines.push(...printQuestion(question, n, style));
      if (style.gapAfter) lines.push("");
      entries.push([n, keyText(question, style)]);
    }
    const list = printList(entries, style);
    if (style.answer === "list-per-section") lines.push("答案：", ...list);
    else if (style.answer.endsWith("at-end")) keys.push(heading, ...list);
  }
  if (keys.length > 0) lines.push("", "参考答案", ...keys);
  return lines.join(style.lineEnd).replaceAll(" ", style.space);
}

function printQuestion(question: Printed, n: number, style: Style): string[] {
  const inline = style.answer === "inline" ? ` ${keyText(question, style)} ` : "  ";
  const bracket = style.answer === "inline" || question.type !== "judge" ? `（${inline}）` : "";
  const head = `${style.number(n)}${question.stem}${bracket}`;
  const options = question.options.map((option, i) => `${style.label(String.fromCharCode(65 + i))}${option}`);
  const lines = layOut(head, options, style.layout);
  if (style.answer === "own-line") lines.push(`${style.mark}${keyText(question, style)}`);
  return lines;
}

function layOut(head: string, options: string[], layout: Style["layout"]): string[] {
  if (options.length === 0) return [head];
  switch (layout) {
    case "lines":
      return [head, ...options];
    case "pairs":
      return [head, ...options.flatMap((option, i) => (i % 2 === 0 ? [[option, options[i + 1]].filter(Boolean).join("          ")] : []))];
    case "one-line":
      return [head, options.join("    ")];
    case "glued":
      return [head, options.join("")];
    case "behind-stem":
      return [`${head}${options.join("  ")}`];
  }
}

function printList(entries: readonly [number, string][], style: Style): string[] {
  if (style.answer === "column-at-end") return entries.map(([n, key]) => `${n}. ${key}`);
  const isLetter = entries.every(([, key]) => key.length === 1);
  if (style.answer === "ranges-at-end" && entries.length > 1) {
    const [first, last] = [entries[0]?.[0], entries.at(-1)?.[0]];
    return [`${first}-${last} ${entries.map(([, key]) => key).join(isLetter ? "" : " ")}`];
  }
  const lines: string[] = [];
  for (let i = 0; i < entries.length; i += 5)
    lines.push(
      entries
        .slice(i, i + 5)
        .map(([n, key]) => `${n}.${key}`)
        .join("  "),
    );
  return lines;
}
