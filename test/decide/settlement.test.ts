import { describe, expect, it } from 'vitest';
import type { Assessment, ItemShown } from '../../src/assess/types.ts';
import { decideSettlement } from '../../src/decide/settlement.ts';
import type { SettlementCode, SettlementPart, SettlementState } from '../../src/decide/types.ts';
import { everything } from '../report/everything.ts';
import { without } from './without.ts';

type Settlement = NonNullable<Assessment['settlement']>;

const SENT = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

function item(id: string, more: Partial<ItemShown> = {}): ItemShown {
  return {
    ...{ id: `${id}@11111111`, slot: id, targets: ['service'], kind: 'delivered', access: 'received', strength: 'R4' },
    ...{ explained: true, integrity: 'intact', redactions: 0 },
    ...{ observedAt: '2026-10-01T00:00:00.000Z', collectedAt: '2026-10-02T00:00:00.000Z' },
    ...more,
  };
}

const RECEIPT = item('receipt');
const CERTIFICATE = item('certificate');
const CLOSURE = item('closure', { targets: ['portal'] });
const ANSWERED = item('portal/tls', {
  targets: ['portal'],
  kind: 'measured',
  strength: 'R1',
  observedAt: '2026-09-01T00:00:00.000Z',
});

const RETURNED = { what: 'messages', count: 120, sent: SENT, received: SENT, item: 'receipt' } as const;
const DESTROYED = { store: 'backup', party: 'Sub-processor', certificate: 'certificate', at: '2026-10-15' } as const;
const CLOSED = { target: 'portal', item: 'closure' } as const;
const OPEN = { text: 'credits', owner: 'Contract owner', due: '2027-01-15', agreed: ['supplier', 'client'] } as const;
const WHOLE: Settlement = { returned: [RETURNED], destroyed: [DESTROYED], closed: [CLOSED], open: [OPEN] };

function assessed(settlement: Settlement, items: readonly ItemShown[], targets: readonly string[] = []): Assessment {
  return {
    ...everything,
    audit: {
      ...everything.audit,
      asOf: '2026-11-01T23:59:59.999Z',
      targets: ['portal', ...targets].map((id) => ({ id, kind: 'web', party: 'supplier', where: `${id}.example:443` })),
    },
    items,
    settlement,
  };
}

const ALL = [RECEIPT, CERTIFICATE, CLOSURE, ANSWERED];

/** The one line of a part, in a settlement that is otherwise in order. */
function lineOf<P extends SettlementPart>(part: P, line: Settlement[P][number], items: readonly ItemShown[] = ALL) {
  const status = decideSettlement(assessed({ ...WHOLE, [part]: [line] }, items));
  const [found] = status?.lines.filter((each) => each.part === part) ?? [];
  return [found?.state, found?.because.code, status?.conclusion];
}

type Expected = readonly [SettlementState, SettlementCode];
const OPENED = 'cannot-be-established';
const withItem = (changed: ItemShown): readonly ItemShown[] => [
  changed,
  ...ALL.filter(({ slot }) => slot !== changed.slot),
];

describe('settlement', () => {
  it('is settled when every line is shown', () => {
    const status = decideSettlement(assessed(WHOLE, ALL));
    expect(status?.conclusion).toBe('settled');
    expect(status?.lines.map(({ part, state }) => [part, state])).toEqual([
      ['returned', 'settled'],
      ['destroyed', 'settled'],
      ['closed', 'settled'],
      ['open', 'settled'],
    ]);
  });

  it('is nothing where the audit has none', () => {
    const rest = without(assessed(WHOLE, ALL), 'settlement');
    expect(decideSettlement(rest)).toBeUndefined();
  });

  it('of which nothing is listed cannot be established', () => {
    const status = decideSettlement(assessed({ returned: [], destroyed: [], closed: [], open: [] }, [], []));
    expect(status?.conclusion).toBe(OPENED);
    expect(status?.lines.map(({ part, because }) => [part, because.code])).toEqual([
      ['returned', 'settlement.nothing-listed'],
      ['destroyed', 'settlement.nothing-listed'],
      ['closed', 'settlement.not-listed'],
    ]);
  });

  it('names an endpoint of the audit that is forgotten', () => {
    const status = decideSettlement(assessed(WHOLE, ALL, ['api']));
    expect(status).toMatchObject({ conclusion: OPENED });
    expect(status?.lines.find(({ what }) => what === 'api')?.because.code).toBe('settlement.not-listed');
  });

  it('is not settled by one line that is not, whatever is open beside it', () => {
    const returned = [
      { ...RETURNED, received: OTHER },
      { ...RETURNED, item: 'nothing' },
    ];
    expect(decideSettlement(assessed({ ...WHOLE, returned }, ALL))?.conclusion).toBe('not-settled');
  });
});

