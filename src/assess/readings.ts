import type { Audit, ColumnLegend, Target } from '../audit/types.ts';
import type {
  Catalogue,
  CheckNeed,
  Control,
  FactFamily,
  Need,
  Product,
  SingleNeed,
  TargetKind,
} from '../catalogue/types.ts';
import type { ArtefactRef } from '../dossier/types.ts';
import type { ReaderParams } from '../facts/types.ts';
import { baselineFor, withLimits } from './baseline.ts';
import type { LedgerRow } from './ledger.ts';

/** What the tool itself measures on a target of each kind. */
const FAMILIES: Readonly<Record<TargetKind, readonly FactFamily[]>> = {
  web: ['tls', 'http'],
  tls: ['tls'],
  nginx: ['nginx', 'config'],
  config: ['nginx', 'config'],
  service: [],
  client: [],
};

/** What decides whether a need can be shown on a target. */
export type Examined = Pick<Target, 'kind' | 'product' | 'about'>;

/** Can this need be shown on a target like this? Delivered evidence can, on any. */
export function applies(need: SingleNeed, { kind, product, about = [] }: Examined): boolean {
  if (need.kind !== 'check' || need.from !== undefined) return true;
  if (product === 'generic') return need.family === 'config' && need.about !== undefined && about.includes(need.about);
  return FAMILIES[kind].includes(need.family) && isSpokenOf(need, product);
}

/** A configuration answers what its product speaks about, and nothing else is asked of it. */
function isSpokenOf(
  { family, products }: { readonly family: FactFamily; readonly products?: readonly Product[] },
  product: Product | undefined,
): boolean {
  if (family === 'nginx') return product === 'nginx';
  // Which topics a generic export speaks about is said by its target, and asked there.
  if (family === 'config' && product === 'generic') return true;
  return family !== 'config' || (product !== undefined && products?.includes(product) === true);
}

/** The needs of a criterion one by one, the branches of an `anyOf` among them. */
export function singleNeeds(needs: readonly Need[]): readonly SingleNeed[] {
  return needs.flatMap((need) => (need.kind === 'anyOf' ? need.branches : [need]));
}

/** Does this ledger row carry what the need reads? A row of which only the request is known may be anything asked for. */
export function carries(
  row: LedgerRow,
  need: { readonly family?: FactFamily; readonly from?: string; readonly products?: readonly Product[] },
): boolean {
  if (need.from !== undefined)
    return (
      row.origin !== 'measured' &&
      (row.kind === undefined || row.kind === need.from || row.recordedKinds.includes(need.from))
    );
  if (row.origin !== 'measured') return false;
  if (row.collector !== 'file') return row.collector === need.family;
  const { family, products = [] } = need;
  return (family === 'nginx' || family === 'config') && isSpokenOf({ family, products }, row.product);
}

/** A file of a list that rows are held against, with the legend of its own card. */
export interface ListPart {
  readonly artefacts: readonly ArtefactRef[];
  readonly columns?: readonly ColumnLegend[];
}

/** What a reader is told beside the bytes, before anybody opens a file. */
export interface ReadingParams extends Omit<ReaderParams, 'lists'> {
  readonly lists?: Readonly<Record<string, readonly ListPart[]>>;
}

/** One piece of reading to do before assessing. */
export interface ReadingRequest {
  readonly key: string;
  readonly family: FactFamily;
  readonly artefacts: readonly ArtefactRef[];
  readonly params: ReadingParams;
}

/** Where readings are looked up: what stands beside a row depends on the criterion it is read for. */
export interface ReadingPlace {
  readonly audit: Audit;
  readonly rowsByCriterion: ReadonlyMap<string, readonly LedgerRow[]>;
}

/** What one check wants of one row. */
export interface Wanted {
  readonly family: FactFamily;
  readonly criterion: string;
  /** Absent where the row is read for what it is, not for what this check derives from it. */
  readonly check?: CheckNeed;
}

export function readingKey(row: LedgerRow, wanted: Wanted, place: ReadingPlace): string {
  return `${wanted.family} ${row.sha256 ?? ''} ${JSON.stringify(paramsOf(row, wanted, place))}`;
}

/** What has to be read of one row. */
export function requestFor(row: LedgerRow, wanted: Wanted, place: ReadingPlace): ReadingRequest {
  const params = paramsOf(row, wanted, place);
  return { key: readingKey(row, wanted, place), family: wanted.family, artefacts: row.artefacts, params };
}

