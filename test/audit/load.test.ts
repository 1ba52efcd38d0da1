import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkAudit } from '../../src/audit/link.ts';
import { loadAudit } from '../../src/audit/load.ts';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { formatProblem } from '../../src/catalogue/problem.ts';
import { UserError } from '../../src/errors.ts';
import { problemsOf, summary, workspace } from '../catalogue/workspace.ts';
import type { Workspace } from '../catalogue/workspace.ts';

const STARTER = `${import.meta.dirname}/../catalogue/fixtures/starter`;
const AUDIT = `schema: audit@1
id: A-1
client: Gemeente Voorbeeld
supplier: Voorbeeldpost
operator: { party: auditor, name: Toetsers }
catalogues: ["base@1.0"]
period: { from: 2026-01-01, to: 2026-12-31 }
phase: operation
targets:
  - { id: portal, kind: web, host: portal.voorbeeld.example }
  - { id: proxy, kind: nginx, path: ./evidence/nginx/ }
  - { id: dienst, kind: service }
  - { id: klant, kind: client }
owners:
  - { control: base@1.0/1.01, party: supplier, role: ciso }
parameters:
  base.rows: { value: 10, setAt: 2026-01-01, by: auditor }
`;
const REQUEST = `schema: request@1
id: IV-1
criteria: ["base@1.0/1.01#a"]
ask: Lever het beleid
askedAt: 2026-02-01
answer: { status: received, at: 2026-02-10 }
`;
const CARD = `schema: card@1
item: IV-1-1
file: beleid.pdf
request: IV-1
kind: policy
targets: [dienst]
`;
const JUDGEMENT = `schema: judgements@1
control: base@1.0/1.01
judgements:
  - criterion: base@1.0/1.01#a
    need: content
    verdict: met
    items: [IV-1-1@1a2b3c4d]
    why: Klopt
    by: { party: auditor, role: auditor, id: a1 }
decisions:
  - id: D-1
    kind: waiver
    why: Tijdelijk
    by: { party: client, role: ciso, id: c1 }
`;

/** A whole audit folder, with files changed or added. */
function folder(changes: Readonly<Record<string, string>> = {}): Workspace {
  const place = workspace();
  const files = {
    'audit.yaml': AUDIT,
    'requests/IV-1.yaml': REQUEST,
    'evidence/a/b.card.yaml': CARD,
    'evidence/a/beleid.pdf': 'x',
    'judgements/1.01.yaml': JUDGEMENT,
    ...changes,
  };
  for (const [file, text] of Object.entries(files)) place.write(file, text);
  return place;
}

