import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import ts from "typescript";

export const root = resolve(import.meta.dirname, "../..");

export interface Import {
  /** As written: `kysely`, `./tables.ts`. */
  specifier: string;
  /** Path from the root when it is one of our files, such as server/bank/store.ts. */
  target: string | undefined;
  typeOnly: boolean;
}

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  text: string;
  imports: Import[];
  tree: ts.SourceFile;
}

const skipped = new Set(["node_modules", "dist", "data", "test-results", "playwright-report"]);

/** Paths from the root of the files beneath a folder whose names end in one of `endings`. */
export function filesBeneath(folder: string, endings: readonly string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBeneath(path, endings);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
    })
    .sort();
}

export const readText = (path: string): string => readFileSync(join(root, path), "utf8");

/** Parsed files, by TypeScript's own parser: an import in a comment or a text is none. */
export function sourcesBeneath(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => filesBeneath(folder, [".ts", ".tsx", ".mjs"])).map(readSource);
}

const readSource = (path: string): SourceFile => parseSource(path, readText(path));

/** @param path decides what relative imports mean. */
export function parseSource(path: string, text: string): SourceFile {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(basename(path), text, ts.ScriptTarget.Latest, true, kind);
  return { path, text, tree, imports: readImports(path, tree) };
}

function readImports(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const specifier = node.text;
    const target = specifier.startsWith(".") ? posix.normalize(posix.join(dirname(path), specifier)) : undefined;
    found.push({ specifier, target, typeOnly });
  };
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
  });
  return found;
}

/** `import type …`, or every name marked `type`. A bare `import "x"` runs it. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((e) => e.isTypeOnly)
  );
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** `path:line` of every node that `test` picks. */
export function places({ path, tree }: SourceFile, test: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (test(node)) found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
  });
  return found;
}

export const isTest = ({ path }: Pick<SourceFile, "path">): boolean => path.endsWith(".test.ts") || path.endsWith(".test.tsx");
