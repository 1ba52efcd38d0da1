import type { CheckNeed } from '../catalogue/types.ts';
import type { FactSet, Reading } from '../facts/types.ts';
import {
  barrier,
  type Bearing,
  bearing,
  besideAspect,
  blocks,
  neutral,
  inPeriod,
  type Subject,
  supportGap,
} from './bearing.ts';
import { lacksLimit } from './baseline.ts';
import { bearBeside, besideOf, besidesFor, mounted } from './beside.ts';
import { reason, type Reason } from './cause.ts';
import { predicateContext, profileFor } from './context.ts';
import { missingFields } from './explained.ts';
import { withinMeanings } from './meanings.ts';
import { evaluate } from './predicate/evaluate.ts';
import { factTree } from './predicate/fact-tree.ts';
import type { Judged, PredicateContext } from './predicate/types.ts';
import { carries, readingKey, type Wanted } from './readings.ts';
import { withoutStatements } from './statements.ts';
import type { FactShown, TraceStep } from './types.ts';

/** How a row bears on a check: the predicate decides the direction, the card, the strength and the dates whether it counts. */
export function bearCheck(subject: Subject, need: CheckNeed, target: string): Bearing {
  const beside = besideOf(subject.row, need);
  if (beside !== undefined) return bearBeside(subject, beside);
  if (need.empty !== undefined && !carries(subject.row, need)) return bearEmptiness(subject, need, need.empty, target);
  return bearRows(subject, need, target);
}

function bearRows(subject: Subject, need: CheckNeed, target: string): Bearing {
  const { row } = subject;
  const stopped = barrier(subject);
  if (stopped?.stance === 'against' && need.family !== 'register') return noExport(subject, need);
  if (stopped !== undefined) return stopped;
  const aside = besideAspect(subject);
  if (aside !== undefined) return neutral(subject, aside);
  const read = readable(subject, need, { family: need.family, check: need });
  if ('facts' in read && statedByAnother(read.facts, subject))
    return blocks(subject, reason('unverifiable-origin', subject.criterion.addressee));
  if ('reason' in read) return hidden(subject, read.reason);
  const { facts: others, lack, gap } = besidesFor(subject, need, target);
  if (lack !== undefined) return neutral(subject, lack);
  const facts = mounted(read.facts, others);
  const context = predicateContext(
    subject.context,
    row,
    profileFor(subject.context, target),
    absenceIsFact(read.facts, subject),
  );
  const applies = need.when === undefined ? undefined : evaluate(need.when, facts, context);
  if (applies !== undefined && applies.truth !== 'true') return bearPrecondition(subject, need, applies);
  const judged = bearShown(subject, need, facts, context);
  if (gap === undefined || judged.stance !== 'support') return judged;
  return neutral(subject, gap, { trace: judged.trace, facts: judged.facts });
}

// That there is no such export says nothing about what it would have shown; a document or a register is the thing itself.
function noExport(subject: Subject, need: CheckNeed): Bearing {
  const why = reason('not-received', subject.criterion.addressee);
  return need.empty === undefined ? blocks(subject, why) : neutral(subject, why);
}

// A register speaks for who keeps it: nobody is condemned or cleared by another party's.
function statedByAnother(facts: FactSet, { row, criterion }: Subject): boolean {
  if (facts.family !== 'register' || row.origin === 'measured') return false;
  return facts.variants.some((variant) => {
    const party = factTree(variant).byPath.get('statedBy.party');
    return party !== undefined && 'value' in party && party.value !== criterion.addressee;
  });
}

function bearPrecondition(subject: Subject, need: CheckNeed, judged: Judged): Bearing {
  if (judged.truth === 'unknown') return undecided(subject, judged);
  const incomplete = partial(subject);
  if (incomplete !== undefined) return blocks(subject, incomplete, seen(judged));
  const gap = supportGap(subject, missingFields(subject, need), false);
  return gap === undefined
    ? bearing(subject, 'precondition-absent', seen(judged))
    : neutral(subject, gap, seen(judged));
}

// Somebody's word that a setting is so may show a design; that it exists takes the setting itself.
function bearShown(subject: Subject, need: CheckNeed, facts: FactSet, context: PredicateContext): Bearing {
  const judged = bearAssertion(subject, need, facts, context);
  const { aspect, addressee } = subject.criterion;
  if (facts.family !== 'config' || aspect === 'design') return judged;
  const shown = withoutStatements(facts);
  if (shown === facts || evaluate(need.assert, shown, context).truth !== 'unknown') return judged;
  const { stance, trace, facts: read } = judged;
  const decides = stance === 'support' || stance === 'against';
  return decides ? neutral(subject, reason('statement-only', addressee), { trace, facts: read }) : judged;
}