describe('an audit folder', () => {
  test('is read with what is said by default', async () => {
    using place = folder();
    const { audit } = await loadAudit(place.root);
    expect(audit).toMatchObject({
      id: 'A-1',
      subject: 'supplier',
      depth: ['design', 'existence', 'operation'],
      profile: 'bio2',
      none: [],
      targets: [
        {
          id: 'portal',
          party: 'supplier',
          environment: 'production',
          private: false,
          sensitive: false,
          at: { file: 'audit.yaml', line: 10, column: 5 },
        },
        { id: 'proxy' },
        { id: 'dienst', party: 'supplier' },
        { id: 'klant', party: 'client' },
      ],
      requests: [{ id: 'IV-1', to: 'supplier', at: { file: 'requests/IV-1.yaml', line: 1, column: 1 } }],
      cards: [{ item: 'IV-1-1', file: 'evidence/a/beleid.pdf', filled: [] }],
      judgements: [{ need: 'content', refutes: [], at: { file: 'judgements/1.01.yaml', line: 4, column: 5 } }],
      decisions: [{ id: 'D-1', control: 'base@1.0/1.01', items: [] }],
    });
    expect(audit.requests[0]).not.toHaveProperty('schema');
  });

  test('links to its catalogues without a problem', async () => {
    using place = folder();
    const { audit } = await loadAudit(place.root);
    const { catalogues } = await loadCatalogues(audit.catalogues, { folder: place.root, root: STARTER });
    expect(linkAudit(audit, catalogues)).toEqual([]);
  });

  test('gives the same hash wherever it stands, and another one when a byte changes', async () => {
    using one = folder();
    using two = folder();
    using three = folder({ 'audit.yaml': `${AUDIT} ` });
    const hashes = await Promise.all([one, two, three].map(async ({ root }) => (await loadAudit(root)).audit.sha256));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  test('without audit.yaml names the command that makes one', async () => {
    using place = workspace();
    const [problem, ...rest] = await problemsOf(loadAudit(place.root));
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ code: 'not-found', at: { file: 'audit.yaml' } });
    expect(problem?.message).toContain('biotoets init <dir>');
  });

  test('may hold no more than audit.yaml', async () => {
    using place = workspace();
    place.write('audit.yaml', AUDIT);
    expect((await loadAudit(place.root)).audit).toMatchObject({
      requests: [],
      cards: [],
      judgements: [],
      decisions: [],
    });
  });

  test('holds several requests or cards in one file', async () => {
    using place = folder({
      'requests/all.yaml':
        'schema: requests@1\nrequests:\n  - { id: IV-2, criteria: ["base@1.0/1.01#a"], ask: x, askedAt: 2026-01-01 }\n',
      'evidence/all.card.yaml':
        'schema: cards@1\ncards:\n  - { item: IV-2-1, request: IV-2, kind: x, targets: [dienst] }\n  - { item: IV-2-2, request: IV-2, kind: x, targets: [dienst], file: a/c.csv }\n',
      'evidence/a/c.csv': 'x',
    });
    const { audit } = await loadAudit(place.root);
    expect(audit.requests.map(({ id }) => id)).toEqual(['IV-1', 'IV-2']);
    expect(audit.cards.map(({ item, file, at }) => [item, file, at.line])).toEqual([
      ['IV-1-1', 'evidence/a/beleid.pdf', 1],
      ['IV-2-1', undefined, 3],
      ['IV-2-2', 'evidence/a/c.csv', 4],
    ]);
  });

  test('lists evidence that no card explains, not what a target reads', async () => {
    using place = folder({
      'evidence/los.pdf': 'x',
      'evidence/nginx/nginx.conf': 'x',
      'evidence/.gitkeep': '',
      'evidence/.gitignore': '',
      'evidence/README.md': 'x',
      'evidence/a/README.md': 'x',
    });
    expect((await loadAudit(place.root)).loose).toEqual(['evidence/los.pdf']);
  });
});

describe('a card explains only what is filled in', () => {
  const fields: readonly (readonly [name: string, yaml: string, filled: readonly string[]])[] = [
    ['a text', 'what: Beleid', ['what']],
    ['an empty text', "what: ' '", []],
    [
      'an empty line of a template',
      'what:\nmadeBy:\nperiod:\ncolumns:\ncomplete:\nadopted:\nsigned:\nscope:\nobservedAt:',
      [],
    ],
    ['who and how', 'madeBy: { party: supplier, how: document }', ['madeBy']],
    ['who alone', 'madeBy: { party: supplier }', []],
    ['how alone', 'madeBy: { how: document }', []],
    ['a period', 'period: { from: 2026-01-01, to: 2026-01-31 }', ['period']],
    ['half a period', 'period: { from: 2026-01-01, to: }', []],
    ['columns', 'columns: [{ column: A, as: a }]', ['columns']],
    ['no columns', 'columns: []', []],
    ['completeness', 'complete: { population: 0, how: geteld }', ['complete']],
    ['completeness nobody showed', 'complete: { population: 250 }', []],
    ['completeness of nothing', 'complete: { population: "", how: geteld }', []],
    ['adoption', 'adopted: { by: { party: supplier, role: ciso }, at: 2026-01-01 }', ['adopted']],
    ['adoption without a date', 'adopted: { by: { party: supplier, role: ciso } }', []],
    ['signatures', 'signed: [{ party: supplier, role: directeur }]', ['signed']],
    ['no signatures', 'signed: []', []],
    ['a scope', 'scope: { covers: false, description: Alleen kantoor }', ['scope']],
    ['half a scope', 'scope: { covers: true }', []],
    ['a moment', 'observedAt: 2026-01-01T10:00:00Z', ['observedAt']],
  ];
  test.each(fields)('%s', async (_name, yaml, filled) => {
    using place = folder({ 'evidence/a/b.card.yaml': `${CARD}${yaml}\n` });
    const card = (await loadAudit(place.root)).audit.cards[0]!;
    expect(card.filled).toEqual(filled);
    for (const field of [
      'what',
      'madeBy',
      'period',
      'columns',
      'complete',
      'adopted',
      'signed',
      'scope',
      'observedAt',
    ] as const) {
      expect(field in card).toBe(filled.includes(field));
    }
  });
});

