import { parseDocument, visit } from "yaml";
import { manifestText, questionFileText } from "./file-text.ts";
import { type BankSources, parseBank, type SourceFile } from "./parse.ts";

/** What stands between a bank's files and the one way of writing them. */
export interface Formatting {
  /** Files that would be written otherwise, as they should be. */
  changes: SourceFile[];
  /** Files that cannot be written anew without losing something, each with its reason. */
  kept: { path: string; reason: string }[];
}

/** How a bank's files should be written. Files that cannot be read, or hold comments of a person, are left alone and named. */
export function formatBank(sources: BankSources): Formatting {
  const result: Formatting = { changes: [], kept: [] };
  const judge = (file: SourceFile, text: () => string | undefined) => {
    const reason = keptFor(file);
    const wanted = reason === undefined ? text() : undefined;
    if (reason !== undefined || wanted === undefined) result.kept.push({ path: file.path, reason: reason ?? "有错误，请先改正" });
    else if (wanted !== file.text) result.changes.push({ path: file.path, text: wanted });
  };
  const { manifest } = sources;
  if (manifest) {
    const { bank, findings } = parseBank({ ...sources, files: [] });
    judge(manifest, () => (bank.manifest && noErrors(findings) ? manifestText(bank.manifest) : undefined));
  }
  for (const file of sources.files) {
    const { bank, findings } = parseBank({ ...sources, manifest: undefined, files: [file] });
    const [first] = bank.entries;
    const whole = first !== undefined && noErrors(findings);
    judge(file, () =>
      whole
        ? questionFileText(
            first.period,
            bank.entries.map(({ question }) => question),
          )
        : undefined,
    );
  }
  return result;
}

/** A missing first line is put right by writing the file anew; the manifest that was left out here is no error of the file. */
const noErrors = (findings: readonly { level: string; code: string }[]): boolean =>
  findings.every(({ level, code }) => level !== "error" || code === "schema-line" || code === "bank" || code === "folder");

/** A comment is somebody's note to somebody: it is not thrown away by a command. The line that names the schema is none. */
function keptFor({ text }: SourceFile): string | undefined {
  const document = parseDocument(text);
  const comments: (string | null | undefined)[] = [document.commentBefore, document.comment];
  visit(document, (_, node) => {
    if (node && typeof node === "object" && "commentBefore" in node) {
      const { commentBefore, comment } = node as { commentBefore?: string | null; comment?: string | null };
      comments.push(commentBefore, comment);
    }
  });
  const notes = comments.filter((comment) => comment && !/^\s*yaml-language-server:[^\n]*$/.test(comment));
  return notes.length > 0 ? "里面有注释，改写会丢掉它们" : undefined;
}
