import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dateIn } from '../../src/language/date.ts';
import { frameOf } from '../../src/language/frame.ts';
import { listIn, say, wordsOf } from '../../src/language/language.ts';
import { messagesEn } from '../../src/language/messages-en.ts';
import { messagesNl } from '../../src/language/messages-nl.ts';
import type { Lang, MessageCode } from '../../src/language/types.ts';
import * as unions from '../report/everything.ts';

const LANGS: readonly Lang[] = ['nl', 'en'];
const codes = Object.keys(messagesNl) as MessageCode[];

/** A value for every hole that a message may have. */
const params = {
  item: 'IV-01-1',
  path: 'servers.0.protocols',
  expected: 'TLSv1.3',
  actual: 'TLSv1.0',
  cause: 'withheld',
  decision: 'B-01',
  kind: 'tls',
  target: 'portaal',
  by: 'Auditor',
  request: 'IV-01',
  branch: 'n2',
  advice: 'hsts',
  from: '2025-01-01',
  to: '2025-06-30',
  expires: '2025-12-31',
  control: 'bio2@1.3/5.20.01',
  ground: 'bedrijfsgeheim',
  host: 'elders.example',
  file: 'evidence/los.csv',
  criterion: 'bio2@1.3/5.20.01#a',
  due: '2026-12-07',
  at: '2026-12-01',
  floor: 'R3',
  id: 'ST-001',
  sample: 'ST-001',
  size: 250,
  k: 0,
  deviations: 1,
  examined: 2,
  fields: 'n, k',
  owner: 'CISO',
  audit: 'alles-2025',
  asOf: '2025-03-01',
  sha256: 'e3b0c442',
  parts: 'Datacenter',
  days: 1,
  text: 'Accounts intrekken.',
  type: 'isae3402-1',
  opinion: 'adverse',
  title: 'Inrichting bewaking',
  aspect: 'operation',
  why: 'er is geen webtoepassing',
  n: 3,
  party: 'supplier',
  items: 'IV-01-1, IV-01-2',
  missing: 'columns, complete',
};