describe('what is wrong is told, with its place', () => {
  const cases: readonly (readonly [name: string, file: string, text: string, problems: readonly string[]])[] = [
    [
      'unknown key',
      'audit.yaml',
      AUDIT.replace('phase:', 'fase:'),
      ['schema audit.yaml:1:1', 'unknown-key audit.yaml:8:1 fase'],
    ],
    ['phase', 'audit.yaml', AUDIT.replace('phase: operation', 'phase: use'), ['schema audit.yaml:8:8 phase']],
    [
      'catalogue without a version',
      'audit.yaml',
      AUDIT.replace('"base@1.0"', 'base'),
      ['schema audit.yaml:6:14 catalogues[0]'],
    ],
    [
      'period that ends before it begins',
      'audit.yaml',
      AUDIT.replace('to: 2026-12-31', 'to: 2025-12-31'),
      ['schema audit.yaml:7:33 period.to'],
    ],
    [
      'date that does not exist',
      'audit.yaml',
      AUDIT.replace('2026-12-31', '2026-11-31'),
      ['schema audit.yaml:7:33 period.to'],
    ],
    [
      'moment without a zone',
      'audit.yaml',
      AUDIT.replace('2026-12-31', '2026-12-31T10:00'),
      ['schema audit.yaml:7:33 period.to'],
    ],
    [
      'target id twice',
      'audit.yaml',
      AUDIT.replace('id: proxy', 'id: portal'),
      ['duplicate audit.yaml:11:11 targets[1].id'],
    ],
    [
      'web without a host',
      'audit.yaml',
      AUDIT.replace(', host: portal.voorbeeld.example', ''),
      ['schema audit.yaml:10:5 targets[0]'],
    ],
    [
      'host that is a URL',
      'audit.yaml',
      AUDIT.replace('host: portal', 'host: https://portal'),
      ['schema audit.yaml:10:36 targets[0].host'],
    ],
    [
      'port',
      'audit.yaml',
      AUDIT.replace('host: portal', 'port: 70000, host: portal'),
      ['schema audit.yaml:10:36 targets[0].port'],
    ],
    [
      'path out of the folder',
      'audit.yaml',
      AUDIT.replace('./evidence/nginx/', '../nginx'),
      ['unreadable audit.yaml:11:37 targets[1].path'],
    ],
    [
      'absolute path',
      'audit.yaml',
      AUDIT.replace('./evidence/nginx/', '/etc/nginx'),
      ['unreadable audit.yaml:11:37 targets[1].path'],
    ],
    [
      'configuration of nobody knows what, from where and when',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: config'),
      ['schema audit.yaml:11:5 targets[1]', 'schema audit.yaml:11:5 targets[1]', 'schema audit.yaml:11:5 targets[1]'],
    ],
    [
      'product that is not read',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: config, product: postfixx'),
      ['schema audit.yaml:11:41 targets[1].product'],
    ],
    [
      'product of a target that is no configuration',
      'audit.yaml',
      AUDIT.replace('kind: web', 'kind: web, product: nginx, provenance: host'),
      ['schema audit.yaml:10:39 targets[0].product', 'schema audit.yaml:10:58 targets[0].provenance'],
    ],
    [
      'state without the time it speaks of',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: nginx, provenance: state'),
      ['schema audit.yaml:11:5 targets[1]'],
    ],
    [
      'time of what is no state',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: nginx, period: { from: 2026-01-01, to: 2026-02-01 }'),
      ['schema audit.yaml:11:39 targets[1].period'],
    ],
    [
      'topic there would be no configuration about, while one is listed',
      'audit.yaml',
      `${AUDIT.replace('kind: nginx', 'kind: config, product: nginx, provenance: host, observedAt: 2026-10-01')}none: [{ kind: config, about: tls, why: x, by: { party: client, role: x } }]\n`,
      ['duplicate audit.yaml:18:16 none[0].kind'],
    ],
    [
      'topic of another kind',
      'audit.yaml',
      `${AUDIT}none: [{ kind: tls, about: tls, why: x, by: { party: client, role: x } }]\n`,
      ['schema audit.yaml:18:28 none[0].about'],
    ],
    [
      'generic export without a mapping and its topics',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: config, product: generic, provenance: host, observedAt: 2026-10-01'),
      ['schema audit.yaml:11:5 targets[1]', 'schema audit.yaml:11:5 targets[1]'],
    ],
    [
      'mapping of a product that is known',
      'audit.yaml',
      AUDIT.replace(
        'kind: nginx',
        'kind: config, product: nginx, provenance: host, observedAt: 2026-10-01, mapping: m.yaml, about: [tls]',
      ),
      ['schema audit.yaml:11:99 targets[1].mapping', 'schema audit.yaml:11:114 targets[1].about'],
    ],
    [
      'version without quotes',
      'audit.yaml',
      AUDIT.replace('kind: nginx', 'kind: nginx, version: 1.20'),
      ['schema audit.yaml:11:40 targets[1].version'],
    ],
    [
      'kind that would not exist',
      'audit.yaml',
      `${AUDIT}none: [{ kind: web, why: x, by: { party: client, role: x } }]\n`,
      ['duplicate audit.yaml:18:16 none[0].kind'],
    ],
    [
      'consent without a moment',
      'audit.yaml',
      AUDIT.replace('kind: service', 'kind: service, consent: { by: { party: client, role: x } }'),
      ['schema audit.yaml:12:43 targets[2].consent'],
    ],
    ['request id twice', 'requests/IV-2.yaml', REQUEST, ['duplicate requests/IV-2.yaml:2:5 id']],
    [
      'request status',
      'requests/IV-1.yaml',
      REQUEST.replace('received', 'recieved'),
      ['schema requests/IV-1.yaml:6:19 answer.status'],
    ],
    [
      'criterion without its catalogue',
      'requests/IV-1.yaml',
      REQUEST.replace('base@1.0/1.01#a', '1.01#a'),
      ['schema requests/IV-1.yaml:3:12 criteria[0]'],
    ],
    [
      'card without a request',
      'evidence/a/b.card.yaml',
      CARD.replace('request: IV-1', 'request: IV-9'),
      ['dangling evidence/a/b.card.yaml:4:10 request'],
    ],
    ['card item twice', 'evidence/a/c.card.yaml', CARD, ['duplicate evidence/a/c.card.yaml:2:7 item']],
    [
      'card file out of the folder',
      'evidence/a/b.card.yaml',
      CARD.replace('beleid.pdf', '../../../x'),
      ['unreadable evidence/a/b.card.yaml:3:7 file'],
    ],
    [
      'card whose file is not there',
      'evidence/a/b.card.yaml',
      CARD.replace('beleid', 'belied'),
      ['not-found evidence/a/b.card.yaml:1:1 file'],
    ],
    [
      'request due before it was asked',
      'requests/IV-1.yaml',
      REQUEST.replace('askedAt: 2026-02-01', 'askedAt: 2026-02-01\ndue: 2025-03-01'),
      ['schema requests/IV-1.yaml:6:6 due'],
    ],
    [
      'request answered before it was asked',
      'requests/IV-1.yaml',
      REQUEST.replace('at: 2026-02-10', 'at: 2025-02-10'),
      ['schema requests/IV-1.yaml:6:33 answer.at'],
    ],
    [
      'card without targets',
      'evidence/a/b.card.yaml',
      CARD.replace('[dienst]', '[]'),
      ['schema evidence/a/b.card.yaml:6:10 targets'],
    ],
    [
      'card period',
      'evidence/a/b.card.yaml',
      `${CARD}period: { from: 2026-02-01, to: 2026-01-01 }\n`,
      ['schema evidence/a/b.card.yaml:7:33 period.to'],
    ],
    ['card that would be taken for evidence', 'evidence/x.card.yml', CARD, ['unknown-name evidence/x.card.yml:1:1']],
    [
      'judgement on another control',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('criterion: base@1.0/1.01#a', 'criterion: base@1.0/1.02#a'),
      ['dangling judgements/1.01.yaml:4:16 judgements[0].criterion'],
    ],
    [
      'judgement without items',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('[IV-1-1@1a2b3c4d]', '[]'),
      ['schema judgements/1.01.yaml:7:12 judgements[0].items'],
    ],
    [
      'refutation without a hash',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('4d]', '4d]\n    refutes: [IV-1-1]'),
      ['schema judgements/1.01.yaml:8:15 judgements[0].refutes[0]'],
    ],
    [
      'decision on another control',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('kind: waiver', 'kind: waiver\n    control: base@1.0/1.02'),
      ['dangling judgements/1.01.yaml:13:14 decisions[0].control'],
    ],
    ['decision id twice', 'judgements/1.02.yaml', JUDGEMENT, ['duplicate judgements/1.02.yaml:11:9 decisions[0].id']],
    ['file that would not be read', 'requests/IV-1.yml', REQUEST, ['unknown-name requests/IV-1.yml:1:1']],
    ['folder that would not be read', 'request/IV-1.yaml', REQUEST, ['unknown-name request:1:1']],
    [
      'ANSI escape',
      'requests/IV-1.yaml',
      REQUEST.replace('Lever het beleid', '"\\e[31mrood"'),
      ['schema requests/IV-1.yaml:4:6 ask'],
    ],
  ];
  test.each(cases)('%s', async (_name, file, text, problems) => {
    using place = folder({ [file]: text });
    expect((await problemsOf(loadAudit(place.root))).map(summary)).toEqual(problems);
  });

  test('a file that is not there comes with the name that was meant', async () => {
    using place = folder({ 'evidence/a/b.card.yaml': CARD.replace('beleid', 'belied') });
    await expect(loadAudit(place.root)).rejects.toThrow(
      'evidence/a/b.card.yaml:1:1  file  file "belied.pdf" is not there; did you mean "beleid.pdf"?',
    );
  });

  test.each(['withheld', 'on-site'])('a file that is %s need not be there, whoever says so', async (status) => {
    using byCard = folder({ 'evidence/a/b.card.yaml': `${CARD.replace('beleid', 'ander')}access: ${status}\n` });
    using byAnswer = folder({
      'evidence/a/b.card.yaml': CARD.replace('beleid', 'ander'),
      'requests/IV-1.yaml': REQUEST.replace('received', status),
    });
    for (const place of [byCard, byAnswer]) expect((await loadAudit(place.root)).audit.cards).toHaveLength(1);
  });

  test('asked, due and answered on one day is in order', async () => {
    using place = folder({
      'requests/IV-1.yaml': REQUEST.replace('2026-02-01', '2026-02-01T15:00:00Z\ndue: 2026-02-01').replace(
        'at: 2026-02-10',
        'at: 2026-02-01',
      ),
    });
    expect((await loadAudit(place.root)).audit.requests[0]?.due).toBe('2026-02-01');
  });

  test('all of them at once', async () => {
    using place = folder({
      'audit.yaml': AUDIT.replace('kind: web', 'kind: wbe'),
      'requests/IV-1.yaml': 'a: [',
      'judgements/1.01.yaml': 'schema: x\n',
    });
    const files = new Set((await problemsOf(loadAudit(place.root))).map(({ at }) => at?.file));
    expect([...files]).toEqual(['audit.yaml', 'judgements/1.01.yaml', 'requests/IV-1.yaml']);
  });

  test('a file with ten thousand errors is refused all the same, quickly', async () => {
    const broken = Array.from(
      { length: 10_000 },
      (_, i) => `  - { itm: a${i}, zz: 1, request: IV-1, kind: x, targets: [y] }`,
    );
    const dangling = Array.from(
      { length: 10_000 },
      (_, i) => `  - { item: a${i}, request: IV-${i + 2}, kind: x, targets: [y] }`,
    );
    using place = folder({
      'evidence/broken.card.yaml': `schema: cards@1\ncards:\n${broken.join('\n')}\n`,
      'evidence/dangling.card.yaml': `schema: cards@1\ncards:\n${dangling.join('\n')}\n`,
    });
    const before = process.cpuUsage().user;
    const problems = await problemsOf(loadAudit(place.root));
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(30);
    expect(problems.length).toBeGreaterThan(500);
    expect(problems.length).toBeLessThan(2500);
    expect(problems.map(({ message }) => message)).toContain('29000 more errors in this file');
  });

  test('a folder that is missing, empty or a file', async () => {
    using place = workspace();
    place.write('file', '');
    await expect(loadAudit(join(place.root, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadAudit(join(place.root, 'file'))).rejects.toMatchObject({ code: 'unreadable' });
    await expect(loadAudit(place.root)).rejects.toThrow(UserError);
    expect((await problemsOf(loadAudit(place.root))).map(summary)).toEqual(['not-found audit.yaml:1:1']);
  });

  test('links that leave the folder, lead nowhere or to a folder', async () => {
    using outside = workspace();
    outside.write('x.yaml', REQUEST);
    using place = folder();
    symlinkSync(join(outside.root, 'x.yaml'), join(place.root, 'requests/x.yaml'));
    symlinkSync(join(outside.root, 'x.yaml'), join(place.root, 'evidence/x.csv'));
    symlinkSync('nowhere', join(place.root, 'evidence/y.csv'));
    mkdirSync(join(place.root, 'evidence/map'));
    symlinkSync('.', join(place.root, 'evidence/map/loop'));
    symlinkSync(outside.root, join(place.root, 'judgement'));
    expect((await problemsOf(loadAudit(place.root))).map(summary)).toEqual([
      'unreadable evidence/map/loop:1:1',
      'unreadable evidence/x.csv:1:1',
      'unreadable evidence/y.csv:1:1',
      'unreadable requests/x.yaml:1:1',
    ]);
  });
});

describe('linkAudit lists what matches nothing', () => {
  const cases: readonly (readonly [name: string, file: string, text: string, problem: string])[] = [
    [
      'criterion of a request',
      'requests/IV-1.yaml',
      REQUEST.replace('#a', '#z'),
      'dangling requests/IV-1.yaml:1:1 criteria[0]',
    ],
    [
      'control of an owner',
      'audit.yaml',
      AUDIT.replace('control: base@1.0/1.01', 'control: base@1.0/1.09'),
      'dangling audit.yaml:15:5 owners[0].control',
    ],
    ['parameter', 'audit.yaml', AUDIT.replace('base.rows', 'base.row'), 'dangling audit.yaml:17:3 parameters.base.row'],
    [
      'criterion of a judgement',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('#a', '#z'),
      'dangling judgements/1.01.yaml:4:5 judgement.criterion',
    ],
    [
      'need of a judgement',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('need: content', 'need: contents'),
      'dangling judgements/1.01.yaml:4:5 judgement.need',
    ],
    [
      'judgement of a document',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('need: content', 'need: policy'),
      'dangling judgements/1.01.yaml:4:5 judgement.need',
    ],
    [
      'criterion of a decision',
      'judgements/1.01.yaml',
      JUDGEMENT.replace('kind: waiver', 'kind: waiver\n    criterion: base@1.0/1.01#z'),
      'dangling judgements/1.01.yaml:11:5 D-1.criterion',
    ],
    [
      'advice of a decision',
      'judgements/1.01.yaml',
      JUDGEMENT.replace(
        'kind: waiver',
        'kind: explained-advisory\n    criterion: base@1.0/1.01#b\n    advice: moderne',
      ),
      'dangling judgements/1.01.yaml:11:5 D-1.advice',
    ],
    [
      'control of a decision',
      'judgements/1.09.yaml',
      'schema: judgements@1\ncontrol: base@1.0/1.09\ndecisions: [{ id: D-2, kind: waiver, why: x, by: { party: client, role: x, id: x } }]\n',
      'dangling judgements/1.09.yaml:3:13 D-2.control',
    ],
  ];
  test.each(cases)('%s', async (_name, file, text, problem) => {
    using place = folder({ [file]: text });
    const { audit } = await loadAudit(place.root);
    const { catalogues } = await loadCatalogues(audit.catalogues, { folder: place.root, root: STARTER });
    expect(linkAudit(audit, catalogues).map(summary)).toEqual([problem]);
  });

  const CARD_FILE = 'evidence/a/b.card.yaml';
  const unnamed = { 'judgements/1.01.yaml': 'schema: judgements@1\ncontrol: base@1.0/1.01\n' };
  const notes: readonly (readonly [
    name: string,
    files: Readonly<Record<string, string>>,
    messages: readonly string[],
  ])[] = [
    [
      'a kind that is nearly one asked for',
      { [CARD_FILE]: CARD.replace('policy', 'polici') },
      [
        `${CARD_FILE}:1:1  kind  no criterion of IV-1 asks for evidence of the kind "polici"; allowed: policy, other, assurance; did you mean "policy"?`,
      ],
    ],
    [
      'a kind that nobody asked for, nor names',
      { [CARD_FILE]: CARD.replace('policy', 'beleid'), ...unnamed },
      [
        `${CARD_FILE}:1:1  kind  no criterion of IV-1 asks for evidence of the kind "beleid"; allowed: policy, other, assurance`,
      ],
    ],
    ['a kind that nobody asked for, and a judgement names', { [CARD_FILE]: CARD.replace('policy', 'mandate') }, []],
    ['what is said to be something else', { [CARD_FILE]: CARD.replace('policy', 'other'), ...unnamed }, []],
    [
      'a target that is nearly one of the audit',
      { [CARD_FILE]: CARD.replace('[dienst]', '[portal, dients]') },
      [`${CARD_FILE}:1:1  targets[1]  there is no target "dients"; did you mean "dienst"?`],
    ],
    ['a target that resembles none: for the ledger', { [CARD_FILE]: CARD.replace('dienst', 'elders') }, []],
    [
      'a target that differs from one by its number alone: for the ledger',
      { [CARD_FILE]: CARD.replace('dienst', 'proxy-2'), 'audit.yaml': AUDIT.replace('id: proxy', 'id: proxy-1') },
      [],
    ],
    [
      'an item without its hash',
      { 'judgements/1.01.yaml': JUDGEMENT.replace('@1a2b3c4d', '') },
      [
        'judgements/1.01.yaml:4:5  judgement.items[0]  name "IV-1-1" with its hash: biotoets explain base@1.0/1.01 <folder> shows it, once it is collected and this judgement set aside',
      ],
    ],
    [
      'an item without its hash, seen where it stands',
      { 'judgements/1.01.yaml': JUDGEMENT.replace('@1a2b3c4d', ''), [CARD_FILE]: `${CARD}access: on-site\n` },
      [],
    ],
    [
      'a review of before its item was asked for',
      {
        'judgements/1.01.yaml': JUDGEMENT.replace(
          'id: a1 }',
          'id: a1 }\n    review: { by: { party: auditor, role: auditor, id: a2 }, at: 2025-03-01 }',
        ),
      },
      [
        'judgements/1.01.yaml:4:5  judgement.review.at  the review (2025-03-01) would be of before IV-1-1@1a2b3c4d was asked for (2026-02-01)',
      ],
    ],
  ];
  test.each(notes)('%s', async (_name, files, messages) => {
    using place = folder(files);
    const { audit } = await loadAudit(place.root);
    const { catalogues } = await loadCatalogues(audit.catalogues, { folder: place.root, root: STARTER });
    expect(linkAudit(audit, catalogues).map(formatProblem)).toEqual(messages);
  });
});