function bearAssertion(subject: Subject, need: CheckNeed, facts: FactSet, context: PredicateContext): Bearing {
  const { addressee } = subject.criterion;
  const asserted = withinMeanings(need, facts, context, evaluate(need.assert, facts, context));
  const judged = nothingObserved(facts, context, asserted);
  // Without its card's word that the file is whole, an empty one is no deviation; leaving out that word must not pay.
  if (judged !== asserted && asserted.truth === 'false' && facts.complete)
    return hidden(subject, reason('not-explained', addressee, { missing: ['complete'] }), seen(judged));
  if (judged.truth === 'unknown' && lacksLimit(need, context.parameters))
    return undecided(subject, { ...judged, cause: 'no-baseline' });
  if (judged.truth === 'unknown') return undecided(subject, judged);
  const adverse = judged.truth === 'false' ? inPeriod(subject) : undefined;
  const incomplete = partial(subject);
  const gap = supportGap(subject, missingFields(subject, need), false);
  if (adverse === 'inside') {
    const supportable = incomplete === undefined && gap === undefined;
    return bearing(subject, 'against', { ...seen(judged), deviations: deviationsIn(need, facts), supportable });
  }
  // The delivered part of an item can be against, and nothing else: what is left out may show anything.
  if (incomplete !== undefined) return blocks(subject, incomplete, seen(judged));
  if (adverse === 'unknown')
    return blocks(subject, reason('not-explained', addressee, { missing: ['period'] }), seen(judged));
  if (adverse === 'outside') return neutral(subject, reason('out-of-period', addressee), seen(judged));
  if (gap !== undefined) return neutral(subject, gap, seen(judged));
  return bearing(subject, 'support', { ...seen(judged), ...adviceOn(need, facts, context) });
}

// Advice that cannot be told to be followed is not told to be broken either; but hiding it must not pay.
function adviceOn(need: CheckNeed, facts: FactSet, context: PredicateContext): Pick<Bearing, 'advice' | 'openAdvice'> {
  const judged = need.advice.map(({ id, text, assert }) => {
    const { truth, cause = 'indeterminate' } = evaluate(assert, facts, context);
    return { id, text, truth, cause };
  });
  return {
    advice: judged.filter(({ truth }) => truth === 'false').map(({ id, text }) => ({ id, text })),
    openAdvice: judged.filter(({ truth }) => truth === 'unknown').map(({ id, cause }) => ({ id, cause })),
  };
}

// An unset norm or too few cases hide nothing; a template or an unread include hides what is tested as surely as a black bar.
function undecided(subject: Subject, judged: Judged): Bearing {
  const cause = judged.cause ?? 'indeterminate';
  const why = reason(cause, subject.criterion.addressee);
  const incomplete = partial(subject);
  if (incomplete !== undefined) return blocks(subject, incomplete, seen(judged));
  return cause === 'indeterminate' ? hidden(subject, why, seen(judged)) : neutral(subject, why, seen(judged));
}

// What cannot be read blocks until the same slot holds something newer; in operation every delivered record still counts.
function hidden(subject: Subject, why: Reason, what?: Pick<Bearing, 'trace' | 'facts'>): Bearing {
  const { row, criterion } = subject;
  const replaced = !row.newest && (criterion.aspect !== 'operation' || row.origin === 'measured');
  return replaced ? neutral(subject, why, what) : blocks(subject, why, what);
}

function partial({ row, criterion }: Subject): Reason | undefined {
  return row.access === 'partial' ? reason('not-received', criterion.addressee) : undefined;
}

type Readable = { readonly facts: FactSet } | { readonly reason: Reason };

/** DESIGN §3, Against: measured, or a format its reader recognises, or explained, or acknowledged in writing. */
function readable(subject: Subject, need: CheckNeed, wanted: Omit<Wanted, 'criterion'>): Readable {
  const { row, criterion, context } = subject;
  const { addressee } = criterion;
  // Seen on site leaves nothing to run a check on: a person has to say what was seen.
  if (row.artefacts.length === 0) return { reason: reason('not-judged', addressee) };
  const reading: Reading | undefined = context.readings.get(
    readingKey(row, { ...wanted, criterion: criterion.ref }, context),
  );
  if (reading === undefined) return { reason: reason('measurement-failed', addressee) };
  if (reading.status === 'needs-legend')
    return { reason: reason('not-explained', addressee, { missing: ['columns'] }) };
  if (reading.status === 'unreadable')
    return {
      reason: reason(
        'indeterminate',
        addressee,
        reading.code === 'unsupported' ? { by: 'tool' } : { next: 'next.unreadable' },
      ),
    };
  const missing = missingFields(subject, need);
  const understood =
    row.origin === 'measured' ||
    reading.recognised ||
    missing.length === 0 ||
    row.card?.acknowledged?.by.party === addressee;
  return understood ? { facts: reading.facts } : { reason: reason('not-explained', addressee, { missing }) };
}

