import type { CheckNeed, Criterion, JudgementNeed } from '../catalogue/types.ts';
import { bearCheck } from './bear-check.ts';
import { barrier, type Bearing, bearing, blocks, inPeriod, neutral, type Subject, supportGap } from './bearing.ts';
import { reason, type Reason } from './cause.ts';
import type { Context } from './context.ts';
import { missingFields } from './explained.ts';
import { rowNamed, vanished } from './judgements.ts';
import { carries, singleNeeds } from './readings.ts';
import { causeOf, SECOND_DRAW, type WeighedSample } from './weigh-sample.ts';

interface Place {
  readonly need: JudgementNeed;
  readonly target: string;
  readonly criterion: Criterion;
  readonly context: Context;
}

/** How the samples on a criterion bear on its judgement need: each through the population it was drawn from. */
export function bearSamples(place: Place): readonly Bearing[] {
  const { need, criterion, context } = place;
  const isOwn = (about: { readonly criterion: string; readonly need?: string }): boolean =>
    about.criterion === criterion.ref && (about.need === undefined || about.need === need.id);
  const lost = context.lostSamples.filter(isOwn).map(({ sample, population }) => {
    const row = context.ledger.find(({ sha256 }) => sha256 === population) ?? vanished(sample);
    return {
      ...blocks({ criterion, row, context }, reason('not-judged', criterion.addressee)),
      sample: { id: sample },
    };
  });
  return [...context.samples.filter(({ subject }) => isOwn(subject)).map((each) => bearSample(each, place)), ...lost];
}

function bearSample(weighed: WeighedSample, place: Place): Bearing {
  const { id, population, n, k } = weighed.subject;
  const { criterion, context } = place;
  const { size } = population;
  const sample = { id, size, n, k, deviations: weighed.deviations };
  const known = rowNamed(population.item, context.ledger);
  const subject: Subject = { criterion, row: known ?? vanished(population.item), context };
  // Only the auditor writes ids down: one that nothing answers to is never the addressee's doing.
  if (known === undefined) return { ...blocks(subject, reason('not-judged', criterion.addressee)), sample };
  const stopped =
    barrier(subject) ?? elsewhere(subject, place) ?? unexplained(subject, size) ?? objected(subject, weighed);
  return { ...(stopped ?? outcome(subject, weighed, place)), sample };
}

// What was never asked for here, or is about another target, was drawn from something else.
function elsewhere(subject: Subject, { target, criterion, context }: Place): Bearing | undefined {
  const { row } = subject;
  const { addressee } = criterion;
  if (row.origin !== 'measured' && !row.criteria.includes(criterion.ref))
    return blocks(subject, reason('not-judged', addressee));
  if (row.targets.length === 0 || row.targets.includes(target)) return undefined;
  const isOwn = context.audit.targets.some(
    ({ id, kind }) => row.targets.includes(id) && criterion.targets.includes(kind),
  );
  const why = reason('coverage-incomplete', addressee);
  return isOwn ? neutral(subject, why) : blocks(subject, why);
}

// A row drawn from a list that nobody can read, or that is not the whole list, was drawn from something else.
function unexplained(subject: Subject, size: number): Bearing | undefined {
  const { row, criterion } = subject;
  const { addressee } = criterion;
  if (row.access === 'partial') return blocks(subject, reason('not-received', addressee));
  const complete = row.card?.complete;
  const missing = [...missingFields(subject, undefined), ...(complete === undefined ? ['complete'] : [])];
  if (missing.length > 0) return blocks(subject, reason('not-explained', addressee, { missing }));
  const told = complete?.population;
  return typeof told === 'number' && told !== size
    ? blocks(subject, reason('coverage-incomplete', addressee))
    : undefined;
}

function objected(subject: Subject, { inert }: WeighedSample): Bearing | undefined {
  if (inert === undefined) return undefined;
  const why = reason(causeOf(inert), subject.criterion.addressee);
  return inert.code === SECOND_DRAW ? neutral(subject, why) : blocks(subject, why);
}

function outcome(subject: Subject, { subject: sample, deviations }: WeighedSample, place: Place): Bearing {
  const { addressee } = subject.criterion;
  const { id, k, population } = sample;
  if (population.size === 0) return bearNothing(subject, place);
  const facts = [
    { expected: `lte ${k}`, actual: String(deviations), path: `samples.${id}.deviations`, origin: 'derived' },
  ];
  if (deviations > k) {
    return inPeriod(subject) === 'inside'
      ? bearing(subject, 'against', { facts, deviations })
      : neutral(subject, reason('out-of-period', addressee), { facts, trace: [] });
  }
  const gap = askedElsewhere(subject) ?? supportGap(subject, [], false);
  return gap === undefined ? bearing(subject, 'support', { facts }) : neutral(subject, gap, { facts, trace: [] });
}

// What a request or a card points elsewhere today supports nothing here; what it showed against still counts.
function askedElsewhere({ row, criterion: { ref, addressee } }: Subject): Reason | undefined {
  if (row.origin === 'measured') return undefined;
  const missing = [
    ...(row.askedFor.includes(ref) ? [] : ['request']),
    ...(row.card?.supports?.includes(ref) === false ? ['supports'] : []),
  ];
  return missing.length === 0 ? undefined : reason('not-explained', addressee, { missing });
}

// An empty list shows by itself no more than that it is empty: another complete source has to say that nothing happened.
function bearNothing(subject: Subject, { criterion, context, target }: Place): Bearing {
  const gap = askedElsewhere(subject) ?? supportGap(subject, [], false);
  if (gap !== undefined) return neutral(subject, gap);
  const rows = (context.rowsByCriterion.get(criterion.ref) ?? []).filter(({ id }) => id !== subject.row.id);
  const shown = singleNeeds(criterion.needs)
    .filter((need): need is CheckNeed => need.kind === 'check')
    .some((need) =>
      rows.some(
        (row) =>
          need.empty !== undefined &&
          carries(row, need.empty) &&
          bearCheck({ criterion, row, context }, need, target).stance === 'population-empty',
      ),
    );
  return shown
    ? bearing(subject, 'population-empty')
    : blocks(subject, reason('coverage-incomplete', criterion.addressee));
}
