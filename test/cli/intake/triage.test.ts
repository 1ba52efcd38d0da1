import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audit, InformationRequest } from '../../../src/audit/types.ts';
import type { Criterion } from '../../../src/catalogue/types.ts';
import { safeName } from '../../../src/cli/intake/inbox.ts';
import { nextItem } from '../../../src/cli/intake/card-stub.ts';
import { fileType } from '../../../src/cli/intake/file-type.ts';
import { triage, type Asked } from '../../../src/cli/intake/triage.ts';

function asked(
  id: string,
  kinds: readonly string[],
  more: Partial<InformationRequest> = {},
  targets = ['service'],
): Asked {
  const criteria = kinds.map((from) => ({ ref: `c/${id}#${from}`, targets, needs: [{ kind: 'document', from }] }));
  const request = { id, criteria: criteria.map(({ ref }) => ref), to: 'supplier', askedAt: '2026-01-01', ...more };
  return { request: request as unknown as InformationRequest, criteria: criteria as unknown as Criterion[], kinds };
}

const AUDIT = {
  targets: [
    { id: 'dienst', kind: 'service' },
    { id: 'proxy-1', kind: 'nginx' },
    { id: 'proxy-2', kind: 'nginx' },
  ],
} as unknown as Audit;

const REQUESTS: readonly Asked[] = [
  asked('IV-001', ['contract', 'contract-register']),
  asked('IV-012', ['access-policy']),
  asked('IV-013', ['restore-test', 'restore-procedure'], {}, ['nginx']),
  asked('IV-014', ['security-policy'], { answer: { status: 'received' } }),
  asked('IV-015', ['log-sample'], { answer: { status: 'withheld' } }),
  asked('R.7', ['pentest'], { askedAt: undefined as unknown as string }),
  asked('IV-016', ['crypto-standard'], {}, ['mail']),
];

/** `request kind targets`, or why it is tied to nothing. */
function outcome(name: string): string {
  const placement = triage(name, { audit: AUDIT, asked: REQUESTS });
  if ('untied' in placement) return [placement.untied, ...placement.candidates].join(' ');
  const { request, kind, targets } = placement.tie;
  return `${request.id} ${kind} ${targets.join(',')}`;
}

describe('triage', () => {
  it.each([
    ['IV-012.pdf', 'IV-012 access-policy dienst'],
    ['iv012 beleid.pdf', 'IV-012 access-policy dienst'],
    ['antwoord_IV_012-1.pdf', 'IV-012 access-policy dienst'],
    ['IV-012/bijlage.pdf', 'IV-012 access-policy dienst'],
    ['IV-0123.pdf', 'nothing-fits'],
    ['DIV-012.pdf', 'nothing-fits'],
    ['IV-001 and IV-012.pdf', 'several-fit IV-001 IV-012'],
    ['IV-001.pdf', 'IV-001 other dienst'],
    ['IV-001 contract.pdf', 'IV-001 contract dienst'],
    ['Contract Register 2026.csv', 'IV-001 contract-register dienst'],
    ['contracts.pdf', 'IV-001 contract dienst'],
    ['subcontracting.pdf', 'nothing-fits'],
    ['restore tests.csv', 'IV-013 restore-test proxy-1,proxy-2'],
    ['restore-tests proxy-2.csv', 'IV-013 restore-test proxy-2'],
    ['restore.csv', 'nothing-fits'],
    ['access-policy contract.pdf', 'several-fit IV-001 (contract) IV-012 (access-policy)'],
    ['security-policy.pdf', 'answered IV-014 (security-policy)'],
    ['log-sample.csv', 'IV-015 log-sample dienst'],
    // Never sent: tied only when somebody says so by its id.
    ['pentest.pdf', 'nothing-fits'],
    ['R.7 report.pdf', 'R.7 pentest dienst'],
    ['RX7 report.pdf', 'nothing-fits'],
    ['crypto-standard.md', 'no-target IV-016'],
    ['', 'nothing-fits'],
  ])('%s → %s', (name, expected) => {
    expect(outcome(name)).toBe(expected);
  });

  it('says that nothing is open where nothing is', () => {
    const closed = [asked('IV-001', ['contract'], { answer: { status: 'none' } })];
    expect(triage('x', { audit: AUDIT, asked: closed })).toEqual({ untied: 'nothing-open', candidates: [] });
    expect(triage('x', { audit: AUDIT, asked: [] })).toEqual({ untied: 'nothing-open', candidates: [] });
  });

  it('says what a kind is for only where its request is for more', () => {
    const placement = triage('contract-register', { audit: AUDIT, asked: REQUESTS });
    expect('tie' in placement && placement.tie.supports).toEqual(['c/IV-001#contract-register']);
    const only = triage('IV-012', { audit: AUDIT, asked: REQUESTS });
    expect('tie' in only && only.tie.supports).toEqual([]);
  });
});

describe('the name of what came in', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['a/b c.csv', 'a/b c.csv'],
    ['.gitignore', '_gitignore'],
    ['a/.hidden/x', 'a/_hidden/x'],
    ['README.md', '_README.md'],
    ['IV-1.card.yaml', 'IV-1.card.yaml.txt'],
    ['x.cards.json', 'x.cards.json.txt'],
    ['card.yml', 'card.yml.txt'],
    ['a:b?.txt', 'a_b_.txt'],
  ])('%s is kept as %s', (name, kept) => {
    expect(safeName(name)).toBe(kept);
  });

  it('is never hidden, never a card, and twice the same', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const kept = safeName(name);
        expect(kept.split('/').some((step) => step.startsWith('.'))).toBe(false);
        expect(kept).not.toMatch(/\.card\.yaml$/i);
        expect(safeName(kept)).toBe(kept);
      }),
    );
  });
});

it.each([
  ['x.pdf', '%PDF-1.7', 'pdf'],
  ['x.csv', '%PDF-1.7', 'pdf'],
  ['x.xlsx', 'PK\u0003\u0004', 'xlsx'],
  ['x.bin', 'PK\u0003\u0004', 'zip'],
  ['x.csv', 'a,b', 'csv'],
  ['x', 'plain', 'text'],
  ['x.csv', 'a\0b', 'binary'],
])('%s that begins with %s is %s', (name, head, type) => {
  expect(fileType(name, Buffer.from(head, 'latin1'))).toBe(type);
});

it('an item gets the next number of its own request', () => {
  expect(nextItem('IV-1', new Set())).toBe('IV-1-1');
  expect(nextItem('IV-1', new Set(['IV-1-1', 'IV-1-3', 'IV-1-x', 'IV-11-9', 'IV-2-7']))).toBe('IV-1-4');
});
