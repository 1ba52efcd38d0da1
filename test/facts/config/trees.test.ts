import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnLegend } from '../../../src/audit/types.ts';
import { factsOf, read, said, sourceOf } from '../sources.ts';

type Format = 'yaml' | 'json';

function readTree(format: Format, text: string | Uint8Array, columns?: readonly ColumnLegend[]) {
  return read(format, [sourceOf(`export.${format}`, text)], columns === undefined ? {} : { columns });
}

async function one(format: Format, text: string, legend: Omit<ColumnLegend, 'as'>) {
  return factsOf(await readTree(format, text, [{ ...legend, as: 'x' }]))['x'];
}

const JSON_TEXT = '{\n  "auth": {"mfa": true, "a.b": 12, "roles": ["staff", "admin"]},\n  "days": 30, "none": null\n}';
const YAML_TEXT = 'auth:\n  mfa: true\n  a.b: 12\n  roles: [staff, admin]\ndays: 30\nnone:\n';

describe.each([
  ['json', JSON_TEXT],
  ['yaml', YAML_TEXT],
] as const)('%s', (format, text) => {
  it('has no facts without a legend, only names', async () => {
    expect(await readTree(format, text)).toEqual({ status: 'needs-legend', columns: ['auth', 'days', 'none'] });
  });

  it('has no facts with a legend that says two things', async () => {
    const legend = [
      { column: 'auth.mfa', as: 'x' },
      { column: 'days', as: 'x' },
    ];
    const refused = { status: 'needs-legend', columns: ['auth.mfa', 'days'] };
    expect(await readTree(format, text, legend)).toEqual(refused);
  });

  it.each([
    ['auth.mfa', true],
    ['$.auth.mfa', true],
    ['/auth/mfa', true],
    [String.raw`auth.a\.b`, 12],
    ['/auth/a.b', 12],
    ['auth.roles', ['staff', 'admin']],
    ['auth.roles[1]', 'admin'],
    ['auth.roles.0', 'staff'],
    ['none', null],
    ['auth', '<unparsed>'],
    ['auth.none', '<absent>'],
    ['auth.mfa.deeper', '<absent>'],
    ['auth.roles.2', '<absent>'],
    ['constructor', '<absent>'],
    ['__proto__.x', '<absent>'],
  ])('%s is %j', async (column, expected) => {
    expect(said(await one(format, text, { column }))).toEqual(expected);
  });

  it('gives the place', async () => {
    const fact = await one(format, text, { column: 'days' });
    expect(fact?.at).toMatchObject({
      file: `export.${format}`,
      line: format === 'json' ? 3 : 5,
      column: format === 'json' ? 11 : 7,
    });
  });

  it('is not complete: what the legend does not name is unknown', async () => {
    const reading = await readTree(format, text, [{ column: 'days', as: 'x' }]);
    expect(reading.status === 'read' && [reading.facts.complete, reading.recognised]).toEqual([false, false]);
  });
});

