import type { Addressee } from '../catalogue/types.ts';
import type { LedgerRow } from './ledger.ts';
import type { Access, Attribution, Cause, CauseShown } from './types.ts';

/** Why an item did not count, and whose doing that is. */
export interface Reason {
  readonly cause: Cause;
  readonly attributableTo: Attribution;
  readonly missing?: readonly string[];
  /** What would settle it, where that is not what the cause usually asks for. */
  readonly next?: string;
}

/** Whose doing a cause is, unless the item says otherwise. `addressee` is filled in by the criterion. */
const ATTRIBUTION: Readonly<Record<Cause, Attribution | 'addressee'>> = {
  'not-requested': 'auditor',
  'not-received': 'addressee',
  withheld: 'addressee',
  'not-explained': 'addressee',
  'statement-only': 'addressee',
  redacted: 'addressee',
  stale: 'addressee',
  'out-of-period': 'addressee',
  'integrity-broken': 'auditor',
  'unverifiable-origin': 'addressee',
  'coverage-incomplete': 'addressee',
  'no-baseline': 'client',
  'sample-too-small': 'auditor',
  indeterminate: 'addressee',
  'not-attempted': 'auditor',
  unreachable: 'addressee',
  'measurement-failed': 'tool',
  purged: 'auditor',
  'not-judged': 'auditor',
};

export function reason(
  cause: Cause,
  addressee: Addressee,
  options: { by?: Attribution; missing?: readonly string[]; next?: string } = {},
): Reason {
  const usual = ATTRIBUTION[cause];
  return {
    cause,
    attributableTo: options.by ?? (usual === 'addressee' ? addressee : usual),
    ...(options.missing === undefined ? {} : { missing: options.missing }),
    ...(options.next === undefined ? {} : { next: options.next }),
  };
}

const ACCESS_CAUSE: Readonly<Partial<Record<Access, Cause>>> = {
  withheld: 'withheld',
  'not-received': 'not-received',
  purged: 'purged',
  'not-attempted': 'not-attempted',
  unreachable: 'unreachable',
  'measurement-failed': 'measurement-failed',
};

/** The cause an access state is in itself; undefined where the item can be looked at. */
export function accessReason(row: LedgerRow, addressee: Addressee): Reason | undefined {
  const cause = ACCESS_CAUSE[row.access];
  if (cause === undefined) return undefined;
  const by = row.access === 'withheld' || row.access === 'not-received' ? answerable(row) : undefined;
  return reason(cause, addressee, by === undefined ? {} : { by });
}

function answerable(row: LedgerRow): Attribution | undefined {
  const party = row.request?.answer?.by?.party ?? row.request?.to;
  return party === 'third-party' ? 'supplier' : party;
}

/** Causes of several items as one list: each cause and party once, with the items it stands on and what would settle it. */
export function gatherCauses(reasons: readonly (Reason & { readonly item?: string })[]): readonly CauseShown[] {
  const found = new Map<string, { first: Reason; items: Set<string>; missing: Set<string> }>();
  for (const each of reasons) {
    const key = `${each.cause} ${each.attributableTo} ${each.next ?? ''}`;
    const known = found.get(key) ?? { first: each, items: new Set<string>(), missing: new Set<string>() };
    if (each.item !== undefined) known.items.add(each.item);
    for (const field of each.missing ?? []) known.missing.add(field);
    found.set(key, known);
  }
  return [...found.values()]
    .map(({ first, items, missing }) => shown(first, [...items].sort(), [...missing].sort()))
    .sort(byCause);
}

/** The same, from causes that were gathered before. */
export function mergeCauses(lists: readonly (readonly CauseShown[])[]): readonly CauseShown[] {
  return gatherCauses(
    lists.flat().flatMap((each) => {
      const missing = String(each.next.params?.['missing'] ?? '');
      const base = {
        cause: each.cause,
        attributableTo: each.attributableTo,
        missing: missing === '' ? [] : missing.split(', '),
        ...(each.next.code === `next.${each.cause}` ? {} : { next: each.next.code }),
      };
      return each.items.length === 0 ? [base] : each.items.map((item) => ({ ...base, item }));
    }),
  );
}

function shown(
  { cause, attributableTo, next }: Reason,
  items: readonly string[],
  missing: readonly string[],
): CauseShown {
  const params = { party: attributableTo, items: items.join(', '), missing: missing.join(', ') };
  return { cause, attributableTo, items, next: { code: next ?? `next.${cause}`, params } };
}

function byCause(a: CauseShown, b: CauseShown): number {
  const [left, right] = [a, b].map((each) => `${each.cause} ${each.attributableTo} ${each.next.code}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
