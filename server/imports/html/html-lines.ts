import { Parser } from "htmlparser2";

const blocks = new Set(
  "address article aside blockquote body caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead title tr ul".split(
    " ",
  ),
);
const unread = new Set([
  "script",
  "style",
  "head",
  "noscript",
  "template",
  "del",
  "s",
  "strike",
  "select",
  "textarea",
  "svg",
  "math",
  "rt",
]);

interface OpenList {
  ordered: boolean;
  letters: boolean;
  next: number;
}

/**
 * The text of a web page, line by line as it is shown: blocks on lines of their own, cells of a row apart by tabs, numbers
 * and letters of lists written out. Nothing is run or fetched.
 */
export function htmlLines(html: string): string[] {
  const lines: string[] = [];
  const lists: OpenList[] = [];
  let line = "";
  let skipped = 0;
  let preformatted = 0;
  const end = () => {
    if (line.trim() !== "") lines.push(line.trim());
    line = "";
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unread.has(name)) skipped++;
        if (blocks.has(name)) end();
        if (name === "br") end();
        if (name === "pre") preformatted++;
        if ((name === "td" || name === "th") && line !== "") line += "\t";
        if (name === "ol" || name === "ul") {
          lists.push({
            ordered: name === "ol",
            letters: /^a$/i.test(attributes["type"] ?? "") || /alpha|latin/i.test(attributes["style"] ?? ""),
            next: Number(attributes["start"]) || 1,
          });
        }
        const list = lists.at(-1);
        if (name === "li" && list?.ordered) line += list.letters ? `${String.fromCharCode(64 + list.next++)}、` : `${list.next++}、`;
      },
      ontext(text) {
        if (skipped > 0) return;
        if (preformatted > 0) {
          const [first = "", ...rest] = text.split(/\r?\n/);
          line += first;
          for (const more of rest) {
            end();
            line = more;
          }
        } else line += text.replace(/[\r\n\t ]+/g, " ");
      },
      onclosetag(name) {
        if (unread.has(name)) skipped--;
        if (blocks.has(name)) end();
        if (name === "pre") preformatted--;
        if (name === "ol" || name === "ul") lists.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  end();
  return lines;
}

/** Whether text is a web page rather than text with a few marks in it. */
export const looksLikeHtml = (text: string): boolean =>
  /<(?:!doctype html|html|body|table|div|p|br|ol)\b/i.test(text.slice(0, 20_000)) && /<\/(?:html|body|p|div|table|ol|span)>/i.test(text);
