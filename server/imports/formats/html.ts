import type { Format, TextFile } from "../format.ts";
import { htmlLines, looksLikeHtml } from "../html/html-lines.ts";
import { htmlOfMht } from "../html/mht.ts";
import { createSplitter } from "../text/split-line.ts";
import { readLines } from "../text/read-lines.ts";

const isMht = ({ text }: TextFile) =>
  /^(?:mime-version|from|subject|content-type):/im.test(text.slice(0, 500)) && /content-type:\s*text\/html/i.test(text);

/** Web pages, also those that programs save under the name .doc, and MHT. */
export const htmlFormat: Format = {
  name: "网页",
  recognises: (file) => file.kind === "text" && (isMht(file) || (/^\s*<(?!\?xml)/.test(file.text) && looksLikeHtml(file.text))),
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const html = isMht(file) ? htmlOfMht(Buffer.from(file.text)) : undefined;
    const split = createSplitter();
    const lines = htmlLines(html ?? file.text);
    return {
      format: "网页",
      ...readLines(
        lines.flatMap((line, i) => split(line).map((text) => ({ place: { kind: "paragraph", paragraph: i + 1 } as const, text }))),
      ),
    };
  },
};