describe('types of a legend', () => {
  const cases: readonly (readonly [string, Omit<ColumnLegend, 'as' | 'column'>, unknown])[] = [
    ['30', { type: 'int' }, 30],
    ['30.5', { type: 'int' }, '<unparsed>'],
    ['12345678901234567890', { type: 'int' }, '<unparsed>'],
    ['12345678901234567890', {}, '<unparsed>'],
    ['1.10', { type: 'string' }, '1.10'],
    ['"x"', { type: 'number' }, '<unparsed>'],
    ['"12,5"', { type: 'number' }, '<unparsed>'],
    ['1e2', { type: 'number' }, 100],
    ['true', { type: 'bool' }, true],
    ['"yes"', { type: 'bool' }, '<unparsed>'],
    ['"yes"', { type: 'bool', values: { yes: true, no: false } }, true],
    ['"maybe"', { type: 'bool', values: { yes: true, no: false } }, '<unparsed>'],
    ['"J"', { type: 'enum', values: { J: 'on' } }, 'on'],
    ['"constructor"', { type: 'enum', values: { J: 'on' } }, '<unparsed>'],
    ['0', { type: 'enum', values: { '0': 'never' } }, 'never'],
    ['"2026-03-01T10:00:00+01:00"', { type: 'timestamp' }, '2026-03-01T09:00:00.000Z'],
    ['"2026-03-01T10:00:00"', { type: 'timestamp' }, '<unparsed>'],
    ['"2026-02-30T10:00:00Z"', { type: 'timestamp' }, '<unparsed>'],
    ['"2026-03-01"', { type: 'timestamp' }, '<unparsed>'],
    ['1700000000', { type: 'timestamp', unit: 's' }, '2023-11-14T22:13:20.000Z'],
    ['1700000000', { type: 'timestamp' }, '<unparsed>'],
    ['"P3M"', { type: 'duration' }, 'P3M'],
    ['90', { type: 'duration', unit: 'days' }, 'P90D'],
    ['15', { type: 'duration', unit: 'min' }, 'PT15M'],
    ['15', { type: 'duration', unit: 'm' }, '<unparsed>'],
    ['"3m"', { type: 'duration' }, '<unparsed>'],
    ['90', { type: 'duration' }, '<unparsed>'],
    [`"${'A'.repeat(64)}"`, { type: 'hash' }, 'a'.repeat(64)],
    ['"abc"', { type: 'hash' }, '<unparsed>'],
    ['null', { type: 'int' }, '<unparsed>'],
    ['["a", {}]', {}, '<unparsed>'],
    ['"[redacted:password:0123456789ab]"', {}, '<unparsed>'],
  ];
  it.each(cases)('%s as %j is %j', async (value, legend, expected) => {
    expect(said(await one('json', `{"v": ${value}}`, { column: 'v', ...legend }))).toEqual(expected);
    expect(said(await one('yaml', `v: ${value}\n`, { column: 'v', ...legend }))).toEqual(expected);
  });
});

describe('YAML', () => {
  it.each([
    ['an alias', 'a: &x {mfa: true}\nb: *x\n', 'b.mfa', true],
    ['a merge', 'a: &x {mfa: true, n: 1}\nb:\n  <<: *x\n  n: 2\n', 'b.n', 2],
    ['a merged value', 'a: &x {mfa: true, n: 1}\nb:\n  <<: *x\n  n: 2\n', 'b.mfa', true],
    ['the first of several merges', 'a: &x {n: 1}\nb: &y {n: 2}\nc: {<<: [*x, *y]}\n', 'c.n', 1],
    ['an unknown tag', 'a: !vault abc\n', 'a', '<unparsed>'],
    ['below an unknown tag', 'a: !reset {b: 1}\n', 'a.b', '<unparsed>'],
    ['a key that is a map', 'a: {? {b: 1} : 2}\n', 'a.b', '<unparsed>'],
    ['yes as YAML 1.2 reads it', 'a: yes\n', 'a', 'yes'],
    ['Windows line ends', 'a: 1\r\nb: 2\r\n', 'b', 2],
    ['a byte order mark', '\uFEFFa: 1\n', 'a', 1],
    ['a document mark', '---\na: 1\n...\n', 'a', 1],
  ])('%s', async (_name, text, column, expected) => {
    expect(said(await one('yaml', text, { column }))).toEqual(expected);
  });

  it.each([
    ['broken', 'a: [1\nb: 2', 'syntax'],
    ['the same key twice', 'a: 1\na: 2\n', 'syntax'],
    ['several documents', 'a: 1\n---\na: 2\n', 'unsupported'],
    ['comments only', '# nothing\n', 'empty'],
    ['nothing', '', 'empty'],
    ['NUL', 'a: \0', 'encoding'],
    ['latin-1', Buffer.from('a: caf\xe9\n', 'latin1'), 'encoding'],
    ['10,000 lists deep in flow', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'too-deep'],
    ['10,000 lists deep in blocks', `${'- '.repeat(10_000)}a`, 'too-deep'],
    ['an alias of itself', 'a: &x [*x]\n', 'bomb'],
    ['a billion laughs', bomb(), 'bomb'],
    ['6 MB', Buffer.alloc(6_000_000, 0x61), 'too-large'],
  ])('refuses %s quickly', async (_name, text, code) => {
    const started = performance.now();
    expect(await readTree('yaml', text, [{ column: 'a', as: 'x' }])).toMatchObject({ status: 'unreadable', code });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]`);
  return ['l0: &l0 lol', ...levels].join('\n');
}

describe('JSON', () => {
  it.each([
    ['a comment', '{"a": 1} // x', 1, 10],
    ['a comma too many', '{"a": 1,}', 1, 9],
    ['a name without quotes', '{a: 1}', 1, 2],
    ['the same name twice', '{"a": 1,\n "a": 2}', 2, 2],
    ['a leading nought', '{"a": 01}', 1, 8],
    ['NaN', '{"a": NaN}', 1, 7],
    ['an open string', '{"a": "x', 1, 7],
    ['a cut file', '{"a": [1, 2', 1, 12],
  ])('refuses %s with the place', async (_name, text, line, column) => {
    expect(await readTree('json', text)).toMatchObject({ status: 'unreadable', code: 'syntax', at: { line, column } });
  });

  it('refuses 10,000 deep quickly', async () => {
    const text = '['.repeat(10_000) + ']'.repeat(10_000);
    expect(await readTree('json', text)).toMatchObject({ status: 'unreadable', code: 'too-deep' });
  });

  it('reads a string of megabytes and refuses one that is not closed', async () => {
    const long = 'x\\n'.repeat(3_000_000);
    expect((await readTree('json', `{"a": "${long}"}`)).status).toBe('needs-legend');
    expect(await readTree('json', `{"a": "${long}`)).toMatchObject({ code: 'syntax', at: { line: 1, column: 7 } });
    expect((await readTree('json', `{"a": "${'{{'.repeat(1_000_000)}"}`)).status).toBe('needs-legend');
  });

  it('takes two braces in a name for a name', async () => {
    const reading = await readTree('json', JSON.stringify({ v: { '{{': { a: false } }, w: '}}' }));
    expect(reading).toEqual({ status: 'needs-legend', columns: ['v', 'w'] });
  });

  it('reads what JSON.parse reads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), async (value, indent) => {
        const text = JSON.stringify({ v: { deep: value } }, undefined, indent);
        const reading = await readTree('json', text);
        expect(reading).toEqual({ status: 'needs-legend', columns: ['v'] });
      }),
    );
  });
});