describe('what came back', () => {
  const withoutSent = without(RETURNED, 'sent');
  const withoutReceived = without(RETURNED, 'received');
  const withoutItem = without(RETURNED, 'item');

  it.each<[string, Settlement['returned'][number], readonly ItemShown[], Expected]>([
    ['with equal checksums and a receipt', RETURNED, ALL, ['settled', 'settlement.shown']],
    ['under the id with its hash', { ...RETURNED, item: 'receipt@11111111' }, ALL, ['settled', 'settlement.shown']],
    ['with other bytes', { ...RETURNED, received: OTHER }, ALL, ['not-settled', 'settlement.checksum-differs']],
    [
      'with other bytes and no receipt',
      { ...withoutItem, received: OTHER },
      ALL,
      ['not-settled', 'settlement.checksum-differs'],
    ],
    ['without a checksum of what was sent', withoutSent, ALL, [OPENED, 'settlement.no-checksum']],
    ['without a checksum of what arrived', withoutReceived, ALL, [OPENED, 'settlement.no-checksum']],
    ['without a receipt', withoutItem, ALL, [OPENED, 'settlement.no-item']],
    ['with a receipt nobody has', { ...RETURNED, item: 'gone' }, ALL, [OPENED, 'settlement.unknown-item']],
    ['under another hash', { ...RETURNED, item: 'receipt@22222222' }, ALL, [OPENED, 'settlement.unknown-item']],
    [
      'with a broken receipt',
      RETURNED,
      withItem({ ...RECEIPT, integrity: 'broken' }),
      [OPENED, 'settlement.unusable-item'],
    ],
    [
      'with a receipt that was only promised',
      RETURNED,
      withItem({ ...RECEIPT, integrity: 'none' }),
      [OPENED, 'settlement.unusable-item'],
    ],
    [
      'with a receipt nobody explained',
      RETURNED,
      withItem({ ...RECEIPT, explained: false }),
      [OPENED, 'settlement.unexplained-item'],
    ],
    [
      'with a mere statement',
      RETURNED,
      withItem({ ...RECEIPT, strength: 'R5' }),
      [OPENED, 'settlement.statement-only'],
    ],
  ])('%s', (_name, line, items, [state, code]) => {
    expect(lineOf('returned', line, items)).toEqual([state, code, state]);
  });
});

describe('what was destroyed', () => {
  const withoutCertificate = without(DESTROYED, 'certificate');
  const withoutDate = without(DESTROYED, 'at');
  const undated = without(CERTIFICATE, 'observedAt');
  const seen = item('certificate', { access: 'on-site', integrity: 'none' });

  it.each<[string, Settlement['destroyed'][number], readonly ItemShown[], Expected]>([
    ['with a certificate', DESTROYED, ALL, ['settled', 'settlement.shown']],
    ['with a certificate that was seen on site', DESTROYED, withItem(seen), ['settled', 'settlement.shown']],
    ['without a certificate', withoutCertificate, ALL, [OPENED, 'settlement.no-item']],
    ['without a date', withoutDate, ALL, [OPENED, 'settlement.no-date']],
    ['after as-of', { ...DESTROYED, at: '2026-12-01' }, ALL, [OPENED, 'settlement.after-as-of']],
    [
      'with a certificate of after as-of',
      DESTROYED,
      withItem({ ...CERTIFICATE, observedAt: '2026-12-01T00:00:00.000Z' }),
      [OPENED, 'settlement.after-as-of'],
    ],
    ['with a certificate without a date', DESTROYED, withItem(undated), [OPENED, 'settlement.unexplained-item']],
    [
      'with a certificate that is withheld',
      DESTROYED,
      withItem({ ...CERTIFICATE, access: 'withheld', integrity: 'none' }),
      [OPENED, 'settlement.unusable-item'],
    ],
    [
      'with a redacted certificate',
      DESTROYED,
      withItem({ ...CERTIFICATE, access: 'redacted' }),
      [OPENED, 'settlement.unusable-item'],
    ],
    [
      'with a certificate that was destroyed itself',
      DESTROYED,
      withItem({ ...CERTIFICATE, purged: { by: 'A', why: 'b' } }),
      [OPENED, 'settlement.unusable-item'],
    ],
    [
      'with a mere statement',
      DESTROYED,
      withItem({ ...CERTIFICATE, strength: 'R5' }),
      [OPENED, 'settlement.statement-only'],
    ],
  ])('%s', (_name, line, items, [state, code]) => {
    expect(lineOf('destroyed', line, items)).toEqual([state, code, state]);
  });
});

