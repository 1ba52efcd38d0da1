import type { MadeHow } from '../audit/types.ts';
import type { Addressee, Aspect, Criterion, Strength } from '../catalogue/types.ts';
import type { LedgerRow } from './ledger.ts';
import { peopleIn } from './same-person.ts';

const ORDER: Readonly<Record<Strength, number>> = { R1: 1, R2: 2, R3: 3, R4: 4, R5: 5 };

export function atLeast(strength: Strength, floor: Strength): boolean {
  return ORDER[strength] <= ORDER[floor];
}

/** Derived from who made the item and how; nobody can declare it. DESIGN §3, Strength. */
export function strengthOf(row: LedgerRow, addressee: Addressee): Strength {
  if (row.origin === 'measured') return measuredStrength(row, addressee);
  const madeBy = row.card?.madeBy;
  return madeBy === undefined ? 'R5' : DELIVERED[madeBy.how](row, addressee);
}

const DELIVERED: Readonly<Record<MadeHow, (row: LedgerRow, addressee: Addressee) => Strength>> = {
  observation: (row, addressee) => (independentObservers(row, addressee) >= 2 ? 'R1' : 'R5'),
  'third-party-report': (row) =>
    row.card?.madeBy?.party === 'third-party' && row.card.scope?.covers === true ? 'R2' : 'R4',
  'system-export': () => 'R3',
  document: () => 'R4',
  interview: () => 'R5',
  statement: () => 'R5',
};

// A file that was handed over came along the addressee's own path, whoever reads it.
function measuredStrength(row: LedgerRow, addressee: Addressee): Strength {
  if (row.collector === 'file') return 'R3';
  return row.operator !== undefined && row.operator !== addressee ? 'R1' : 'R3';
}

function independentObservers(row: LedgerRow, addressee: Addressee): number {
  const observers = row.card?.madeBy?.observers?.filter((observer) => observer.party !== addressee) ?? [];
  return peopleIn(observers);
}

/**
 * How strong a later observation must be to supersede this adverse one. Where its card is silent it counts as the
 * strongest: leaving out who made it must not make it easier to brush aside.
 */
export function adverseStrength(row: LedgerRow, addressee: Addressee): Strength {
  if (row.origin === 'measured') return measuredStrength(row, addressee);
  if (row.absentBy !== undefined) return 'R5';
  const madeBy = row.card?.madeBy;
  const silent =
    madeBy === undefined ||
    (madeBy.how === 'third-party-report' && row.card?.scope === undefined) ||
    (madeBy.how === 'observation' && (madeBy.observers?.length ?? 0) < 2);
  return silent ? 'R1' : strengthOf(row, addressee);
}

const FLOORS: Readonly<Record<Aspect, Strength>> = { design: 'R4', existence: 'R3', operation: 'R3' };

/** The weakest strength that can support; a criterion may only ask for more. */
export function floorOf(criterion: Criterion, row: LedgerRow, document: boolean): Strength {
  const own = document && criterion.aspect === 'existence' && authenticated(row) ? 'R4' : FLOORS[criterion.aspect];
  return criterion.strength !== undefined && ORDER[criterion.strength] < ORDER[own] ? criterion.strength : own;
}

// Where the object is a document, the signature of the other party to it makes it exist; an auditor is no party to it.
function authenticated(row: LedgerRow): boolean {
  const maker = row.card?.madeBy?.party;
  return (
    row.card?.signed?.some(({ party }) => (party === 'supplier' || party === 'client') && party !== maker) ?? false
  );
}
