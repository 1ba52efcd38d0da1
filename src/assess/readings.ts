import type { Audit, ColumnLegend } from '../audit/types.ts';
import type { Catalogue, CheckNeed, FactFamily, Need, SingleNeed, TargetKind } from '../catalogue/types.ts';
import type { ArtefactRef } from '../dossier/types.ts';
import type { ReaderParams } from '../facts/types.ts';
import type { LedgerRow } from './ledger.ts';

/** What the tool itself measures on a target of each kind. */
const FAMILIES: Readonly<Record<TargetKind, readonly FactFamily[]>> = {
  web: ['tls', 'http'],
  tls: ['tls'],
  nginx: ['nginx'],
  service: [],
  client: [],
};

/** Can this need be shown on a target of this kind? Delivered evidence can, on any kind. */
export function applies(need: SingleNeed, kind: TargetKind): boolean {
  if (need.kind !== 'check' || need.from !== undefined) return true;
  return FAMILIES[kind].includes(need.family);
}

/** The needs of a criterion one by one, the branches of an `anyOf` among them. */
export function singleNeeds(needs: readonly Need[]): readonly SingleNeed[] {
  return needs.flatMap((need) => (need.kind === 'anyOf' ? need.branches : [need]));
}

/** Does this ledger row carry what the need reads? A row of which only the request is known may be anything asked for. */
export function carries(row: LedgerRow, need: { readonly family?: FactFamily; readonly from?: string }): boolean {
  if (need.from !== undefined)
    return (
      row.origin !== 'measured' &&
      (row.kind === undefined || row.kind === need.from || row.recordedKinds.includes(need.from))
    );
  if (row.origin !== 'measured') return false;
  return row.collector === 'file' ? need.family === 'nginx' : row.collector === need.family;
}

/** One piece of reading to do before assessing. */
export interface ReadingRequest {
  readonly key: string;
  readonly family: FactFamily;
  readonly artefacts: readonly ArtefactRef[];
  readonly params: ReaderParams;
}

export function readingKey(row: LedgerRow, family: FactFamily, audit: Audit): string {
  return `${family} ${row.sha256 ?? ''} ${JSON.stringify(paramsOf(row, audit))}`;
}

/** Everything that has to be read for these catalogues, each once. */
export function readingRequests(
  catalogues: readonly Catalogue[],
  audit: Audit,
  ledger: readonly LedgerRow[],
): readonly ReadingRequest[] {
  const requests = new Map<string, ReadingRequest>();
  const checks = catalogues.flatMap((catalogue) =>
    catalogue.controls.flatMap((control) =>
      control.criteria.flatMap((criterion) =>
        criterion.needs.flatMap(checksOf).map((check) => ({ criterion: criterion.ref, check })),
      ),
    ),
  );
  const byCriterion = new Map<string, CheckNeed[]>();
  for (const { criterion, check } of checks) byCriterion.set(criterion, [...(byCriterion.get(criterion) ?? []), check]);
  const measured = checks.map(({ check }) => check).filter((check) => check.from === undefined);
  for (const row of ledger.filter(
    (each) => each.artefacts.length > 0 && each.integrity === 'intact' && each.access !== 'purged',
  )) {
    const wanted =
      row.origin === 'measured' ? measured : row.criteria.flatMap((criterion) => byCriterion.get(criterion) ?? []);
    for (const family of wanted.flatMap((check) => familiesFor(check, row))) {
      const key = readingKey(row, family, audit);
      if (!requests.has(key))
        requests.set(key, { key, family, artefacts: row.artefacts, params: paramsOf(row, audit) });
    }
  }
  return [...requests.values()];
}

function checksOf(need: Need): readonly CheckNeed[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(checksOf);
  return need.kind === 'check' ? [need] : [];
}

function familiesFor(check: CheckNeed, row: LedgerRow): readonly FactFamily[] {
  const own = carries(row, check) ? [check.family] : [];
  return check.empty !== undefined && carries(row, check.empty) ? [...own, check.empty.family] : own;
}

function paramsOf(row: LedgerRow, audit: Audit): { columns?: readonly ColumnLegend[]; version?: string } {
  const target = row.origin === 'measured' ? audit.targets.find((each) => row.targets.includes(each.id)) : undefined;
  return {
    ...(row.card?.columns === undefined ? {} : { columns: row.card.columns }),
    ...(target?.version === undefined ? {} : { version: target.version }),
  };
}