describe('what is closed', () => {
  const later = { ...ANSWERED, id: 'portal/tls@33333333', observedAt: '2026-10-20T00:00:00.000Z' };
  const unreachable = item('portal/tls', {
    targets: ['portal'],
    kind: 'measured',
    access: 'unreachable',
    integrity: 'none',
  });
  const undated = without(CLOSURE, 'observedAt');

  it.each<[string, Settlement['closed'][number], readonly ItemShown[], Expected]>([
    ['shown by an item of after the last answer', CLOSED, ALL, ['settled', 'settlement.shown']],
    ['named by its host', { ...CLOSED, target: 'portal.example' }, ALL, ['settled', 'settlement.shown']],
    [
      'without an item, where it was never measured',
      { target: 'portal' },
      [RECEIPT, CERTIFICATE],
      [OPENED, 'settlement.no-item'],
    ],
    ['without an item, where it answered once', { target: 'portal' }, ALL, ['not-settled', 'settlement.still-answers']],
    ['and answered after it', CLOSED, [...ALL, later], ['not-settled', 'settlement.still-answers']],
    ['but the item has no date', CLOSED, withItem(undated), ['not-settled', 'settlement.still-answers']],
    [
      'by a measurement that was answered',
      { target: 'portal', item: 'portal/tls' },
      ALL,
      ['not-settled', 'settlement.still-answers'],
    ],
    [
      'by a measurement without an answer',
      { target: 'portal', item: 'portal/tls' },
      [RECEIPT, CERTIFICATE, unreachable],
      [OPENED, 'settlement.no-answer'],
    ],
    [
      'by an item about another target',
      { target: 'portal', item: 'receipt' },
      [RECEIPT, CERTIFICATE],
      [OPENED, 'settlement.other-target'],
    ],
    [
      'by an item nobody has',
      { target: 'portal', item: 'gone' },
      [RECEIPT, CERTIFICATE],
      [OPENED, 'settlement.unknown-item'],
    ],
    ['by a mere statement', CLOSED, withItem({ ...CLOSURE, strength: 'R5' }), [OPENED, 'settlement.statement-only']],
  ])('%s', (_name, line, items, [state, code]) => {
    expect(lineOf('closed', line, items)).toEqual([state, code, state]);
  });
});

describe('what is open', () => {
  const withoutDue = without(OPEN, 'due');

  it.each<[string, Settlement['open'][number], Expected]>([
    ['and agreed by both, with a date', OPEN, ['settled', 'settlement.agreed']],
    ['due on the day of as-of', { ...OPEN, due: '2026-11-01' }, ['settled', 'settlement.agreed']],
    ['due before as-of', { ...OPEN, due: '2026-10-31' }, ['not-settled', 'settlement.overdue']],
    ['without a date', withoutDue, ['not-settled', 'settlement.no-due']],
    ['agreed by the supplier only', { ...OPEN, agreed: ['supplier'] }, ['not-settled', 'settlement.not-agreed']],
    ['agreed by the client only', { ...OPEN, agreed: ['client'] }, ['not-settled', 'settlement.not-agreed']],
    ['agreed by nobody', { ...OPEN, agreed: [] }, ['not-settled', 'settlement.not-agreed']],
  ])('%s', (_name, line, [state, code]) => {
    expect(lineOf('open', line)).toEqual([state, code, state]);
  });
});
