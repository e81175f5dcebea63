import { type GIFTQuestion, parse } from "gift-pegjs";
import { giftBlocks } from "./blocks.ts";

export interface ParsedBlock {
  text: string;
  line: number;
  questions: GIFTQuestion[];
  /** Set when the block is not GIFT. */
  failed?: boolean;
}

/** Longest block that is parsed: the grammar looks ahead and back, and no question comes near it. */
const longest = 20_000;

/** Parses a GIFT file question by question, so that one bad question costs only itself. */
export function parseGift(text: string): ParsedBlock[] {
  return giftBlocks(text).map((block) => {
    if (/^(?:\s*(?:\/\/[^\n]*)?\n?)*$/.test(block.text)) return { ...block, questions: [] };
    if (block.text.length > longest) return { ...block, questions: [], failed: true };
    try {
      return { ...block, questions: parse(`${block.text}\n`) };
    } catch {
      return { ...block, questions: [], failed: true };
    }
  });
}