describe('templates', () => {
  const marker = fc.constantFrom(
    '{{ x }}',
    '{{- .Values.x | quote }}',
    '{% x %}',
    '<% x %>',
    '@@X@@',
    '"{{ x }}"',
    '"${X}"',
    '"a-{{ x }}-b"',
    '"${X:-true}"',
  );

  it('in place of a value make it templated, in either format', async () => {
    await fc.assert(
      fc.asyncProperty(marker, async (text) => {
        expect(said(await one('yaml', `a:\n  mfa: ${text}\n  n: 1\n`, { column: 'a.mfa' }))).toBe('<templated>');
        expect(said(await one('yaml', `a:\n  mfa: ${text}\n  n: 1\n`, { column: 'a.n' }))).toBe(1);
        expect(said(await one('json', `{"a": {"mfa": ${text}, "n": 1}}`, { column: 'a.mfa' }))).toBe('<templated>');
      }),
    );
  });

  it('above a value that is looked for make it templated, not absent', async () => {
    expect(said(await one('yaml', 'a: {{ toYaml .x }}\n', { column: 'a.mfa' }))).toBe('<templated>');
    expect(said(await one('yaml', 'a:\n  {{ name }}: 1\n', { column: 'a.mfa' }))).toBe('<templated>');
  });

  it('that decide which lines are there make everything templated', async () => {
    const text = '{{- if .Values.mfa }}\nmfa: true\n{{- end }}\nn: 1\n';
    expect(said(await one('yaml', text, { column: 'mfa' }))).toBe('<templated>');
    expect(said(await one('yaml', text, { column: 'other' }))).toBe('<templated>');
  });
});

describe('any input', () => {
  it('is read the same twice and never throws', async () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      '&a ',
      '*a',
      '<<: ',
      '{{',
      '}}',
      '!t ',
      '|',
      '\t',
      '1',
      '? ',
      '---\n',
      ',',
      '\\',
      '\0',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 })
      .map((all) => new Uint8Array(Buffer.from(all.join(''))));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.uint8Array({ maxLength: 100 })),
        fc.constantFrom('yaml', 'json'),
        async (bytes, format) => {
          const columns = [{ column: 'a', as: 'x' }];
          expect(await readTree(format, bytes, columns)).toEqual(await readTree(format, bytes, columns));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
