import { FileRefused } from "../file-refused.ts";

/** Whether a text begins as JSON does, also one object a line, also assigned to a name as in a script. */
export const looksLikeJson = (text: string): boolean =>
  /^\s*(?:\[\s*(?:\/[/*]|[[{"\]])|\{\s*(?:\/[/*]|["'}\w]+\s*:?))/u.test(withoutScript(text).slice(0, 2000)) &&
  /["']\s*:|\[\s*["[]/u.test(text.slice(0, 20_000));

/**
 * The value of a JSON text, or the list of those of its lines. Trailing commas and comments, which people leave, are let
 * pass; anything else that is not JSON is refused with the line.
 */
export function parseJson(text: string): unknown {
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
  throw new FileRefused(
    `这个文件像是 JSON，但第 ${lineOf(bare, first.message)} 行附近写得不合格式，没有读。请改正后再导入，或交 Excel 文件。`,
  );
}

/** `var questions = [ … ];` → `[ … ]` */
const withoutScript = (text: string) =>
  text
    .trim()
    .replace(/^(?:(?:export\s+default|(?:export\s+)?(?:var|let|const)\s+[\w$]+\s*=|module\.exports\s*=|[\w$.]+\s*=)\s*)/u, "")
    .replace(/;\s*$/u, "");

function attempt(text: string): { ok: boolean; value?: unknown; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown, message: "" };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : "" };
  }
}

/** Removes comments and commas before a closing bracket, outside of strings. */
const withoutSlips = (text: string) =>
  text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu, (_, string: string | undefined) => string ?? "")
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/gu, (_, string: string | undefined) => string ?? "");

function lineOf(text: string, message: string): number {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return text.slice(0, position).split("\n").length;
}
