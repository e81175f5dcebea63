/** A question of a GIFT file, or a category or comments, with where it begins. */
export interface GiftBlock {
  text: string;
  /** Of its first line that is not empty, from 1. */
  line: number;
}

/**
 * Cuts a GIFT file at blank lines that are not inside an answer. An answer that is never closed would swallow the rest
 * of the file: then the blank line ends it after all, and that one question is refused.
 */
export function giftBlocks(text: string): GiftBlock[] {
  const lines = text.split(/\r\n|\r|\n/);
  const blocks: GiftBlock[] = [];
  let own: string[] = [];
  let start = 0;
  let inside = false;
  const end = (next: number) => {
    if (own.some((line) => line.trim() !== "")) blocks.push({ text: own.join("\n"), line: start + 1 });
    own = [];
    start = next;
    inside = false;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.trim() === "" && (!inside || !closesLater(lines, i))) {
      end(i + 1);
      continue;
    }
    if (own.length === 0) start = i;
    own.push(line);
    if (!/^\s*\/\//.test(line)) inside = endsInside(line, inside);
  }
  end(lines.length);
  return blocks;
}

/** Whether the answer that is open goes on: a closing brace comes before another opens. */
function closesLater(lines: readonly string[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 60); i++) {
    const brace = /(?<!\\)[{}]/.exec(lines[i] as string)?.[0];
    if (brace !== undefined) return brace === "}";
  }
  return false;
}

function endsInside(line: string, before: boolean): boolean {
  let inside = before;
  for (const brace of line.match(/\\.|[{}]/g) ?? []) {
    if (brace === "{") inside = true;
    else if (brace === "}") inside = false;
  }
  return inside;
}
