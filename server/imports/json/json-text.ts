import { FileRefused } from "../file-refused.ts";
import { scriptValues } from "./script-values.ts";

const named = /^(?:export\s+)?(?:default\b|(?:(?:var|let|const)\s+)?[\w$.]+(?:\s*:[^=\n]{1,60})?\s*=(?!=|>))/gmu;
/** How programs begin that hold lists of questions: an assignment, an import, a page of a mini program. */
const isScript = (text: string): boolean =>
  /^\s*(?:\/\/[^\n]*\n\s*|\/\*[\s\S]{0,3000}?\*\/\s*|#[^\n]*\n\s*|"""[\s\S]{0,2000}?"""\s*|['"]use \w+['"];?\s*)*(?:(?:import|from|export|interface|type|declare|class)\s|(?:var|let|const)\s+[\w$]+|module\.exports|Page\(\{|(?:window\.)?[\w$]+\s*(?::[^=\n]{1,60})?=\s*[[{(])/u.test(
    text.slice(0, 8000),
  );

/** Whether a text is a program with records in it. */
export const looksLikeScript = (text: string): boolean =>
  isScript(text) && /[{,]\s*["']?[\w$\p{L}]+["']?\s*:\s*["'`[{]/u.test(text.slice(0, 200_000));

/** Whether a text begins as JSON does, also one object a line, also assigned to a name as in a script. */
export const looksLikeJson = (text: string): boolean =>
  /^\s*(?:\[\s*(?:\/[/*]|[[{"\]])|\{\s*(?:\/[/*]|["'}\w]+\s*:?))/u.test(withoutScript(text).slice(0, 2000)) &&
  /["']\s*:|\[\s*["[]|[{,]\s*[\w$]+\s*:\s*["'`[{]/u.test(text.slice(0, 20_000));

/**
 * The value of a JSON text, or the list of those of its lines. Trailing commas and comments, which people leave, are let
 * pass; anything else that is not JSON is refused with the line.
 */
export function parseJson(text: string): unknown {
  // Several values, each with its own name: none of them may be lost.
  if (isScript(text) && (text.match(named) ?? []).length > 1) {
    const values = scriptValues(text);
    if (values.length > 0) return values;
  }
  const bare = withoutScript(text);
  const first = attempt(bare);
  if (first.ok) return first.value;
  const lines = bare
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== ",");
  if (lines.length > 0 && lines.every((line) => /^[{[].*[}\]],?$/su.test(line))) {
    const values = lines.map((line) => attempt(line.replace(/,$/, "")));
    if (values.every(({ ok }) => ok)) return values.map(({ value }) => value);
  }
  const mended = attempt(withoutSlips(bare));
  if (mended.ok) return mended.value;
  const values = isScript(text) ? scriptValues(text) : [];
  if (values.length > 0) return values;
  throw new FileRefused(
    `这个文件像是 JSON，但第 ${lineOf(bare, first.message)} 行附近写得不合格式，没有读。请改正后再导入，或交 Excel 文件。`,
  );
}

const assignment = /^(?:export\s+default|(?:export\s+)?(?:var|let|const)\s+[\w$]+\s*=|module\.exports\s*=|[\w$.]+\s*=)\s*/u;

/** `var questions = [ … ]; module.exports = questions;` → `[ … ]` */
function withoutScript(text: string): string {
  const bare = text.trim().replace(assignment, "");
  const tail = bare.length > 300 ? bare.slice(-300) : bare;
  const exported = tail.search(/[\]}];?\s{0,40}(?:module\.exports\b|export\b)/u);
  let end = exported < 0 ? bare.length : bare.length - tail.length + exported + 1;
  while (end > 0 && /[;\s]/.test(bare.charAt(end - 1))) end--;
  return bare.slice(0, end);
}

function attempt(text: string): { ok: boolean; value?: unknown; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown, message: "" };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : "" };
  }
}

/** A string in any quotes, a comment, a name before a colon. */
const pieces =
  /("(?:[^"\\]|\\.)*")|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.)*)`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|([\p{L}_$][\p{L}\p{N}_$]*)(?=\s*:)/gu;

/** What scripts allow and JSON does not: other quotes, bare names, comments, a comma before a closing bracket. */
const withoutSlips = (text: string) =>
  text
    .replace(pieces, (_, string?: string, single?: string, back?: string, name?: string) => {
      const other = single ?? back ?? name;
      return string ?? (other === undefined ? "" : JSON.stringify(other.replace(/\\(['`"\\])/g, "$1")));
    })
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/gu, (_, string: string | undefined) => string ?? "");

function lineOf(text: string, message: string): number {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return text.slice(0, position).split("\n").length;
}
