import type { JsonScalar } from '../../../src/catalogue/types.ts';
import type { EvidenceExample } from '../evidence-example.ts';

type Change = readonly [path: string, to: JsonScalar];

/** The same example for the criteria of several parties: `5.24.03#c,d/owned`. */
function both(key: string, example: EvidenceExample): Readonly<Record<string, EvidenceExample>> {
  const [control = '', rest = ''] = key.split('#');
  const [ids = '', check = ''] = rest.split('/');
  return Object.fromEntries(ids.split(',').map((id) => [`bio2@1.3/${control}#${id}/${check}`, example]));
}

/** Rows of one column, of which the first is changed: to each bad word, to nothing, and to a word nobody declared. */
function words(column: string, good: readonly string[], bad: readonly string[]): EvidenceExample {
  const path = `rows.0.${column}`;
  return {
    rows: good.map((word) => ({ [column]: word, note: 'x' })),
    fails: Object.fromEntries(bad.map((word): [string, Change] => [word, [path, word]])),
    open: { 'an empty value': [path, ''], 'a word without a meaning': [path, 'unheard of'] },
  };
}

export const bio256: Readonly<Record<string, EvidenceExample>> = {
  ...both('5.21.02#b/disclosed', words('disclosed', ['before', 'later-link', 'before'], ['after', 'never'])),
  ...both('5.21.02#c/decided', words('decision', ['accepted', 'mitigated', 'refused'], ['none'])),
  ...both('5.21.03#b/imposed', words('requirements', ['full', 'reasoned'], ['unreasoned', 'less'])),
  ...both('5.21.04#b/notified', {
    rows: [
      { known: '2026-02-01T10:00:00Z', notified: '2026-02-02T10:00:00Z', risk: 'high' },
      { known: '2026-03-01T10:00:00Z', notified: '2026-03-01T12:00:00Z', risk: 'low' },
    ],
    types: { known: 'timestamp', notified: 'timestamp' },
    fails: { 'never passed on': ['rows.0.notified', ''], 'no risk with it': ['rows.1.risk', ''] },
    open: { 'no moment': ['rows.0.notified', 'in spring'] },
  }),
  ...both('5.21.04#b/in-time', {
    rows: [
      { known: '2026-02-01T10:00:00Z', notified: '2026-02-02T10:00:00Z' },
      { known: '2026-03-01T10:00:00Z', notified: '2026-03-01T12:00:00Z' },
    ],
    types: { known: 'timestamp', notified: 'timestamp' },
    parameters: { 'bio2.5.21.04.notice': 'P3D' },
    fails: { 'too late': ['rows.0.notified', '2026-02-05T10:00:00Z'] },
    open: {
      'not passed on': ['rows.0.notified', ''],
      'before it was known': ['rows.0.notified', '2026-01-31T10:00:00Z'],
      'no moment': ['rows.0.known', 'soon'],
    },
  }),
  ...both('5.21.05#c,d/assessed', {
    rows: ['hosting', 'mail'].map((party) => ({
      party,
      vulnerabilities: '2026-02-01T00:00:00Z',
      quality: '2026-02-01T00:00:00Z',
      practices: '2026-02-02T00:00:00Z',
      development: '2026-02-02T00:00:00Z',
    })),
    types: { vulnerabilities: 'timestamp', quality: 'timestamp', practices: 'timestamp', development: 'timestamp' },
    fails: {
      'weaknesses not assessed': ['rows.0.vulnerabilities', ''],
      'quality not assessed': ['rows.1.quality', ''],
      'practices not assessed': ['rows.0.practices', ''],
      'development not assessed': ['rows.1.development', ''],
    },
    open: { 'no name': ['rows.0.party', ''], 'no date': ['rows.0.quality', 'in order'] },
  }),
  ...both('5.22.02#a/current', {
    rows: [
      { service: 'messages', counterparty: 'supplier', start: '2025-12-01', end: '2027-12-01' },
      { service: 'printers', counterparty: 'other', start: '2020-01-01', end: '2024-01-01' },
    ],
    fails: {
      'no counterparty': ['rows.1.counterparty', null],
      'no start': ['rows.1.start', null],
      'the only one in force has ended': ['rows.0.end', '2026-06-01'],
    },
  }),
  ...both('5.22.02#a/paid-registered', {
    rows: [
      { supplier: 'a', contract: 'C-1' },
      { supplier: 'b', contract: 'C-2' },
    ],
    fails: { 'paid without a contract': ['rows.1.contract', ''] },
    open: { 'nobody named': ['rows.0.supplier', ''] },
  }),
  ...both('5.23.01#b/revised', {
    rows: [{ time: '2024-02-01T00:00:00Z', version: '2', adoptedBy: 'board' }],
    types: { time: 'timestamp' },
    fails: { 'older than three years': ['rows.0.time', '2023-06-01T00:00:00Z'] },
    open: { 'no date': ['rows.0.time', 'once'], 'adopted by nobody named': ['rows.0.adoptedBy', ''] },
  }),
  ...both('5.23.01#b/registered', {
    rows: [{ provider: 'cloud', classification: 'confidential', assessedAt: '2026-01-10', owner: 'process owner' }],
    fails: {
      'not classified': ['rows.0.classification', null],
      'not assessed': ['rows.0.assessedAt', null],
      'without an owner': ['rows.0.owner', null],
      'assessed in the future': ['rows.0.assessedAt', '2027-01-01'],
    },
  }),
  ...both('5.23.01#c/changes-assessed', {
    rows: [
      { time: '2026-02-01T00:00:00Z', assessedAt: '2026-02-10T00:00:00Z' },
      { time: '2026-04-01T00:00:00Z', assessedAt: '2026-04-02T00:00:00Z' },
    ],
    types: { time: 'timestamp', assessedAt: 'timestamp' },
    fails: { 'not assessed': ['rows.0.assessedAt', ''] },
    open: { 'no moment': ['rows.0.assessedAt', 'done'], 'no date of the change': ['rows.1.time', ''] },
  }),
};
