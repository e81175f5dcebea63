import { hasMarkup, lossDoubts, plainText } from "../markup/plain-text.ts";
import { doubt } from "./sheet.ts";
import { cleanLine } from "../text/clean.ts";
import { squeezed } from "./squeezed.ts";
import type { Fields } from "./fields.ts";

/** Fields whose texts carry HTML or its entities, as exports of web systems do, as plain text. Others are returned as they are. */
export function cleanFields(asWritten: Fields): Fields {
  const fields = withPlainMarks(asWritten);
  const texts = [fields.stem, fields.optionsText, fields.explanation, ...fields.options, ...[fields.key].flat()];
  if (!texts.some(hasMarkup)) return fields;
  const lost: string[] = [];
  const clean = (text: string): string => {
    const plain = plainText(text);
    lost.push(...plain.lost);
    return plain.text;
  };
  const { stem, options, explanation, key } = fields;
  const cleaned: Fields = {
    ...fields,
    stem: clean(stem),
    options: options.map(clean),
    optionsText: clean(fields.optionsText),
    explanation: clean(explanation),
    key: Array.isArray(key) ? key.map(clean) : clean(key),
  };
  const doubts = [...fields.doubts, ...lossDoubts(lost)];
  // Whole files of <p>…</p> are how a system writes; a lone &nbsp; is a slip that somebody should see.
  if (!texts.some((text) => /<[a-z/]/i.test(text)))
    doubts.push(doubt("entity-read", "whole", "原文里有 &nbsp; 一类的网页标记，已换成文字，请核对。"));
  return { ...cleaned, doubts };
}

const glyphs = /[\ue000-\uf8ff]/gu;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/** Ticks of symbol fonts are answers, and what nobody sees must not hide one. Stems and options stay as the file has them. */
function withPlainMarks(fields: Fields): Fields {
  const plain = (text: string) =>
    squeezed(text.search(glyphs) >= 0 || text.search(invisible) >= 0 ? cleanLine(text).replace(glyphs, "") : text);
  const { key, otherKey } = fields;
  return {
    ...fields,
    stem: squeezed(fields.stem),
    options: fields.options.map(squeezed),
    optionsText: squeezed(fields.optionsText),
    type: plain(fields.type),
    key: Array.isArray(key) ? key.map(plain) : plain(key),
    ...(otherKey === undefined ? {} : { otherKey: plain(otherKey) }),
  };
}
