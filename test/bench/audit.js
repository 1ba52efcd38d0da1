// An audit folder of any size, always the same for the same numbers: what the benchmarks of `assess` judge.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CARD = ['what', 'madeBy', 'observedAt', 'columns'];

/** What one control in three asks for, with a file that meets it. */
const KINDS = [
  {
    needs: (from) => [{ document: { id: 'procedure', from, card: ['what', 'madeBy', 'adopted'] } }],
    aspect: 'design',
    ending: 'txt',
    content: (n) => `Procedure ${n}: who does what, when and how it is checked.\n`,
  },
  {
    needs: (from) => [
      check(
        'tested',
        'records',
        from,
        {
          all: [
            { at: 'rows', as: 'int', gte: 1 },
            { at: 'columns.result.missing', as: 'int', equals: 0 },
            { at: 'columns.result.values.success', as: 'int', gte: 1 },
          ],
        },
        { values: { result: ['success', 'failed'] } },
      ),
    ],
    aspect: 'existence',
    ending: 'csv',
    content: (n) =>
      `time,result\n${Array.from({ length: 20 }, (_, row) => `2026-${String(1 + (row % 10)).padStart(2, '0')}-${String(1 + ((n + row) % 28)).padStart(2, '0')},success`).join('\n')}\n`,
    columns: [
      { column: 'time', as: 'time', type: 'timestamp' },
      { column: 'result', as: 'result', type: 'string', values: { success: 'success', failed: 'failed' } },
    ],
  },
  {
    needs: (from) => [
      check('set', 'tree', from, {
        all: [
          { at: 'mfa', as: 'bool', equals: true },
          { at: 'minutes', as: 'int', lte: 30 },
        ],
      }),
    ],
    aspect: 'existence',
    ending: 'json',
    content: (n) => `${JSON.stringify({ mfa: true, minutes: 5 + (n % 20) })}\n`,
    columns: [
      { column: 'mfa', as: 'mfa', type: 'bool' },
      { column: 'minutes', as: 'minutes', type: 'int' },
    ],
  },
];

function text(words) {
  return { nl: words, en: words };
}

function check(id, family, from, assert, more = {}) {
  return { check: { id, family, from, card: CARD, assert, ...more } };
}

function control(n) {
  const { needs, aspect } = KINDS[n % KINDS.length];
  return {
    schema: 'control@1',
    id: `B-${n}`,
    ...{ title: text(`Control ${n}`), topic: text(`About ${n}`), theme: 'supervision', addressee: 'supplier' },
    ...{ mandatory: true, knockout: false, measure: false, depth: [aspect], provability: 'measurable' },
    request: { ask: text('Give it'), form: text('A file'), explain: [text('What it is')] },
    ...{ weak: [text('A promise')], remedy: text('Put it right'), relations: [] },
    criteria: [
      { id: 'a', aspect, text: text(`What ${n} asks`), targets: ['service'], window: 'P1Y', needs: needs(`kind-${n}`) },
    ],
  };
}

function card(item, n) {
  const { ending, columns } = KINDS[n % KINDS.length];
  return {
    item: `IV-${n}-${item}`,
    request: `IV-${n}`,
    kind: `kind-${n}`,
    file: `IV-${n}-${item}.${ending}`,
    targets: ['service'],
    what: `Evidence ${item} for control ${n}`,
    madeBy: { party: 'supplier', how: columns === undefined ? 'document' : 'system-export' },
    ...{ observedAt: '2026-10-20', receivedAt: '2026-10-21' },
    ...(columns === undefined
      ? { adopted: { by: { party: 'supplier', role: 'Board' }, at: '2026-01-10' } }
      : { columns }),
  };
}

/**
 * Writes the folder. `cards` is `each` (a card file beside every item) or `together` (one `cards@1` file per control).
 * JSON is YAML; it is written indented, as a person's file would be.
 */
export function writeAudit(folder, { controls, items, cards }) {
  const write = (file, content) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`);
  };
  const person = { party: 'supplier', role: 'Desk' };
  write('audit.yaml', {
    ...{ schema: 'audit@1', id: 'bench', client: 'Client', supplier: 'Supplier' },
    operator: { party: 'auditor', name: 'Audit team' },
    ...{ catalogues: ['./norm'], subject: 'supplier', depth: ['design', 'existence'] },
    ...{ period: { from: '2026-01-01', to: '2026-10-31' }, phase: 'operation', profile: 'bio2' },
    targets: [{ id: 'service', kind: 'service', party: 'supplier' }],
  });
  const source = { publisher: 'biotoets' };
  write('norm/catalogue.yaml', {
    ...{ schema: 'catalogue@1', id: 'bench', version: '1', title: text('Bench'), kind: 'own', source },
  });
  for (let n = 0; n < controls; n++) {
    write(`norm/B-${n}.yaml`, control(n));
    write(`requests/IV-${n}.yaml`, {
      ...{ schema: 'request@1', id: `IV-${n}`, criteria: [`bench@1/B-${n}#a`], ask: 'Give it', to: 'supplier' },
      ...{ askedAt: '2026-10-01', due: '2026-10-31' },
      answer: { status: 'received', by: person, at: '2026-10-21' },
    });
    const mine = Array.from({ length: Math.floor((items - n - 1) / controls) + 1 }, (_, item) => card(item, n));
    mine.forEach(({ file }, item) => write(`evidence/${file}`, KINDS[n % KINDS.length].content(n + item)));
    if (cards === 'together') write(`evidence/IV-${n}.card.yaml`, { schema: 'cards@1', cards: mine });
    else for (const each of mine) write(`evidence/${each.item}.card.yaml`, { schema: 'card@1', ...each });
  }
}
