import type { Sample } from '../audit/types.ts';
import type { DossierState, SampleEntry } from '../dossier/types.ts';
import type { Variant } from '../facts/types.ts';
import type { SampleDraw } from '../plan/types.ts';
import type { Weighed } from './context.ts';
import { rowNamed } from './judgements.ts';
import { endOf, startOf } from './moment.ts';
import { factTree } from './predicate/fact-tree.ts';
import { populationOf, readingKey, type ReadingPlace } from './readings.ts';
import type { Cause } from './types.ts';
import { type Objection, reviewObjection, type Weighing } from './weigh-judgement.ts';

/** A sample with what the dossier recorded of it. */
export interface WeighedSample extends Weighed<Sample> {
  readonly fixed?: SampleEntry;
  readonly drawn?: SampleEntry;
  readonly examined: number;
  readonly deviations: number;
}

/** What samples are held against: what a judgement is, and what was recorded and follows from it. */
export interface SampleWeighing extends Weighing {
  readonly dossier: DossierState;
  /** By the sample's id. */
  readonly draws: readonly SampleDraw[];
  readonly reading: ReadingPlace;
}

/** All samples of an audit, each with the reason it shows nothing, if there is one. */
export function weighSamples(samples: readonly Sample[], place: SampleWeighing): readonly WeighedSample[] {
  const entries = sampleEntries(place.dossier);
  return samples.map((subject) => {
    const { drawn = [], results } = subject;
    const seen = results.filter(({ row }) => drawn.includes(row));
    const tally = { examined: seen.length, deviations: seen.filter(({ outcome }) => outcome === 'deviates').length };
    const own = entries.filter(({ sample }) => sample === subject.id);
    const fixed = own.find(({ step }) => step === 'plan');
    const draw = own.find(({ step }) => step === 'draw');
    const inert =
      fixedObjection(subject, own, place) ??
      drawObjection(subject, own, place) ??
      populationObjection(subject, place) ??
      reviewedObjection(subject, draw, place) ??
      resultObjection(subject, tally) ??
      secondObjection(subject, tally, entries);
    return {
      subject,
      ...tally,
      ...(fixed === undefined ? {} : { fixed }),
      ...(draw === undefined ? {} : { drawn: draw }),
      ...(inert === undefined ? {} : { inert }),
    };
  });
}

/** Samples the dossier knows of and the folder does not hold, or not for the same question any more. */
export function lostSamples(samples: readonly Sample[], dossier: DossierState): readonly SampleEntry[] {
  return sampleEntries(dossier).filter(
    (entry) =>
      entry.step === 'plan' &&
      !samples.some(
        ({ id, criterion, need }) => id === entry.sample && criterion === entry.criterion && need === entry.need,
      ),
  );
}

/** What keeps a sample from showing anything, as the cause of what cannot be established. */
export function causeOf({ code }: Objection): Cause {
  return TOO_SMALL.includes(code) ? 'sample-too-small' : 'not-judged';
}

const TOO_SMALL: readonly string[] = ['inert.sample-too-small', 'inert.sample-unfinished'];

// Two dossiers may be merged: what decides is when a thing was recorded, and the same record twice is one.
function sampleEntries({ entries }: DossierState): readonly SampleEntry[] {
  const own = entries.filter((entry) => entry.type === 'sample');
  const distinct = new Map(own.map((entry) => [JSON.stringify({ ...entry, seq: 0, prev: '' }), entry]));
  return [...distinct].sort(byRecord).map(([, entry]) => entry);
}

function byRecord([textA, a]: [string, SampleEntry], [textB, b]: [string, SampleEntry]): number {
  const difference = (startOf(a.at) ?? 0) - (startOf(b.at) ?? 0);
  if (difference !== 0) return difference;
  if (a.step !== b.step) return a.step === 'plan' ? -1 : 1;
  return textA < textB ? -1 : 1;
}

