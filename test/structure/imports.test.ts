import { describe, expect, it } from 'vitest';
import { IMPORT_TABLE, IMPURE_MODULES, PURE_STAGES } from '../../eslint.config.js';
import { filesUnder, identifiers, packageOf, parse, type SourceFile, stageOf } from './sources.ts';

const sources = new Map(filesUnder('src', /\.ts$/).map((file) => [file, parse(file)]));
const table: Readonly<Record<string, { readonly whole: readonly string[]; readonly typesOf: readonly string[] }>> =
  IMPORT_TABLE;

/** What the pure stages may have from others; what those packages do inside is their own. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  facts: ['node:buffer', 'node:crypto', 'yaml'],
  assess: ['ipaddr.js', 'node:crypto', 're2js'],
  decide: [],
  report: ['chalk', 'node:crypto', 'node:module', 'node:stream', 'pdfkit', 'write-excel-file', 'yaml'],
  plan: ['node:crypto'],
  language: [],
};

/** Everything that runs when a file is loaded, and everything that may be loaded later, with the way that leads there. */
function reached(start: SourceFile): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start.file, [start.file]]]);
  const open = [start];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    for (const { to, typeOnly } of source.imports) {
      if (typeOnly || ways.has(to)) continue;
      ways.set(to, [...(ways.get(source.file) ?? []), to]);
      const next = sources.get(to);
      if (next !== undefined) open.push(next);
    }
  }
  return ways;
}

function filesOf(stage: string): readonly SourceFile[] {
  return [...sources.values()].filter(({ file }) => stageOf(file) === stage);
}

describe('the import table', () => {
  it('has a row for every folder of src but cli', () => {
    const folders = new Set([...sources.keys()].flatMap((file) => stageOf(file) ?? []));
    expect([...folders].sort()).toEqual([...Object.keys(table), 'cli'].sort());
  });

  it.each(Object.keys(table))('holds for %s', (stage) => {
    const { whole, typesOf } = table[stage]!;
    const wrong = filesOf(stage).flatMap(({ file, imports }) =>
      imports.flatMap(({ to, typeOnly }) => {
        const other = stageOf(to);
        if (other === undefined || other === stage || whole.includes(other)) return [];
        return typesOf.includes(other) && typeOnly ? [] : [`${file} → ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('every import leads to a file that is there', () => {
    const lost = [...sources.values()].flatMap(({ file, imports }) =>
      imports.flatMap(({ to }) => (to.startsWith('src/') && !sources.has(to) ? [`${file} → ${to}`] : [])),
    );
    expect(lost).toEqual([]);
  });
});

describe.each(PURE_STAGES)('%s is pure', (stage) => {
  it('never reaches network, disk or processes, however far one follows its imports', () => {
    const impure = new Set(IMPURE_MODULES.flatMap((name) => [name, `node:${name}`]));
    const wrong = filesOf(stage).flatMap((source) =>
      [...reached(source)].filter(([to]) => impure.has(to)).map(([, way]) => way.join(' → ')),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches no other package than those named here', () => {
    const found = filesOf(stage).flatMap((source) =>
      [...reached(source).keys()].filter((to) => !to.startsWith('src/')),
    );
    expect([...new Set(found.map(packageOf))].sort()).toEqual(PACKAGES[stage]);
  });

  it('knows no process, clock, random or timer', () => {
    const banned = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'console'];
    const wrong = filesOf(stage).flatMap((source) => {
      const names = identifiers(source);
      const calls = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomBytes\(|\brandomUUID\(/.exec(
        source.text,
      )?.[0];
      return [...banned.filter((name) => names.has(name)), ...(calls === undefined ? [] : [calls])].map(
        (name) => `${source.file}: ${name}`,
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('who may do what', () => {
  it('only collect speaks to a network', () => {
    const net = ['net', 'tls', 'dns', 'dns/promises', 'http', 'https', 'http2', 'dgram'].map((name) => `node:${name}`);
    const users = [...sources.values()].filter(({ imports }) =>
      imports.some(({ to, typeOnly }) => !typeOnly && net.includes(to)),
    );
    expect([...new Set(users.map(({ file }) => stageOf(file)))]).toEqual(['collect']);
  });

  it('no stage starts a process', () => {
    const users = [...sources.values()].filter(({ imports }) => imports.some(({ to }) => to.includes('child_process')));
    expect(users.map(({ file }) => file)).toEqual([]);
  });
});
