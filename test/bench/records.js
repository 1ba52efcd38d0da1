// A delivery log of any size beside a list of excluded persons and a count of its own: what the benchmark of record checks judges.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const LISTED = 10_000;
const RECIPIENTS = 20_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const text = (words) => ({ nl: words, en: words });
const hashOf = (n) => createHash('sha256').update(`bench ${n}`).digest('hex');

/** Recipients from 0 are on the list; the first of them is planted, and gets one message. */
function writeLog(file, rows) {
  const hashes = Array.from({ length: RECIPIENTS }, (_, n) => hashOf(LISTED + n));
  const out = openSync(file, 'w');
  let lines = 'id;time;recipient;direction;bytes;status\n';
  for (let id = 1; id <= rows; id++) {
    const time = new Date(START + Math.floor((id * 2e10) / rows)).toISOString().slice(0, 19);
    const recipient = id === 7 ? hashOf(0) : hashes[(id * 7919) % RECIPIENTS];
    lines += `${id};${time}Z;${recipient};${id % 2 === 0 ? 'in' : 'out'};${100 + (id % 900)};delivered\n`;
    if (lines.length < 1 << 20) continue;
    writeSync(out, lines);
    lines = '';
  }
  writeSync(out, lines);
  closeSync(out);
}

const CARD = ['what', 'madeBy', 'period', 'columns', 'complete'];
const equals = (at, value) => ({ at, as: 'int', equals: value });

const CHECK = {
  ...{ id: 'joined', family: 'records', from: 'delivery-log', card: CARD },
  beside: [
    { name: 'listed', from: 'exclusion-list', family: 'records', card: CARD },
    { name: 'counted', from: 'delivery-count', family: 'records', card: CARD },
  ],
  derive: [
    { name: 'ids', sequence: 'id' },
    { name: 'hits', join: { column: 'recipient', list: 'listed', key: 'person', canary: 'planted' } },
  ],
  assert: {
    all: [
      ...['derived.hits.matches', 'derived.hits.unjoinable', 'derived.ids.gaps', 'derived.ids.doubles'].map((at) =>
        equals(at, 0),
      ),
      equals('derived.hits.canariesFound', 1),
      { use: 'reconcile', with: { a: 'rows', b: 'beside.counted.columns.delivered.sum', share: 0.001 } },
    ],
  },
};

const LEGENDS = {
  'delivery-log': [
    { column: 'id', as: 'id', type: 'int' },
    { column: 'time', as: 'time', type: 'timestamp' },
    { column: 'recipient', as: 'recipient', type: 'hash', salt: 'bench' },
    { column: 'direction', as: 'direction', type: 'enum', values: { in: 'in', out: 'out' } },
    { column: 'bytes', as: 'bytes', type: 'int' },
    { column: 'status', as: 'status', type: 'enum', values: { delivered: 'delivered', blocked: 'blocked' } },
  ],
  'exclusion-list': [
    { column: 'person', as: 'person', type: 'hash', salt: 'bench' },
    { column: 'planted', as: 'planted', type: 'bool', values: { j: true, n: false } },
  ],
  'delivery-count': [{ column: 'delivered', as: 'delivered', type: 'int' }],
};

/** Writes an audit of one check over a log of `rows` rows. The check holds. */
export function writeRecords(folder, rows) {
  for (const part of ['', 'norm', 'requests', 'evidence']) mkdirSync(join(folder, part), { recursive: true });
  const write = (file, content) => {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`);
  };
  const person = { party: 'supplier', role: 'Desk' };
  const period = { from: '2026-01-01', to: '2026-10-31' };
  write('audit.yaml', {
    ...{ schema: 'audit@1', id: 'bench', client: 'Client', supplier: 'Supplier' },
    operator: { party: 'auditor', name: 'Audit team' },
    ...{ catalogues: ['./norm'], subject: 'supplier', depth: ['operation'], period, phase: 'operation' },
    ...{ profile: 'bio2', targets: [{ id: 'service', kind: 'service', party: 'supplier' }] },
  });
  write('norm/catalogue.yaml', {
    ...{ schema: 'catalogue@1', id: 'bench', version: '1', title: text('Bench'), kind: 'own' },
    source: { publisher: 'biotoets' },
  });
  write('norm/B-1.yaml', {
    ...{
      schema: 'control@1',
      id: 'B-1',
      title: text('Nobody listed'),
      topic: text('Nobody listed'),
      theme: 'delivery',
    },
    ...{ addressee: 'supplier', mandatory: true, knockout: false, measure: false, depth: ['operation'] },
    ...{ provability: 'measurable', weak: [text('A promise')], remedy: text('Put it right'), relations: [] },
    request: { ask: text('Give it'), form: text('A file'), explain: [text('What it is')] },
    criteria: [
      {
        ...{ id: 'a', aspect: 'operation', text: text('Nobody listed got anything'), targets: ['service'] },
        needs: [{ check: CHECK }],
      },
    ],
  });
  write('requests/IV-1.yaml', {
    ...{ schema: 'request@1', id: 'IV-1', criteria: ['bench@1/B-1#a'], ask: 'Give it', to: 'supplier' },
    ...{ askedAt: '2026-11-01', due: '2026-11-30', answer: { status: 'received', by: person, at: '2026-11-21' } },
  });
  const populations = { 'delivery-log': rows, 'exclusion-list': LISTED, 'delivery-count': 1 };
  for (const [kind, columns] of Object.entries(LEGENDS))
    write(`evidence/${kind}.card.yaml`, {
      ...{ schema: 'card@1', item: kind, request: 'IV-1', kind, file: `${kind}.csv`, targets: ['service'] },
      ...{ what: kind, madeBy: { party: 'supplier', how: 'system-export' }, period, observedAt: '2026-11-20' },
      ...{ receivedAt: '2026-11-21', columns, complete: { population: populations[kind], how: 'Counted' } },
    });
  writeLog(join(folder, 'evidence', 'delivery-log.csv'), rows);
  const listed = Array.from({ length: LISTED }, (_, n) => `${hashOf(n)};${n === 0 ? 'j' : 'n'}`);
  write('evidence/exclusion-list.csv', `person;planted\n${listed.join('\n')}\n`);
  write('evidence/delivery-count.csv', `delivered;by\n${rows};dashboard\n`);
}