// What was fixed stands in the chain: a file that says something else was changed after it.
function fixedObjection(sample: Sample, own: readonly SampleEntry[], place: SampleWeighing): Objection | undefined {
  const plans = own.filter(({ step }) => step === 'plan');
  if (plans.length === 0) return { code: 'inert.sample-not-fixed' };
  const fields = own.flatMap((entry) => differences(sample, entry));
  if (plans.length > 1) fields.push('plan');
  if (fields.length > 0) return { code: 'inert.sample-changed', params: { fields: [...new Set(fields)].join(', ') } };
  const zero = place.criteria.get(sample.criterion)?.zeroTolerance ?? true;
  return zero && sample.k > 0 ? { code: 'inert.sample-tolerance', params: { k: sample.k } } : undefined;
}

function differences(sample: Sample, entry: SampleEntry): string[] {
  const { criterion, need, population, n, k, seed } = sample;
  const written = { criterion, need, population: population.sha256, size: population.size, n, k, seed };
  const fields = Object.keys(written) as (keyof typeof written)[];
  return fields.filter((field) => written[field] !== entry[field]);
}

function drawObjection(sample: Sample, own: readonly SampleEntry[], place: SampleWeighing): Objection | undefined {
  const draws = own.filter(({ step }) => step === 'draw');
  const [first] = draws;
  if (first === undefined || sample.drawn === undefined) return { code: 'inert.sample-not-drawn' };
  if (own[0] === first) return { code: 'inert.rule-after-draw' };
  if (draws.length > 1) return { code: 'inert.sample-changed', params: { fields: 'drawn' } };
  const again = place.draws.find((draw) => draw.sample === sample.id);
  if (again === undefined || again.rows.join() !== sample.drawn.join()) return { code: 'inert.sample-redrawn' };
  return again.enough ? undefined : { code: 'inert.sample-too-small', params: { n: sample.n } };
}

// The bytes say how many rows there are, not the file that names them.
function populationObjection(sample: Sample, place: SampleWeighing): Objection | undefined {
  const { item, sha256, size } = sample.population;
  const row = rowNamed(item, place.ledger);
  if (row === undefined) return { code: 'inert.unknown-item', params: { item } };
  const reading = place.readings.get(readingKey(row, populationOf(sample.criterion), place.reading));
  const counted = reading?.status === 'read' ? rowsIn(reading.facts.variants) : undefined;
  return row.sha256 === sha256 && counted === size ? undefined : { code: 'inert.population-changed', params: { item } };
}

function rowsIn(variants: readonly Variant[]): number | undefined {
  const counts = variants.map((variant) => {
    const rows = factTree(variant).byPath.get('rows');
    return rows !== undefined && 'value' in rows && typeof rows.value === 'number' ? rows.value : undefined;
  });
  const [first] = counts;
  return counts.every((count) => count === first) ? first : undefined;
}

function reviewedObjection(sample: Sample, draw: SampleEntry | undefined, place: Weighing): Objection | undefined {
  const { by, review, criterion } = sample;
  if (by.identity === 'signature-broken') return { code: 'inert.signature-broken' };
  if (by.party === place.criteria.get(criterion)?.addressee) return { code: 'inert.own-judgement' };
  const before = (endOf(review?.at ?? '') ?? 0) < (startOf(draw?.at ?? '') ?? 0);
  return review !== undefined && before ? { code: 'inert.unreviewed' } : reviewObjection(sample, place);
}

type Tally = Pick<WeighedSample, 'examined' | 'deviations'>;

// More deviations than allowed stay more, whatever the rows that were not examined may hold.
function resultObjection({ n, k }: Sample, { examined, deviations }: Tally): Objection | undefined {
  if (examined >= n || deviations > k) return undefined;
  return { code: 'inert.sample-unfinished', params: { examined, n } };
}

// Who may draw again draws until it fits: the first draw of a population counts. A later one can only add deviations.
function secondObjection(
  sample: Sample,
  { deviations }: Tally,
  entries: readonly SampleEntry[],
): Objection | undefined {
  if (deviations > sample.k) return undefined;
  const first = entries.find(
    ({ step, criterion, need, population }) =>
      step === 'draw' &&
      criterion === sample.criterion &&
      need === sample.need &&
      population === sample.population.sha256,
  );
  if (first === undefined || first.sample === sample.id) return undefined;
  return { code: SECOND_DRAW, params: { sample: first.sample } };
}

export const SECOND_DRAW = 'inert.second-draw';
