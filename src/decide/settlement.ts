import type { Access, Assessment, ItemShown } from '../assess/types.ts';
import type { SettlementCode, SettlementLine, SettlementPart, SettlementState, SettlementStatus } from './types.ts';

type Settlement = NonNullable<Assessment['settlement']>;
type Judged = Pick<SettlementLine, 'state' | 'because'>;

const WORST: readonly SettlementState[] = ['not-settled', 'cannot-be-established', 'settled'];

/**
 * How far the service is unwound: what came back (checksums of sent and received equal), what was destroyed (a usable
 * certificate for each store and party), which endpoints are closed (an item that shows it; an endpoint of the audit that
 * is not listed stays open), and which points are open and agreed on by both parties. A line counts only with evidence:
 * without it, it cannot be established. Undefined where the audit has no settlement.
 */
export function decideSettlement(assessment: Assessment): SettlementStatus | undefined {
  const { settlement } = assessment;
  if (settlement === undefined) return undefined;
  const lines = [
    ...listed(
      'returned',
      settlement.returned.map((each) => returnedLine(each, assessment)),
    ),
    ...listed(
      'destroyed',
      settlement.destroyed.map((each) => destroyedLine(each, assessment)),
    ),
    ...listed('closed', [
      ...settlement.closed.map((each) => closedLine(each, assessment)),
      ...forgottenEndpoints(settlement, assessment),
    ]),
    ...settlement.open.map((each) => openLine(each, assessment)),
  ];
  const conclusion = WORST.find((state) => lines.some((line) => line.state === state)) ?? 'cannot-be-established';
  return { conclusion, lines };
}

// A part of which nothing is said is not a part in which all is well.
function listed(part: SettlementPart, lines: readonly SettlementLine[]): readonly SettlementLine[] {
  return lines.length > 0 ? lines : [{ part, what: '', ...open('settlement.nothing-listed') }];
}

function open(code: SettlementCode, params: Readonly<Record<string, string | number>> = {}): Judged {
  return { state: 'cannot-be-established', because: { code, params } };
}

function not(code: SettlementCode, params: Readonly<Record<string, string | number>> = {}): Judged {
  return { state: 'not-settled', because: { code, params } };
}

function done(code: SettlementCode, params: Readonly<Record<string, string | number>> = {}): Judged {
  return { state: 'settled', because: { code, params } };
}

function returnedLine(
  { what, count, sent, received, item }: Settlement['returned'][number],
  assessment: Assessment,
): SettlementLine {
  const line = { part: 'returned', what, count } as const;
  if (sent !== undefined && received !== undefined && sent !== received)
    return { ...line, ...not('settlement.checksum-differs') };
  if (sent === undefined || received === undefined) return { ...line, ...open('settlement.no-checksum') };
  return { ...line, ...evidence(item, assessment) };
}

function destroyedLine(
  { store, party, certificate, at }: Settlement['destroyed'][number],
  assessment: Assessment,
): SettlementLine {
  const line = { part: 'destroyed', what: store, party } as const;
  const shown = evidence(certificate, assessment);
  if (shown.state !== 'settled') return { ...line, ...shown };
  if (at === undefined) return { ...line, ...open('settlement.no-date') };
  return isAfter(at, assessment) ? { ...line, ...open('settlement.after-as-of', { at }) } : { ...line, ...shown };
}

function closedLine({ target, item }: Settlement['closed'][number], assessment: Assessment): SettlementLine {
  const line = { part: 'closed', what: target } as const;
  const ids = targetIds(target, assessment);
  const found = itemOf(item, assessment);
  const answering = lastAnswer(ids, assessment);
  if (answering !== undefined && !isOlder(answering, found))
    return { ...line, ...not('settlement.still-answers', { item: answering.id }) };
  // That a measurement found nobody may as well be a fault of the network.
  if (found?.kind === 'measured') return { ...line, ...open('settlement.no-answer', { item: found.id }) };
  const shown = evidence(item, assessment);
  if (shown.state !== 'settled' || found === undefined) return { ...line, ...shown };
  const elsewhere = ids.length > 0 && !found.targets.some((each) => ids.includes(each));
  return { ...line, ...(elsewhere ? open('settlement.other-target', { item: found.id }) : shown) };
}

