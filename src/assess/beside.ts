import type { Addressee, Beside, CheckNeed } from '../catalogue/types.ts';
import type { Fact, FactSet, Variant } from '../facts/types.ts';
import { barrier, type Bearing, bearing, blocks, type Subject, supportGap } from './bearing.ts';
import { reason, type Reason } from './cause.ts';
import { missingFields } from './explained.ts';
import type { LedgerRow } from './ledger.ts';
import { carries, readingKey } from './readings.ts';

/** What stands beside a row for one check: the facts to judge with, or why they cannot be had. */
export interface Besides {
  /** Facts of the exports beside it, under `beside.<name>`. */
  readonly facts: readonly Fact[];
  /** Set where something is missing: then the check has no answer. */
  readonly lack?: Reason;
  /** Set where the answer can be read and cannot support. */
  readonly gap?: Reason;
}

const NOTHING: Besides = { facts: [] };

/** The export a row was delivered as, where the check reads it only beside another. */
export function besideOf(row: LedgerRow, need: CheckNeed): Beside | undefined {
  return carries(row, need) ? undefined : need.beside.find((beside) => carries(row, beside));
}

/** A list or a count by itself says nothing: it stands in the way when it cannot be used, and else it is only looked at. */
export function bearBeside(subject: Subject, beside: Beside): Bearing {
  const { row } = subject;
  const whose = whoseOf(subject, beside);
  const stopped = barrier(subject);
  // That there is no such list says nothing about what was to be held against it.
  if (stopped?.stance === 'against') return blocks(subject, reason('not-received', whose));
  if (stopped !== undefined) return stopped;
  if (row.access === 'partial') return blocks(subject, reason('not-received', whose));
  const missing = missingOn(subject, beside);
  if (missing.length > 0 && row.newest) return blocks(subject, reason('not-explained', whose, { missing }));
  return bearing(subject, 'neutral');
}

/** Everything that has to stand beside this row on this target, all of it or nothing. */
export function besidesFor(subject: Subject, need: CheckNeed, target: string): Besides {
  return need.beside.reduce<Besides>((found, beside) => {
    if (found.lack !== undefined) return found;
    const next = onePartFor(subject, need, { beside, target });
    const gap = found.gap ?? next.gap;
    return {
      facts: [...found.facts, ...next.facts],
      ...(next.lack === undefined ? {} : { lack: next.lack }),
      ...(gap === undefined ? {} : { gap }),
    };
  }, NOTHING);
}

interface Part {
  readonly beside: Beside;
  readonly target: string;
}

function onePartFor(subject: Subject, need: CheckNeed, { beside, target }: Part): Besides {
  const { criterion, context } = subject;
  const whose = whoseOf(subject, beside);
  const rows = (context.rowsByCriterion.get(criterion.ref) ?? [])
    .filter((row) => row.newest && row.kind === beside.from && row.artefacts.length > 0)
    .filter((row) => row.targets.length === 0 || row.targets.includes(target))
    .map((row) => ({ ...subject, row }));
  const usable = rows.filter((each) => bearBeside(each, beside).stance === 'neutral');
  const [first] = usable;
  // One that cannot be used stands in the way by itself, with its own reason.
  if (first === undefined || usable.length < rows.length) return { facts: [], lack: lackOf(subject, whose) };
  const gap = usable.map((each) => supportGap(each, [], false)).find((each) => each !== undefined);
  const joined = need.derive.some((derivation) => 'join' in derivation && derivation.join.list === beside.name);
  if (joined) return { facts: [], ...(gap === undefined ? {} : { gap }) };
  // Two counts of one thing leave open which of them it has to agree with.
  if (usable.length > 1) return { facts: [], lack: reason('indeterminate', whose) };
  const facts = factsOf(first, beside);
  return facts === undefined
    ? { facts: [], lack: reason('indeterminate', whose, { next: 'next.unreadable' }) }
    : { facts, ...(gap === undefined ? {} : { gap }) };
}

function lackOf({ criterion, context }: Subject, whose: Addressee): Reason {
  const asked = context.audit.requests.some(
    (request) => request.askedAt !== undefined && request.criteria.includes(criterion.ref),
  );
  return reason(asked ? 'not-received' : 'not-requested', whose);
}

/** Of whom it is asked: of the party of the criterion, unless the catalogue says whose it is. */
function whoseOf({ criterion }: Subject, { addressee }: Beside): Addressee {
  return addressee ?? criterion.addressee;
}

function missingOn(subject: Subject, { name, from, family, card }: Beside): readonly string[] {
  const own = { kind: 'document' as const, id: name, from, card };
  const missing = missingFields(subject, own).filter((field) => field !== 'adopted');
  const key = readingKey(subject.row, { family, criterion: subject.criterion.ref }, subject.context);
  const reading = subject.context.readings.get(key);
  return reading?.status === 'needs-legend' ? [...new Set([...missing, 'columns'])] : missing;
}

// Versions that disagree are no count to agree with.
function factsOf({ row, criterion, context }: Subject, { name, family }: Beside): readonly Fact[] | undefined {
  const reading = context.readings.get(readingKey(row, { family, criterion: criterion.ref }, context));
  if (reading?.status !== 'read' || reading.facts.variants.length !== 1) return undefined;
  return reading.facts.variants[0]?.facts.map((fact) => ({ ...fact, path: `beside.${name}.${fact.path}` }));
}

/** The facts of a row with those of what stands beside it. */
export function mounted(facts: FactSet, beside: readonly Fact[]): FactSet {
  if (beside.length === 0) return facts;
  const mount = (variant: Variant): Variant => ({ ...variant, facts: [...variant.facts, ...beside] });
  return { ...facts, variants: facts.variants.map(mount) };
}
