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

const monthly = ['2025-12-20', '2026-01-18', '2026-02-17', '2026-03-19', '2026-04-18', '2026-05-18', '2026-06-17'];
const reports: EvidenceExample = {
  rows: monthly.map((day) => ({ time: `${day}T09:00:00Z`, sender: 'owner', recipient: 'director' })),
  types: { time: 'timestamp' },
  fails: {},
};

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
  ...both('5.24.01#a,b/trial', {
    rows: [
      { group: 'internal', result: 'registered' },
      { group: 'external', result: 'registered' },
    ],
    fails: { 'one lost': ['rows.1.result', 'lost'] },
    open: { 'only one group': ['rows.1.group', 'internal'], 'an empty result': ['rows.0.result', ''] },
  }),
  ...both('5.24.03#c,d/owned', {
    rows: [
      { time: '2026-02-01T10:00:00Z', owner: 'head of messages' },
      { time: '2026-05-01T10:00:00Z', owner: 'head of scanning' },
    ],
    types: { time: 'timestamp' },
    fails: { 'nobody owns it': ['rows.1.owner', ''] },
    open: { 'no moment': ['rows.0.time', ''] },
  }),
  // Early in one month and late in the next: no month was skipped.
  ...both('5.24.04#a,b/no-month-skipped', {
    ...reports,
    rows: ['2025-12-20', '2026-02-18', '2026-04-18', '2026-06-17'].map((day) => ({
      time: `${day}T09:00:00Z`,
      sender: 'owner',
      recipient: 'director',
    })),
    fails: { 'spring skipped': ['rows.2.time', '2026-03-01T09:00:00Z'] },
    open: { 'no recipient': ['rows.2.recipient', ''], 'no moment': ['rows.2.time', 'monthly'] },
  }),
  ...both('5.24.04#a,b/within-month', {
    ...reports,
    fails: { 'forty days in between': ['rows.3.time', '2026-03-08T09:00:00Z'] },
    open: { 'no moment': ['rows.2.time', 'monthly'] },
  }),
  ...both('5.24.07#c,d/in-time', {
    rows: [
      { csirt: 'in-time', informed: 'not-due' },
      { csirt: 'not-due', informed: 'in-time' },
      { csirt: 'running', informed: 'running' },
    ],
    fails: {
      'reported late': ['rows.0.csirt', 'late'],
      'not reported': ['rows.0.csirt', 'none'],
      'informed late': ['rows.1.informed', 'late'],
      'not informed': ['rows.1.informed', 'none'],
    },
    open: { 'no judgement': ['rows.1.csirt', ''], 'nothing on informing': ['rows.0.informed', ''] },
  }),
  ...both('5.24.07#e,f/notices-treated', {
    rows: [
      { time: '2026-02-01T10:00:00Z', assessedAt: '2026-02-02T10:00:00Z', risk: 'R-12' },
      { time: '2026-03-01T10:00:00Z', assessedAt: '2026-03-01T11:00:00Z', risk: 'does not affect us' },
    ],
    types: { time: 'timestamp', assessedAt: 'timestamp' },
    fails: { 'not assessed': ['rows.0.assessedAt', ''], 'no place in risk treatment': ['rows.1.risk', ''] },
    open: { 'no moment of receipt': ['rows.0.time', ''], 'no moment of judging': ['rows.0.assessedAt', 'read'] },
  }),
  ...both('5.26.02#c,d/handled', {
    rows: [
      { handling: 'process', supervisor: 'reported' },
      { handling: 'process', supervisor: 'not-due' },
    ],
    fails: { 'outside the process': ['rows.0.handling', 'outside'], 'not reported': ['rows.1.supervisor', 'missed'] },
    open: { 'no handling': ['rows.0.handling', ''], 'no judgement on reporting': ['rows.1.supervisor', ''] },
  }),
  ...both('5.27.01#a,b/analysed', {
    rows: [{ analysis: 'done' }, { analysis: 'pending' }, { analysis: 'pending' }],
    fails: { 'closed without analysis': ['rows.1.analysis', 'none'] },
    open: { 'all pending': ['rows.0.analysis', 'pending'], 'no word': ['rows.1.analysis', 'later'] },
  }),
  ...both('5.27.02#a,b/shared', words('sharing', ['shared', 'no-partner', 'pending'], ['withheld'])),
  ...both('5.28.01#a,b/settings', {
    tree: { reports: 'P3Y', logs: 'P3Y', analyses: 'P5Y', solutions: 'P36M' },
    fails: {
      'reports too short': ['tree.reports', 'P2Y'],
      'log lines too short': ['tree.logs', 'P90D'],
      'analyses too short': ['tree.analyses', 'P1Y'],
      'solutions too short': ['tree.solutions', 'P30M'],
    },
    open: { 'no duration': ['tree.logs', 'long'] },
  }),
  ...both('5.28.01#c,d/kept', {
    rows: [
      { time: '2023-07-02T10:00:00Z', file: 'complete' },
      { time: '2026-02-01T10:00:00Z', file: 'complete' },
    ],
    types: { time: 'timestamp' },
    fails: { 'part is gone': ['rows.0.file', 'partial'], 'all is gone': ['rows.0.file', 'gone'] },
    open: { 'not looked up': ['rows.1.file', ''], 'no moment': ['rows.0.time', ''] },
  }),
  ...both('5.30.01#a,b/yearly', {
    rows: [
      { time: '2025-05-15T09:00:00Z', coverage: 'full' },
      { time: '2026-05-01T09:00:00Z', coverage: 'partial' },
    ],
    types: { time: 'timestamp' },
    fails: {
      'never in full': ['rows.0.coverage', 'partial'],
      'none for a year': ['rows.1.time', '2025-01-15T09:00:00Z'],
    },
    open: { 'no moment': ['rows.1.time', 'in May'], 'a word without a meaning': ['rows.0.coverage', 'much'] },
  }),
  ...both('5.30.02#c,d/refreshed', {
    rows: [
      { system: 'exclusion list', critical: true, owner: 'head', reason: 'no delivery', assessedAt: '2025-03-01' },
      { system: 'newsletter', critical: false, owner: 'head', reason: 'can wait', assessedAt: '2023-08-01' },
    ],
    fails: {
      'older than three years': ['rows.1.assessedAt', '2023-06-01'],
      'never determined': ['rows.0.assessedAt', null],
      'determined in the future': ['rows.0.assessedAt', '2027-03-01'],
      'neither yes nor no': ['rows.0.critical', null],
      'no owner': ['rows.1.owner', null],
      'no reason': ['rows.1.reason', null],
    },
  }),
  ...both('5.33.01#b/storage-set', {
    tree: { messages: 'P30D', images: 'P30D', logs: 'P3Y', backups: 'P35D' },
    parameters: {
      'bio2.5.33.01.messages': 'P30D',
      'bio2.5.33.01.logs': 'P3Y',
      'bio2.5.33.01.backups': 'P60D',
    },
    fails: {
      'messages too long': ['tree.messages', 'P90D'],
      'images too long': ['tree.images', 'P1Y'],
      'log lines too long': ['tree.logs', 'P7Y'],
      'backups too long': ['tree.backups', 'P1Y'],
    },
    open: { 'for ever': ['tree.images', 'always'] },
  }),
  ...both('5.33.01#c/copies-set', {
    tree: { printQueue: 'PT4H', scanMailbox: 'P1D' },
    parameters: { 'bio2.5.33.01.copies': 'P1D' },
    fails: { 'queue too long': ['tree.printQueue', 'P7D'], 'mailbox too long': ['tree.scanMailbox', 'P30D'] },
    open: { 'no duration': ['tree.scanMailbox', 'until full'] },
  }),
  ...both('5.33.01#d/runs', {
    rows: monthly.map((day) => ({ time: `${day}T03:00:00Z`, store: 'messages', overdue: 0 })),
    types: { time: 'timestamp', overdue: 'int' },
    parameters: { 'bio2.5.33.01.run-interval': 'P31D' },
    fails: { 'left too long': ['rows.2.overdue', 4], 'a run skipped': ['rows.3.time', '2026-02-18T03:00:00Z'] },
    open: { 'not counted': ['rows.1.overdue', ''], 'no moment': ['rows.1.time', ''] },
  }),
  ...both('5.33.01#e/tested', {
    rows: [
      { time: '2025-12-01T09:00:00Z', result: 'conform' },
      { time: '2026-03-10T09:00:00Z', result: 'deviating' },
      { time: '2026-05-20T09:00:00Z', result: 'conform' },
    ],
    types: { time: 'timestamp' },
    parameters: { 'bio2.5.33.01.test-interval': 'P100D' },
    fails: { 'none in spring': ['rows.1.time', '2025-12-10T09:00:00Z'] },
    open: { 'no result': ['rows.0.result', ''], 'no moment': ['rows.1.time', 'in March'] },
  }),
  ...both('5.35.02#c,d/in-force', {
    rows: [{ validFrom: '2026-01-01', validTo: '2026-12-31', adoptedAt: '2025-12-10', adoptedBy: 'board' }],
    fails: {
      'adopted by nobody': ['rows.0.adoptedBy', null],
      'not adopted': ['rows.0.adoptedAt', null],
      'of last year': ['rows.0.validFrom', '2025-01-01'],
      'of next year': ['rows.0.validFrom', '2027-01-01'],
      ended: ['rows.0.validTo', '2026-05-31'],
    },
  }),
  ...both('5.36.01#b/issued', {
    rows: [{ issuedAt: '2025-05-20', signedBy: 'board', coordinatedBy: 'CISO' }],
    fails: {
      'not signed': ['rows.0.signedBy', null],
      'not coordinated': ['rows.0.coordinatedBy', null],
      'over two years old': ['rows.0.issuedAt', '2024-05-20'],
      'not issued yet': ['rows.0.issuedAt', '2026-09-01'],
    },
  }),
  ...both('5.36.01#b/within-year', {
    rows: [{ issuedAt: '2026-05-20', signedBy: 'board', coordinatedBy: 'CISO' }],
    fails: { 'of last year': ['rows.0.issuedAt', '2025-05-20'], 'not issued yet': ['rows.0.issuedAt', '2026-09-01'] },
  }),
  ...both('6.01.01#b/screened', words('certificate', ['timely', 'not-required', 'timely'], ['late', 'missing'])),
  ...both('6.02.01#b/told', words('told', ['at-start', 'at-start'], ['later', 'never'])),
  ...both('6.03.01#b/known', {
    rows: [
      { group: 'staff', asked: 60, knew: 59 },
      { group: 'manager', asked: 12, knew: 12 },
      { group: 'board', asked: 3, knew: 3 },
    ],
    types: { asked: 'int', knew: 'int' },
    parameters: { 'bio2.6.03.01.known-share': 0.9 },
    fails: { 'half of them did not know': ['rows.0.knew', 30] },
    open: {
      'too close to say': ['rows.0.knew', 54],
      'the board was not asked': ['rows.2.group', 'manager'],
      'not counted': ['rows.0.knew', ''],
    },
  }),
  ...both('6.03.02#a/passed-in-time', {
    rows: [
      { started: '2026-02-01T08:00:00Z', passed: '2026-03-15T12:00:00Z', left: '' },
      { started: '2026-03-01T08:00:00Z', passed: '', left: '2026-04-01T12:00:00Z' },
      { started: '2026-05-01T08:00:00Z', passed: '', left: '' },
    ],
    types: { started: 'timestamp', passed: 'timestamp', left: 'timestamp' },
    fails: {
      'passed after three months': ['rows.0.passed', '2026-05-02T12:00:00Z'],
      'left later and never passed': ['rows.1.left', '2026-06-15T12:00:00Z'],
      'not passed for over three months': ['rows.2.started', '2026-03-20T08:00:00Z'],
    },
    open: {
      'passed before the start': ['rows.0.passed', '2026-01-15T12:00:00Z'],
      'no start': ['rows.0.started', ''],
      'no moment': ['rows.0.passed', 'yes'],
    },
  }),
  ...both('6.03.03#a/raised', words('raised', ['yes', 'yes'], ['no'])),
  ...both('6.08.01#a/acknowledged', words('acknowledged', ['current', 'older'], ['none'])),
};
