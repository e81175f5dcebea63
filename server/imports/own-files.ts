/** What this product writes for whoever runs it: whole, with ids and releases. An import would take it apart, so it is refused with the way it goes. */

const edit = "要改题，请在“题库版本”里导出成 Excel 表格，改完再导入。";

/** A bank as `bank pack` and the desk's export make it: its manifest beside the list of checksums. Looks at names alone. */
export function ownArchive(bytes: Uint8Array): string | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!zip.includes("/bank.yaml") || !zip.includes("checksums.txt")) return undefined;
  return `这是知史导出的整库文件，带着编号和历次版本，不从这里导入。请由管理员用 npm run bank -- unpack 放回。${edit}`;
}

const schemas = /^\s*# yaml-language-server: \$schema=\S*(?:question-file|bank)\.schema\.json/;
const questionFile = /^(?:\s*#[^\n]*\n)*period: *"?(?:1919-1949|1949-1978|1978-2012|2012-now)"?\s*\nquestions:/;
const release = /^\s*# 题库版本：一经发布不再改动/;

/** A file of a bank's folder: questions, manifest or the words about a release. */
export function ownText(text: string): string | undefined {
  const head = text.slice(0, 2_000);
  if (!schemas.test(head) && !questionFile.test(head) && !release.test(head)) return undefined;
  return `这是知史题库文件夹里的文件（YAML），不从这里导入。请由管理员放进 questions 文件夹，再用 npm run bank -- check 检查。${edit}`;
}