/** Everything that has to be read for these catalogues, each once. */
export function readingRequests(
  catalogues: readonly Catalogue[],
  audit: Audit,
  ledger: readonly LedgerRow[],
): readonly ReadingRequest[] {
  const requests = new Map<string, ReadingRequest>();
  const place: ReadingPlace = { audit, rowsByCriterion: rowsByCriterion(ledger) };
  const checks = catalogues.flatMap((catalogue) => catalogue.controls.flatMap(checksOf));
  const byCriterion = new Map<string, Asked[]>();
  for (const asked of checks) byCriterion.set(asked.criterion, [...(byCriterion.get(asked.criterion) ?? []), asked]);
  const measured = checks.filter(({ check }) => check.from === undefined);
  for (const row of ledger.filter(isReadable)) {
    const asked =
      row.origin === 'measured' ? measured : row.criteria.flatMap((criterion) => byCriterion.get(criterion) ?? []);
    const byItself: readonly Wanted[] = isAssurance(row) ? [{ family: 'assurance', criterion: '' }] : [];
    const wanted = [...asked.flatMap((each) => wantedOf(each, row)), ...drawnFrom(row, audit), ...byItself];
    for (const each of wanted) {
      const request = requestFor(row, each, place);
      if (!requests.has(request.key)) requests.set(request.key, request);
    }
  }
  return [...requests.values()];
}

// How many rows a population has is read from its bytes again, not taken from what somebody wrote down.
function drawnFrom(row: LedgerRow, { samples }: Audit): readonly Wanted[] {
  return samples.filter(({ population }) => population.item === row.id).map(({ criterion }) => populationOf(criterion));
}

/** What is read of a population that a sample is drawn from. */
export function populationOf(criterion: string): Wanted {
  return { family: 'records', criterion };
}

/** Every row under each criterion it was ever asked for. */
export function rowsByCriterion(ledger: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> {
  const found = new Map<string, LedgerRow[]>();
  for (const row of ledger) {
    for (const criterion of new Set(row.criteria)) {
      const rows = found.get(criterion);
      if (rows === undefined) found.set(criterion, [row]);
      else rows.push(row);
    }
  }
  return found;
}

function isReadable(row: LedgerRow): boolean {
  return row.artefacts.length > 0 && row.integrity === 'intact' && row.access !== 'purged';
}

interface Asked {
  readonly criterion: string;
  readonly check: CheckNeed;
}

function checksOf({ criteria }: Control): readonly Asked[] {
  return criteria.flatMap(({ ref, needs }) =>
    singleNeeds(needs).flatMap((need) => (need.kind === 'check' ? [{ criterion: ref, check: need }] : [])),
  );
}

/** A third party's report, whatever it is asked for. */
export function isAssurance(row: LedgerRow): boolean {
  return row.origin !== 'measured' && (row.kind === 'assurance' || row.recordedKinds.includes('assurance'));
}

function wantedOf({ criterion, check }: Asked, row: LedgerRow): readonly Wanted[] {
  const aside = [check.empty ?? [], check.beside].flat().filter((source) => carries(row, source));
  return [
    ...(carries(row, check) ? [{ family: check.family, criterion, check }] : []),
    ...aside.map(({ family }) => ({ family, criterion })),
  ];
}

function paramsOf(row: LedgerRow, { family, criterion, check }: Wanted, place: ReadingPlace): ReadingParams {
  const { audit } = place;
  const target = row.origin === 'measured' ? audit.targets.find((each) => row.targets.includes(each.id)) : undefined;
  const lists = check === undefined ? {} : listsFor(check, place.rowsByCriterion.get(criterion) ?? []);
  return {
    ...(row.card?.columns === undefined ? {} : { columns: row.card.columns }),
    ...(family !== 'config' || row.product === undefined ? {} : { product: row.product }),
    ...(target?.version === undefined ? {} : { version: target.version }),
    ...(check === undefined || check.derive.length === 0 ? {} : { derive: withLimits(check, baselineFor(audit, row)) }),
    ...(Object.keys(lists).length === 0 ? {} : { lists }),
  };
}

/** The newest whole files of each list that rows of this check are joined with, in order of their ids. */
function listsFor(check: CheckNeed, rows: readonly LedgerRow[]): Record<string, readonly ListPart[]> {
  const joined = check.derive.flatMap((derivation) => ('join' in derivation ? [derivation.join.list] : []));
  const lists = check.beside.filter(({ name }) => joined.includes(name));
  return Object.fromEntries(
    lists.map(({ name, from }) => [
      name,
      rows
        .filter((row) => row.newest && row.kind === from && isReadable(row))
        .map(({ artefacts, card }) => ({
          artefacts,
          ...(card?.columns === undefined ? {} : { columns: card.columns }),
        })),
    ]),
  );
}
