/** Marks a place where a script has something that is no plain value: a call, a name. It is read as if nothing stood there. */
const unknown = null;

const deepest = 60;
/** Characters read at most, in times the length of the script: a failed attempt is begun again further in. */
const patience = 12;

class NoValue extends Error {}

/**
 * The lists and objects that stand in a script of JavaScript, TypeScript or Python, however it names and exports them.
 * Nothing is run: what is no plain value is passed over.
 */
export function scriptValues(text: string): unknown[] {
  const found: unknown[] = [];
  let spent = 0;
  for (let at = 0; at < text.length && spent < patience * text.length; at++) {
    const sign = text[at];
    const end = skipped(text, at);
    if (end > at) {
      at = end - 1;
      continue;
    }
    if (sign !== "[" && sign !== "{") continue;
    const reader = new LiteralReader(text, at);
    const value = reader.read();
    spent += reader.position - at;
    if (value === undefined) continue;
    found.push(value);
    at = reader.position - 1;
  }
  return found;
}

/** The end of the comment or string that begins here; the place itself where none does. */
function skipped(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === "/*") return endOf(text, "*/", at + 2);
  if (two === "//" || (text[at] === "#" && /^\s*$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at)))) return endOf(text, "\n", at);
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== "`") return at;
  const triple = text.startsWith(quote.repeat(3), at);
  if (triple) return endOf(text, quote.repeat(3), at + 3);
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i + 1;
    else if (text[i] === "\n" && quote !== "`") return at;
  }
  return at;
}

const endOf = (text: string, mark: string, from: number): number => {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
};

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "", b: "", f: "", "0": "", "\n": "" };
const words: Record<string, unknown> = { true: true, false: false, True: true, False: false };

class LiteralReader {
  position: number;
  private readonly text: string;

  constructor(text: string, position: number) {
    this.text = text;
    this.position = position;
  }

  /** The value that begins here, or undefined when it is none. */
  read(): unknown {
    try {
      return this.value(0);
    } catch (error) {
      if (error instanceof NoValue) return undefined;
      throw error;
    }
  }

  private value(depth: number): unknown {
    if (depth > deepest) throw new NoValue();
    this.space();
    const sign = this.text[this.position];
    if (sign === "{") return this.object(depth);
    if (sign === "[") return this.list("]", depth);
    if (sign === "(") return this.list(")", depth);
    if (sign === '"' || sign === "'" || sign === "`") return this.joined();
    return this.bare();
  }

  private object(depth: number): Record<string, unknown> {
    const record: [string, unknown][] = [];
    this.position++;
    for (;;) {
      this.space();
      if (this.take("}")) return Object.fromEntries(record);
      const name = this.name();
      this.space();
      if (!this.take(":")) throw new NoValue();
      record.push([name, this.value(depth + 1)]);
      this.space();
      if (!this.take(",") && this.text[this.position] !== "}") throw new NoValue();
    }
  }

  private list(end: string, depth: number): unknown[] {
    const list: unknown[] = [];
    this.position++;
    for (;;) {
      this.space();
      if (this.take(end)) return list;
      list.push(this.value(depth + 1));
      this.space();
      if (!this.take(",") && this.text[this.position] !== end) throw new NoValue();
    }
  }

  private name(): string {
    const sign = this.text[this.position];
    if (sign === '"' || sign === "'" || sign === "`") return this.string();
    const found = /^[\p{L}\p{N}_$]+/u.exec(this.text.slice(this.position, this.position + 80))?.[0];
    if (found === undefined) throw new NoValue();
    this.position += found.length;
    return found;
  }

  /** `"甲" + "乙"`, and `"甲" "乙"` as Python has it. */
  private joined(): string {
    let text = this.string();
    for (;;) {
      const before = this.position;
      this.space();
      const plus = this.take("+");
      if (plus) this.space();
      if (!/["'`]/.test(this.text[this.position] ?? "")) {
        if (plus) throw new NoValue();
        this.position = before;
        return text;
      }
      text += this.string();
    }
  }

  private string(): string {
    const quote = this.text[this.position] as string;
    if (this.text.startsWith(quote.repeat(3), this.position)) {
      const start = this.position + 3;
      this.position = endOf(this.text, quote.repeat(3), start);
      return this.text.slice(start, this.position - 3).trim();
    }
    const pieces: string[] = [];
    for (let i = this.position + 1; i < this.text.length; i++) {
      const sign = this.text[i] as string;
      if (sign === quote) {
        this.position = i + 1;
        return pieces.join("");
      }
      if (sign === "\n" && quote !== "`") throw new NoValue();
      if (sign === "$" && quote === "`" && this.text[i + 1] === "{") throw new NoValue();
      if (sign !== "\\") pieces.push(sign);
      else {
        const next = this.text[++i] ?? "";
        const code = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(this.text.slice(i, i + 5));
        if (code) i += (code[0] as string).length - 1;
        pieces.push(code ? String.fromCharCode(Number.parseInt(code[1] ?? (code[2] as string), 16)) : (escapes[next] ?? next));
      }
    }
    throw new NoValue();
  }

  /** A number, a word, or a name and whatever is called with it, which is passed over. */
  private bare(): unknown {
    const rest = this.text.slice(this.position, this.position + 200);
    const number = /^-?\d+(?:\.\d+)?(?=\s*[,}\])/#]|\s*$)/.exec(rest)?.[0];
    if (number !== undefined) {
      this.position += number.length;
      return Number(number);
    }
    const word = /^[\p{L}_$][\p{L}\p{N}_$.]*(?:\(\s*\))?(?=\s*[,}\])/#\n])/u.exec(rest)?.[0];
    if (word === undefined) throw new NoValue();
    this.position += word.length;
    return Object.hasOwn(words, word) ? words[word] : unknown;
  }

  private take(sign: string): boolean {
    if (this.text[this.position] !== sign) return false;
    this.position++;
    return true;
  }

  private space(): void {
    for (;;) {
      while (/\s/.test(this.text[this.position] ?? "")) this.position++;
      const two = this.text.slice(this.position, this.position + 2);
      if (two === "/*") this.position = endOf(this.text, "*/", this.position + 2);
      else if (two === "//" || this.text[this.position] === "#") this.position = endOf(this.text, "\n", this.position);
      else return;
    }
  }
}
