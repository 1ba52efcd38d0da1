import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** A file of the repository (`src/…`), or the name of a package or of a module of Node. */
  readonly to: string;
  /** Gone after compilation: nothing of it runs. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly tree: ts.SourceFile;
}

/** Every file under a folder of the repository whose name ends so, sorted, relative to the repository. */
export function filesUnder(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

export function parse(file: string): SourceFile {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  function note(node: ts.Expression | undefined, typeOnly: boolean): void {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const to = node.text.startsWith('.') ? posix.normalize(posix.join(dirname(file), node.text)) : node.text;
    imports.push({ to, typeOnly });
  }
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node))
      note(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      note(node.arguments[0], false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true);
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return { file, text, imports, tree };
}

/** `src/assess/checks/ratio.ts` → `assess`; a file of no stage, such as `src/errors.ts`, has none. */
export function stageOf(file: string): string | undefined {
  return /^src\/([a-z]+)\//.exec(file)?.[1];
}

/** `pdfkit/js/x` → `pdfkit`, `@scope/name/x` → `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** All names that occur as an identifier in the code, so not in comments and texts. */
export function identifiers({ tree }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && isFree(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return names;
}

/** A name by itself: `process`, not `item.process` and not `{process: …}`. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return parent.getChildAt(0) === node;
  const names = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent);
  return !(names && parent.name === node);
}