/** Endpoints the audit looked at and the settlement does not name. */
function forgottenEndpoints({ closed }: Settlement, assessment: Assessment): readonly SettlementLine[] {
  const named = new Set(closed.flatMap(({ target }) => targetIds(target, assessment)));
  return assessment.audit.targets
    .filter(({ id, kind, party }) => (kind === 'web' || kind === 'tls') && party === 'supplier' && !named.has(id))
    .map(({ id }) => ({ part: 'closed', what: id, ...open('settlement.not-listed') }));
}

function openLine({ text, owner, due, agreed }: Settlement['open'][number], assessment: Assessment): SettlementLine {
  const line = { part: 'open', what: text, party: owner } as const;
  const missing = (['supplier', 'client'] as const).filter((party) => !agreed.includes(party));
  if (missing.length > 0) return { ...line, ...not('settlement.not-agreed', { party: missing.join(', ') }) };
  if (due === undefined) return { ...line, ...not('settlement.no-due') };
  if (isPast(due, assessment)) return { ...line, ...not('settlement.overdue', { due }) };
  return { ...line, ...done('settlement.agreed', { due, owner }) };
}

/** An audit target by its id or its host. */
function targetIds(target: string, { audit }: Assessment): readonly string[] {
  return audit.targets
    .filter(({ id, where }) => id === target || where === target || where?.split(':')[0] === target)
    .map(({ id }) => id);
}

/** The last time an endpoint was measured and answered. */
function lastAnswer(ids: readonly string[], { items }: Assessment): ItemShown | undefined {
  return items
    .filter(
      ({ kind, access, targets }) =>
        kind === 'measured' && access === 'received' && targets.some((each) => ids.includes(each)),
    )
    .reduce<ItemShown | undefined>(
      (last, item) => (last === undefined || !isOlder(item, last) ? item : last),
      undefined,
    );
}

// Without a moment it cannot be told which of the two came last.
function isOlder(a: ItemShown, b: ItemShown | undefined): boolean {
  if (a.observedAt === undefined || b?.observedAt === undefined || a.id === b.id) return false;
  return Date.parse(a.observedAt) < Date.parse(b.observedAt);
}

/** By id with hash, or by slot: then the newest bytes of it. */
function itemOf(wanted: string | undefined, { items }: Assessment): ItemShown | undefined {
  if (wanted === undefined) return undefined;
  const exact = items.find(({ id }) => id === wanted);
  const collected = (item: ItemShown): number => Date.parse(item.collectedAt ?? '') || 0;
  return exact ?? items.filter(({ slot }) => slot === wanted).toSorted((a, b) => collected(b) - collected(a))[0];
}

const AVAILABLE: readonly Access[] = ['received', 'on-site'];

/** Does a usable, explained item of some weight stand behind the line? */
function evidence(wanted: string | undefined, assessment: Assessment): Judged {
  if (wanted === undefined) return open('settlement.no-item');
  const item = itemOf(wanted, assessment);
  if (item === undefined) return open('settlement.unknown-item', { item: wanted });
  const params = { item: item.id };
  const isBroken = item.integrity === 'broken' || (item.integrity === 'none' && item.access !== 'on-site');
  if (!AVAILABLE.includes(item.access) || isBroken || item.purged !== undefined)
    return open('settlement.unusable-item', params);
  if (!item.explained || item.observedAt === undefined) return open('settlement.unexplained-item', params);
  if (isAfter(item.observedAt, assessment)) return open('settlement.after-as-of', { at: item.observedAt });
  if (item.strength === undefined || item.strength === 'R5') return open('settlement.statement-only', params);
  return done('settlement.shown', params);
}

function isAfter(moment: string, { audit }: Assessment): boolean {
  return Date.parse(moment) > Date.parse(audit.asOf);
}

// A day is over at its end.
function isPast(due: string, { audit }: Assessment): boolean {
  const ends = due.length === 10 ? `${due}T23:59:59.999Z` : due;
  return Date.parse(ends) < Date.parse(audit.asOf);
}