// A file that was read to its end may still be a filtered export: only its card can say that it is the whole population.
function absenceIsFact(facts: FactSet, subject: Subject): boolean {
  const { row } = subject;
  if (!facts.complete) return false;
  if (row.origin === 'measured' || facts.family === 'register') return true;
  return row.card?.filled.includes('complete') === true && !isSample(facts, subject);
}

// No rows: not one thing was observed, so nothing can be fine; that there should have been some is only known of a whole population.
function nothingObserved(facts: FactSet, context: PredicateContext, judged: Judged): Judged {
  if (facts.family !== 'records' && facts.family !== 'register') return judged;
  const path = facts.family === 'records' ? 'rows' : 'count';
  const none = facts.variants.every((variant) => {
    const rows = factTree(variant).byPath.get(path);
    return rows !== undefined && 'value' in rows && rows.value === 0;
  });
  if (!none || (judged.truth === 'false' && context.complete)) return judged;
  return { truth: 'unknown', trace: judged.trace, cause: 'sample-too-small' };
}

/** Fewer rows than the population its card speaks of: a sample, which shows no absence. */
function isSample(facts: FactSet, { row }: Subject): boolean {
  const population = row.card?.complete?.population;
  if (facts.family !== 'records' || typeof population !== 'number') return false;
  return facts.variants.some((variant) => {
    const rows = factTree(variant).byPath.get('rows');
    return rows !== undefined && 'value' in rows && typeof rows.value === 'number' && rows.value < population;
  });
}

function deviationsIn(need: CheckNeed, facts: FactSet): number {
  if (need.deviations === undefined) return 1;
  const path = need.deviations;
  const counts = facts.variants.map((variant) => {
    const fact = factTree(variant).byPath.get(path);
    return fact !== undefined && 'value' in fact && typeof fact.value === 'number'
      ? fact.value
      : Number.POSITIVE_INFINITY;
  });
  return Math.max(1, ...counts);
}

type Emptiness = NonNullable<CheckNeed['empty']>;

function bearEmptiness(subject: Subject, need: CheckNeed, empty: Emptiness, target: string): Bearing {
  const stopped = barrier(subject);
  if (stopped !== undefined)
    return stopped.stance === 'against'
      ? neutral(subject, reason('not-received', subject.criterion.addressee))
      : stopped;
  const read = readable(subject, need, { family: empty.family });
  if ('reason' in read) return hidden(subject, read.reason);
  const incomplete = partial(subject);
  if (incomplete !== undefined) return blocks(subject, incomplete);
  const complete = absenceIsFact(read.facts, subject);
  const judged = evaluate(
    empty.assert,
    read.facts,
    predicateContext(subject.context, subject.row, profileFor(subject.context, target), complete),
  );
  const gap = supportGap(subject, missingFields(subject, need), false);
  if (judged.truth !== 'true' || !complete || gap !== undefined) {
    return neutral(subject, gap ?? reason('coverage-incomplete', subject.criterion.addressee), seen(judged));
  }
  return bearing(subject, 'population-empty', seen(judged));
}

function seen(judged: Judged): Pick<Bearing, 'trace' | 'facts'> {
  return { trace: judged.trace, facts: factsOf(judged.trace) };
}

// What decided is shown; a pass is decided by all its leaves, anything else by those that were not true.
function factsOf(trace: readonly TraceStep[]): readonly FactShown[] {
  const compared = trace.filter((step) => step.expected !== undefined);
  // A list that is empty has no leaves to compare: then what was found of the list itself decides.
  const leaves =
    compared.length > 0
      ? compared
      : trace.filter((step) => step.path !== undefined).map((step) => ({ ...step, expected: step.form }));
  const decisive = trace[0]?.result === 'true' ? leaves : leaves.filter((step) => step.result !== 'true');
  return (decisive.length === 0 ? leaves : decisive).map((step) => ({
    expected: step.expected ?? '',
    actual: step.actual ?? '',
    path: step.path ?? '',
    origin: step.actual === 'absent' ? 'absent' : 'read',
    ...(step.at === undefined ? {} : { at: step.at }),
  }));
}
