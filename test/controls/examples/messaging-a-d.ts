import type { Operand } from '../../../src/catalogue/types.ts';
import type { EvidenceExample, Export } from '../evidence-example.ts';

type Row = NonNullable<Export['rows']>[number];

const at = (name: string): NonNullable<Export['types']> => ({ [name]: 'timestamp' });

/** A column of which one word deviates: no row may hold it, and an empty cell leaves the answer open. */
function words(column: string, good: readonly string[], bad: readonly string[], also: Export = {}): EvidenceExample {
  const rows = good.map((word, n) => ({ id: `r-${n}`, ...also.rows?.[n], [column]: word }));
  return {
    ...also,
    rows,
    fails: Object.fromEntries(bad.map((word) => [word, [`rows.0.${column}`, word] as const])),
    open: { 'an empty cell': [`rows.0.${column}`, null] },
  };
}

/** Rows that went from one moment to another within six hours, held against a limit of eight. */
function span(parameter: string, from: string, to: string, also: Export = {}): EvidenceExample {
  const day = (n: number, hour: string): string => `2026-0${n}-10T${hour}:00:00Z`;
  return {
    rows: [2, 3, 4].map((n) => ({ id: `r-${n}`, ...also.rows?.[n - 2], [from]: day(n, '08'), [to]: day(n, '14') })),
    types: { [from]: 'timestamp', [to]: 'timestamp' },
    parameters: { [parameter]: 'PT8H' },
    fails: { 'over the limit': [`rows.1.${to}`, '2026-03-10T16:00:01Z'] },
    open: {
      'still open': [`rows.1.${to}`, null],
      'the end before the start': [`rows.1.${to}`, '2026-03-10T07:00:00Z'],
      'a moment in words': [`rows.1.${from}`, 'onbekend'],
    },
  };
}

/** A share counted over a column with a good and a bad word; nine of ten good, held against four fifths. */
function share(column: string, [good, bad]: readonly [string, string], limit: Readonly<Record<string, Operand>>) {
  const rows = Array.from({ length: 10 }, (_, n) => ({ id: `r-${n}`, [column]: n < 8 ? good : bad }));
  return {
    rows,
    parameters: limit,
    fails: { 'one less': [`rows.0.${column}`, bad] },
    open: { 'an empty cell': [`rows.9.${column}`, null] },
  } satisfies EvidenceExample;
}

/** As many different names in a column of two exports. */
function alike(column: string, beside: string, names: readonly string[], also: Row = {}): EvidenceExample {
  // Each its own, so that a change of the one leaves the other as it is.
  const rows = () => names.map((name, n) => ({ id: `r-${n}`, ...also, [column]: name }));
  const [other, last] = [names[0] ?? '', names.length - 1];
  return {
    rows: rows(),
    beside: { [beside]: { rows: rows() } },
    fails: {
      'one less': [`rows.${last}.${column}`, other],
      'one less beside': [`beside.${beside}.rows.${last}.${column}`, other],
    },
    open: {
      'one without a name': [`rows.${last}.${column}`, null],
      'one beside without a name': [`beside.${beside}.rows.${last}.${column}`, null],
    },
  };
}

const listed = [
  { category: 'listed', text: 'a1b2', milliseconds: 812 },
  { category: 'unlisted', text: 'a1b2', milliseconds: 790 },
  { category: 'listed', text: 'a1b2', milliseconds: 805 },
];

