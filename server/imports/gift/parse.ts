import { type GIFTQuestion, parse } from "gift-pegjs";
import { giftBlocks } from "./blocks.ts";

export interface ParsedBlock {
  text: string;
  line: number;
  questions: GIFTQuestion[];
  /** Set when the block is not GIFT. */
  failed?: boolean;
  /** Braces and marks of full width were read as GIFT's own. */
  mended?: boolean;
}

/** Longest block that is parsed: the grammar looks ahead and back, and no question comes near it. */
const longest = 20_000;

/** Parses a GIFT file question by question, so that one bad question costs only itself. */
export function parseGift(text: string): ParsedBlock[] {
  return giftBlocks(text).map((block) => {
    if (/^(?:\s*(?:\/\/[^\n]*)?\n?)*$/.test(block.text)) return { ...block, questions: [] };
    if (block.text.length > longest) return { ...block, questions: [], failed: true };
    const questions = attempt(block.text) ?? attempt(block.text.replace(/\n(?:[^\S\n]*\n)+/g, "\n"));
    const wide =
      /[｛｝]/u.test(block.text) && fullWidth.test(block.text) && (!questions || questions.some(({ type }) => type === "Description"));
    if (wide) {
      const mended = attempt(narrowed(block.text));
      return mended ? { ...block, questions: mended, mended: true } : { ...block, questions: [], failed: true };
    }
    return questions ? { ...block, questions } : { ...block, questions: [], failed: true };
  });
}

/** What an input method makes of braces, = and ~. */
const fullWidth = /[｛{][^｛｝{}]*[=~＝～#＃TFＴＦ对错][^｛｝{}]*[｝}]/u;
const narrowed = (text: string): string =>
  text.replace(
    /[｛{]([^｛｝{}]*)[｝}]/gu,
    (_, inner: string) => `{${inner.replace(/[＝～＃％]/gu, (mark) => "=~#%"["＝～＃％".indexOf(mark)] as string)}}`,
  );

/** Undefined when it is not GIFT. Blank lines inside an answer are more than the grammar allows, and people write them. */
function attempt(text: string): GIFTQuestion[] | undefined {
  try {
    return parse(`${text}\n`);
  } catch {
    return undefined;
  }
}
