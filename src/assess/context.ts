import type { Audit, Decision, Judgement } from '../audit/types.ts';
import type { Control, Criterion, ProfileName, Reference, Ruleset } from '../catalogue/types.ts';
import type { SampleEntry } from '../dossier/types.ts';
import type { Scope } from '../plan/types.ts';
import type { Reading } from '../facts/types.ts';
import { baselineFor } from './baseline.ts';
import type { LedgerRow } from './ledger.ts';
import type { Moments, PredicateContext } from './predicate/types.ts';
import type { Earlier } from './sticky.ts';
import type { WeighedSample } from './weigh-sample.ts';

/** A decision or a judgement with the reason it is inert, if it is. */
export interface Weighed<T> {
  readonly subject: T;
  readonly inert?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

/** What every step of an assessment looks things up in; made once, never changed. */
export interface Context {
  readonly audit: Audit;
  readonly reference: Reference;
  readonly controls: readonly { readonly control: Control; readonly catalogue: string }[];
  readonly ledger: readonly LedgerRow[];
  readonly rowsByCriterion: ReadonlyMap<string, readonly LedgerRow[]>;
  readonly measured: readonly LedgerRow[];
  readonly readings: ReadonlyMap<string, Reading>;
  /** The scope of today, and the one the first collection pinned. */
  readonly scope: Scope;
  readonly pin: Scope | undefined;
  /** Milliseconds since the epoch. */
  readonly asOf: number;
  readonly period: { readonly from: number; readonly to: number };
  readonly profile: ProfileName;
  readonly decisions: readonly Weighed<Decision>[];
  readonly judgements: readonly Weighed<Judgement>[];
  readonly samples: readonly WeighedSample[];
  readonly lostSamples: readonly SampleEntry[];
  readonly earlier: Earlier | undefined;
}

export function rulesetsOf(context: Context, profile: ProfileName): readonly Ruleset[] {
  return context.reference.profiles[profile].rulesets.flatMap((id) => context.reference.rulesets[id] ?? []);
}

/** The stricter of the audit's profile and the target's. */
export function profileFor(context: Context, target: string): ProfileName {
  const own = context.audit.targets.find((each) => each.id === target)?.profile;
  return own === 'strict' ? 'strict' : context.profile;
}

export function predicateContext(
  context: Context,
  row: LedgerRow,
  profile: ProfileName,
  complete: boolean,
): PredicateContext {
  const moments: Moments = {
    asOf: context.asOf,
    observedAt: row.observedAt,
    periodFrom: context.period.from,
    periodTo: context.period.to,
  };
  return { rulesets: rulesetsOf(context, profile), parameters: baselineFor(context.audit, row), moments, complete };
}

/** What makes a target another one under the same name. */
const PINNED = ['where', 'product', 'provenance'] as const;

/** Targets of the first plan that are no longer what and where they were. */
export function droppedTargets({ pin, scope }: Context): Scope['targets'] {
  return (pin?.targets ?? []).filter(
    (target) =>
      !scope.targets.some(
        ({ id, kind, ...now }) =>
          id === target.id &&
          kind === target.kind &&
          PINNED.every((key) => target[key] === undefined || now[key] === target[key]) &&
          // A generic export may come to speak about more, never about less.
          (target.about ?? []).every((topic) => now.about?.includes(topic) === true),
      ),
  );
}

/** The decisions in force that concern a criterion. */
export function decisionsFor(context: Context, kind: Decision['kind'], criterion: Criterion): readonly Decision[] {
  return context.decisions
    .filter(({ subject, inert }) => inert === undefined && subject.kind === kind && subject.criterion === criterion.ref)
    .map(({ subject }) => subject);
}