describe.each(LANGS)('every message code in %s', (lang) => {
  it.each(codes)('%s is a sentence without holes', (code) => {
    const sentence = say(lang, { code, params });
    expect(sentence).toMatch(/^\S.*\S[.]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|…|\[object|\.\.$/);
  });

  it.each(codes)('%s still reads when its parameters are missing', (code) => {
    expect(say(lang, { code })).not.toMatch(/undefined|\(…\)|NaN/);
  });
});

describe('messages', () => {
  it('have the same codes in both languages', () => {
    expect(Object.keys(messagesEn).sort()).toEqual([...codes].sort());
  });

  it('know every code that stands in the source', () => {
    const source = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = ['assess', 'decide'].flatMap((stage) =>
      readdirSync(source + stage, { recursive: true, encoding: 'utf8' }).map((file) => `${source}${stage}/${file}`),
    );
    const text = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
    const used = [
      ...text.join('\n').matchAll(/'((?:because|inert|limitation|assurance|settlement|retest)\.[a-z-]+)'/g),
    ].map(([, code]) => code);
    expect([...new Set(used)].filter((code) => !Object.hasOwn(messagesNl, code!))).toEqual([]);
  });

  it('say who does what, in words', () => {
    const next = { code: 'next.not-explained', params: { party: 'supplier', items: 'IV-01-1', missing: 'columns' } };
    expect(say('nl', next)).toBe(
      'De leverancier vult de toelichting aan (IV-01-1): wat de kolommen en waarden betekenen.',
    );
    expect(say('en', next)).toBe('The supplier completes the explanation (IV-01-1): what the columns and values mean.');
  });

  it.each(unions.causes)('every party has a next step for %s', (cause) => {
    for (const lang of LANGS) {
      const sentences = unions.attributions.map((party) => say(lang, { code: `next.${cause}`, params: { party } }));
      expect(sentences.join(' ')).not.toContain('…');
    }
  });

  it.each(['of.a-later-version', 'constructor', '__proto__', 'toString'])('print the unknown code %s', (code) => {
    expect(say('nl', { code, params: { a: 1, b: 'x' } })).toBe(`${code} a=1 b=x`);
  });

  it('name nine items at most, and count the rest', () => {
    const items = Array.from({ length: 12 }, (_, index) => `i${index + 1}`).join(', ');
    expect(say('en', { code: 'next.not-requested', params: { items } })).toContain(
      '(i1, i2, i3, i4, i5, i6, i7, i8, i9, +3)',
    );
  });

  it('end with one full stop, whatever the parameter ends with', () => {
    const withheld = { code: 'limitation.withheld', params: { request: 'IV-02', ground: 'Bedrijfsgeheim. ' } };
    expect(say('nl', withheld)).toMatch(/opgegeven grond: Bedrijfsgeheim\.$/);
  });

  it.each([
    [
      'limitation.withheld',
      { request: 'IV-02', ground: 'Geheim', offered: 'Inzage ter plaatse.' },
      'Inzage bij informatieverzoek IV-02 is geweigerd; opgegeven grond: Geheim; aangeboden: Inzage ter plaatse.',
    ],
    ['limitation.judgement-inert', { criterion: 'c' }, 'Het oordeel over c heeft geen werking.'],
    [
      'limitation.judgement-inert',
      { criterion: 'c', item: 'IV-1@deadbeef', known: '' },
      'Het oordeel over c heeft geen werking: IV-1@deadbeef is niet bekend.',
    ],
    [
      'limitation.judgement-inert',
      { criterion: 'c', item: 'IV-1@deadbeef', known: 'IV-1@c6edf94e' },
      'Het oordeel over c heeft geen werking: IV-1@deadbeef is niet bekend; wel bekend: IV-1@c6edf94e.',
    ],
    [
      'limitation.none-declared',
      { kind: 'nginx', why: 'Ingebouwd.', declaredBy: 'third-party', role: 'Tester' },
      /^Een onafhankelijke derde \(Tester\) verklaart dat er geen object is van de soort „.+”: Ingebouwd\.$/,
    ],
  ] as const)('%s says what is known and leaves out what is not', (code, params, sentence) => {
    expect(say('nl', { code, params })).toMatch(sentence);
  });

  it('take no parameter from the prototype', () => {
    expect(say('nl', { code: 'because.supported', params: {} })).toBe('… toont dat aan de eis is voldaan.');
  });
});

describe('enum hole: each member of a union has words in both languages', () => {
  const tables = [
    ['verdict', unions.verdicts],
    ['status', unions.statuses],
    ['cause', unions.causes],
    ['causeMeaning', unions.causes],
    ['rule', unions.rules],
    ['access', unions.accesses],
    ['stance', unions.stances],
    ['decisionKind', unions.decisionKinds],
    ['attribution', unions.attributions],
    ['strength', unions.strengths],
    ['targetKind', unions.targetKinds],
  ] as const;

  it.each(tables)('%s', (name, members) => {
    for (const lang of LANGS) {
      const table: Readonly<Record<string, string>> = wordsOf(lang)[name];
      expect(Object.keys(table).sort()).toEqual([...members].sort());
    }
  });

  it('no word is empty, and no table says the same for two members', () => {
    for (const lang of LANGS) {
      for (const table of Object.values(wordsOf(lang))) {
        const words = Object.values(table as Record<string, string>);
        expect(words).not.toContain('');
        expect(new Set(words).size).toBe(words.length);
      }
    }
  });

  it('every theme of a shipped catalogue has a word', () => {
    const controls = fileURLToPath(new URL('../../controls/', import.meta.url));
    const files = ['bio2', 'messaging'].flatMap((folder) =>
      readdirSync(controls + folder).map((file) => `${controls}${folder}/${file}`),
    );
    const themes = files.flatMap((file) => {
      const { theme } = parse(readFileSync(file, 'utf8')) as { theme?: string };
      return theme === undefined ? [] : [theme];
    });
    for (const lang of LANGS) expect(Object.keys(frameOf(lang).theme)).toEqual(expect.arrayContaining(themes));
  });
});

describe('dateIn', () => {
  it.each([
    ['2026-03-01', '1 maart 2026', '1 March 2026'],
    ['2026-03-01T23:30:00Z', '1 maart 2026 23:30 UTC', '1 March 2026 23:30 UTC'],
    ['2026-03-01T23:30:00-05:00', '2 maart 2026 04:30 UTC', '2 March 2026 04:30 UTC'],
    ['2026-02-31', '2026-02-31', '2026-02-31'],
    ['2026-03-01T12:00:00', '2026-03-01T12:00:00', '2026-03-01T12:00:00'],
    ['binnenkort', 'binnenkort', 'binnenkort'],
    ['', '', ''],
  ])('%s', (iso, nl, en) => {
    expect([dateIn('nl', iso), dateIn('en', iso)]).toEqual([nl, en]);
  });
});

describe('listIn', () => {
  it('joins as people write', () => {
    expect(listIn('nl', ['opzet', 'bestaan', 'werking'])).toBe('opzet, bestaan en werking');
    expect(listIn('en', ['design', 'existence'])).toBe('design and existence');
    expect(listIn('nl', [])).toBe('');
  });
});