/** By `<criterion ref>/<check id>`. */
export const messagingAD: Readonly<Record<string, EvidenceExample>> = {
  'messaging@1/MSG-A2#b/regime-known': (() => {
    const rows = ['berichten', 'betaling', 'scans'].map((category) => ({
      category,
      purpose: 'toezicht',
      article: '36',
    }));
    const base = words('regime', ['wjsg', 'avg', 'wjsg'], ['none'], { rows });
    return { ...base, open: { ...base.open, 'no article': ['rows.1.article', null] } };
  })(),
  'messaging@1/MSG-A3#b/terms-fit': {
    rows: [
      { category: 'berichten', regime: 'wjsg', terms: 'wjsg' },
      { category: 'betaling', regime: 'avg', terms: 'avg' },
    ],
    fails: { 'another regime': ['rows.0.terms', 'avg'], 'no terms': ['rows.0.terms', 'none'] },
    open: { 'an empty cell': ['rows.1.terms', null], 'no regime named': ['rows.1.regime', null] },
  },
  'messaging@1/MSG-A3#c/consented': words('consent', ['given', 'given'], ['none']),
  'messaging@1/MSG-A3#c/same-duties': words('terms', ['same', 'same'], ['lighter', 'none']),
  'messaging@1/MSG-A5#b/levels-measured': words('measured', ['yes', 'yes'], ['no'], {
    rows: [{ norm: '4 h' }, { norm: '99,5 %' }],
  }),
  'messaging@1/MSG-A5#c/stopped-in-time': span('msg.a5.stop-time', 'ordered', 'stopped'),
  'messaging@1/MSG-A6#b/within-region': (() => {
    const rows = ['opslag', 'back-up', 'beheer'].map((purpose) => ({ purpose, permission: 'bijlage 3' }));
    const base = words('region', ['eea', 'adequate', 'safeguarded'], ['other'], { rows });
    return { ...base, open: { ...base.open, 'no permission': ['rows.2.permission', null] } };
  })(),
  'messaging@1/MSG-B3#a/meetings-held': {
    rows: ['2026-02-03T10:00:00Z', '2026-05-12T10:00:00Z'].map((time, n) => ({ time, minutes: `V-${n}` })),
    types: at('time'),
    parameters: { 'msg.b3.meetings': 2 },
    fails: { 'twice the same meeting': ['rows.1.time', '2026-02-03T10:00:00Z'] },
    open: {
      'one of before the period': ['rows.0.time', '2025-12-03T10:00:00Z'],
      'one without minutes': ['rows.0.minutes', null],
      'one without its moment': ['rows.1.time', null],
    },
  },
  'messaging@1/MSG-B3#b/actions-on-time': share('onTime', ['yes', 'no'], { 'msg.b3.actions-share': 0.8 }),
  'messaging@1/MSG-B4#a/one-accountable': words('accountable', ['one', 'one'], ['none', 'several']),
  'messaging@1/MSG-B4#a/every-control': alike('control', 'applicable', ['5.20.01', 'MSG-A1', 'MSG-D1']),
  'messaging@1/MSG-C1#b/grounded': (() => {
    const rows = [1, 0.1].map((part) => ({ moment: 'before', share: part }));
    const base = words('ground', ['statute', 'decision'], ['none'], { rows });
    return {
      ...base,
      open: { ...base.open, 'no moment': ['rows.1.moment', null], 'no share': ['rows.1.share', null] },
    };
  })(),
  'messaging@1/MSG-C1#b/no-bare-cap': words('cap', ['no-cap', 'grounded'], ['ungrounded']),
  'messaging@1/MSG-C2#c/none-unread': words('release', ['read', 'held', 'exempt', 'read'], ['unread']),
  'messaging@1/MSG-C2#c/waiting-time': {
    rows: ['09', '11', '13'].map((hour) => ({
      received: '2026-02-10T08:00:00Z',
      handled: `2026-02-10T${hour}:00:00Z`,
    })),
    types: { received: 'timestamp', handled: 'timestamp' },
    parameters: { 'msg.c2.reading-time': 'PT8H' },
    fails: { 'read the day after': ['rows.2.handled', '2026-02-11T09:00:00Z'] },
    open: { 'not read yet': ['rows.2.handled', null] },
  },
  'messaging@1/MSG-C3#a/monitoring-on': {
    tree: { enabled: true, perPerson: true, threshold: 10 },
    parameters: { 'msg.c3.daily-threshold': 10 },
    fails: {
      off: ['tree.enabled', false],
      'of all together': ['tree.perPerson', false],
      'set higher': ['tree.threshold', 25],
    },
  },
  'messaging@1/MSG-C3#b/alerts-handled': span('msg.c3.alert-time', 'raised', 'handled'),
  'messaging@1/MSG-C3#c/counts-agree': {
    rows: [400, 600].map((messages, n) => ({ person: `p-${n}`, messages })),
    types: { messages: 'int' },
    beside: {
      institutions: {
        rows: [700, 300].map((messages, n) => ({ unit: `u-${n}`, messages })),
        types: { messages: 'int' },
      },
    },
    parameters: { 'msg.c3.reconcile-share': 0.001 },
    fails: {
      'more than counted': ['rows.0.messages', 402],
      'fewer than sent': ['beside.institutions.rows.1.messages', 298],
    },
    open: {
      'a count is missing': ['rows.0.messages', null],
      'a count beside is missing': ['beside.institutions.rows.0.messages', null],
    },
  },
  'messaging@1/MSG-C4#b/verified': words('verification', ['verified', 'verified'], ['unverified']),
  'messaging@1/MSG-C4#b/blocks-enforced': {
    ...words('block', ['not-blocked', 'enforced'], ['ignored']),
    open: { 'an empty cell': ['rows.0.block', null], 'nobody is blocked': ['rows.1.block', 'not-blocked'] },
  },
  'messaging@1/MSG-C4#c/signals-handled': span('msg.c4.signal-time', 'raised', 'handled'),
  'messaging@1/MSG-C5#a/mailbox-restricted': words('task', ['print', 'scan', 'supervision'], ['no-task']),
  'messaging@1/MSG-C5#c/transport-tested': (() => {
    const rows = ['tls', 'dmarc'].flatMap((property) =>
      ['to-institution', 'from-institution'].map((direction) => ({ property, direction })),
    );
    const base = words(
      'result',
      rows.map(() => 'passed'),
      ['failed'],
      { rows },
    );
    const open = { 'one direction only': ['rows.1.direction', 'to-institution'] as const };
    return { ...base, open: { ...base.open, ...open, 'not tested': ['rows.0.result', 'not-tested'] } };
  })(),
  'messaging@1/MSG-C5#d/queue-wiped': span('msg.c5.queue-time', 'printed', 'deleted'),
  'messaging@1/MSG-C6#a/uploads-blocked': (() => {
    const rows = ['malware', 'type', 'size', 'disguised'].map((each) => ({ case: each }));
    const base = words(
      'result',
      rows.map(() => 'blocked'),
      ['stored'],
      { rows },
    );
    return { ...base, open: { ...base.open, 'one case not tried': ['rows.3.case', 'type'] } };
  })(),
  'messaging@1/MSG-C6#b/metadata-stripped': words('metadata', ['stripped', 'stripped'], ['kept']),
  'messaging@1/MSG-C6#c/all-handled': words('handling', ['rebuilt', 'refused'], ['unchecked']),
  'messaging@1/MSG-D2#a/sent-in-time': span('msg.d2.send-lag', 'decided', 'sent'),
  'messaging@1/MSG-D2#b/enforced-in-time': (() => {
    const base = span('msg.d2.max-lag', 'decided', 'enforced', {
      rows: ['add', 'remove', 'add'].map((change) => ({ change })),
    });
    return { ...base, open: { ...base.open, 'it is not said what changed': ['rows.0.change', null] } };
  })(),
  'messaging@1/MSG-D2#b/every-decision': (() => {
    const base = alike('decision', 'decisions', ['B-1', 'B-2', 'B-3'], { sent: '2026-02-10T08:00:00Z' });
    return { ...base, open: { ...base.open, 'one that was not sent': ['beside.decisions.rows.1.sent', null] } };
  })(),
  'messaging@1/MSG-D2#c/none-missed': words('result', ['equal', 'equal', 'repaired'], ['missed']),
  'messaging@1/MSG-D2#c/sync-rhythm': {
    rows: ['2026-01-01T02:00:00Z', '2026-03-01T02:00:00Z', '2026-05-01T02:00:00Z', '2026-06-30T02:00:00Z'].map(
      (time) => ({ time, result: 'equal' }),
    ),
    types: at('time'),
    parameters: { 'msg.d2.sync-gap': 'P62D' },
    fails: { 'a run that was late': ['rows.1.time', '2026-03-20T02:00:00Z'] },
    open: { 'a run without its moment': ['rows.1.time', null] },
  },
  'messaging@1/MSG-D3#b/no-reason-kept': words('content', ['hash', 'hash', 'technical'], ['reason', 'identity']),
  'messaging@1/MSG-D3#c/same-text': {
    rows: listed,
    fails: { 'another text': ['rows.0.text', 'ffff'] },
    open: {
      'nothing to compare with': ['rows.1.category', 'listed'],
      'a text that was not kept': ['rows.0.text', null],
    },
  },
  'messaging@1/MSG-D3#c/same-speed': {
    rows: listed,
    types: { milliseconds: 'int' },
    parameters: { 'msg.d3.fastest': 750, 'msg.d3.slowest': 850 },
    fails: { quicker: ['rows.0.milliseconds', 90], slower: ['rows.1.milliseconds', 1900] },
    open: {
      'nothing to compare with': ['rows.1.category', 'listed'],
      'a time that was not kept': ['rows.0.milliseconds', null],
    },
  },
  'messaging@1/MSG-D4#a/reported-in-time': span('msg.d4.report-time', 'decided', 'reported'),
  'messaging@1/MSG-D4#b/none-misdelivered': words('outcome', ['rerouted', 'stopped'], ['delivered']),
};
