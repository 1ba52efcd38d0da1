import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesUnder, parse, type SourceFile } from './sources.ts';

const sources = [...filesUnder('src', /\.ts$/), ...filesUnder('bin', /\.js$/)].map(parse);
const written = sources.filter(({ file }) => !file.endsWith('.generated.ts'));

function nodesWhere(source: SourceFile, wanted: (node: ts.Node) => boolean): readonly string[] {
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (wanted(node))
      found.push(`${source.file}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  }
  visit(source.tree);
  return found;
}

function lines(pattern: RegExp): readonly string[] {
  return written.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('src and bin hold', () => {
  it('no promise to do it later', () => {
    expect(lines(/\b(TODO|FIXME|XXX|HACK)\b|not implemented/i)).toEqual([]);
  });

  it('no any', () => {
    expect(written.flatMap((source) => nodesWhere(source, (node) => node.kind === ts.SyntaxKind.AnyKeyword))).toEqual(
      [],
    );
  });

  it('no default export', () => {
    expect(written.flatMap((source) => nodesWhere(source, ts.isExportAssignment))).toEqual([]);
    expect(lines(/^export default\b/)).toEqual([]);
  });

  it('no process.exit: it cuts off what is still being written', () => {
    expect(lines(/\bprocess\.exit\(/)).toEqual([]);
  });

  it('no check of the compiler or the linter switched off', () => {
    expect(lines(/@ts-(ignore|nocheck|expect-error)|eslint-disable/)).toEqual([]);
  });

  it('no path of anybody’s machine', () => {
    expect(lines(/\/(home|Users|work|root)\/[a-z]/)).toEqual([]);
  });

  it('names in kebab-case', () => {
    expect(
      sources.filter(({ file }) => !/^(src|bin)\/([a-z0-9-]+\/)*[a-z0-9-]+(\.generated|\.d)?\.(ts|js)$/.test(file)),
    ).toEqual([]);
  });
});

describe('the tests', () => {
  it('all run: none is marked only, skip or todo', () => {
    const marked = filesUnder('test', /\.test\.ts$/).flatMap((file) =>
      nodesWhere(
        parse(file),
        (node) =>
          ts.isPropertyAccessExpression(node) &&
          ['only', 'skip', 'todo'].includes(node.name.text) &&
          /^(it|test|describe)\b/.test(node.expression.getText()),
      ),
    );
    expect(marked).toEqual([]);
  });
});
