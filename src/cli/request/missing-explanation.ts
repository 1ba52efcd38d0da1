import { fieldsDue, missingFields } from '../../assess/explained.ts';
import type { LedgerRow } from '../../assess/ledger.ts';
import type { InformationRequest } from '../../audit/types.ts';
import type { Catalogue, CheckNeed, Criterion, DocumentNeed, Need } from '../../catalogue/types.ts';

/** What came in answer to a request and cannot be interpreted, with the card fields that are still empty. */
export interface Unexplained {
  readonly item: string;
  readonly what?: string;
  readonly fields: readonly string[];
}

interface Known {
  readonly catalogues: readonly Catalogue[];
  readonly ledger: readonly LedgerRow[];
  /** Milliseconds since the epoch. */
  readonly asOf: number;
}

/** The items of a request of which the card lacks something that one of its criteria needs; the same rule as the verdict's. */
export function unexplainedIn(request: InformationRequest, known: Known): readonly Unexplained[] {
  const criteria = criteriaOf(request, known.catalogues);
  return known.ledger.flatMap((row): readonly Unexplained[] => {
    const { card } = row;
    if (row.origin === 'measured' || card?.request !== request.id) return [];
    if (row.access === 'withheld' || row.access === 'purged') return [];
    const context = { asOf: known.asOf };
    const served = criteria.filter(({ ref }) => card.supports?.includes(ref) ?? true);
    const wanted = served.flatMap((criterion) =>
      criterion.needs.flatMap(readNeeds).flatMap((need) => (need.from === card.kind ? [{ criterion, need }] : [])),
    );
    const [first] = served;
    const fields =
      wanted.length > 0
        ? wanted.flatMap(({ criterion, need }) => missingFields({ row, criterion, context }, need))
        : first === undefined
          ? []
          : missingFields({ row, criterion: first, context }, undefined);
    if (fields.length === 0) return [];
    return [{ item: card.item, ...(card.what === undefined ? {} : { what: card.what }), fields: [...new Set(fields)] }];
  });
}

/** Which card fields each kind of evidence needs that a request asks for. */
export function cardsDue(
  request: InformationRequest,
  catalogues: readonly Catalogue[],
): readonly { readonly kind: string; readonly fields: readonly string[] }[] {
  const due = new Map<string, Set<string>>();
  for (const { aspect, needs } of criteriaOf(request, catalogues))
    for (const need of needs.flatMap(readNeeds)) {
      if (need.from === undefined) continue;
      const beside = need.kind === 'check' ? need.beside : [];
      for (const [kind, fields] of [
        [need.from, fieldsDue(aspect, need)] as const,
        ...beside.map((each) => [each.from, each.card] as const),
      ])
        due.set(kind, new Set([...(due.get(kind) ?? []), ...fields]));
    }
  return [...due].map(([kind, fields]) => ({ kind, fields: [...fields] }));
}

function criteriaOf({ criteria }: InformationRequest, catalogues: readonly Catalogue[]): readonly Criterion[] {
  const controls = catalogues.flatMap((catalogue) => catalogue.controls);
  return controls.flatMap((control) => control.criteria.filter(({ ref }) => criteria.includes(ref)));
}

function readNeeds(need: Need): readonly (CheckNeed | DocumentNeed)[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(readNeeds);
  return need.kind === 'judgement' ? [] : [need];
}
