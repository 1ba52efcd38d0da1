import type { Audit } from '../../src/audit/types.ts';
import { buildLedger } from '../../src/assess/ledger.ts';
import type { CriterionResult, Finding, Observation } from '../../src/assess/types.ts';
import {
  assessWorld,
  CATALOGUE,
  checkNeed,
  type Content,
  criterion,
  type CriterionSpec,
  delivered,
  type DeliveredSpec,
  documentNeed,
  FULL_CARD,
  idOf,
  inputOf,
  judgementNeed,
  type JudgementSpec,
  type MeasuredSpec,
  REQUEST,
  single,
  type World,
} from './world.ts';

export const CRITERION = `${CATALOGUE}/1.01#a`;
export const DESK = { party: 'supplier', role: 'desk' } as const;

/** What may be wrong with a delivered item, or how it came to be. */
export const WITHHELD = { card: { access: 'withheld' } } as const;
export const PARTIAL = { card: { access: 'partial' } } as const;
export const BLACKED_OUT = { card: { access: 'redacted', hidesTested: true } } as const;
export const STATEMENT = { card: { madeBy: { party: 'supplier', how: 'statement' } } } as const;
export const PAPER = { card: { madeBy: { party: 'supplier', how: 'document' } } } as const;
export const OLD = { card: { observedAt: '2026-01-10' } } as const;
export const LAST_YEAR = { card: { period: { from: '2025-01-01', to: '2025-12-31' } } } as const;
export const HALF = { card: { period: { from: '2026-01-01', to: '2026-05-31' } } } as const;
/** Readable without a card, and then nobody knows who made it. */
export const NAMELESS = { recognised: true, without: ['madeBy'] } as const;

type Spec = Partial<CriterionSpec>;
type CheckOptions = Parameters<typeof checkNeed>[0];

/** A criterion that the tool measures by itself. */
export function measures(options: CheckOptions = {}, spec: Spec = {}): CriterionSpec {
  return criterion([checkNeed(options)], spec);
}

/** A criterion that reads a delivered export. */
export function reads(options: CheckOptions = {}, spec: Spec = {}): CriterionSpec {
  return criterion([checkNeed({ from: 'export', ...options })], spec);
}

/** A criterion that asks for a paper. */
export function asks(spec: Spec = {}, options: Parameters<typeof documentNeed>[0] = {}): CriterionSpec {
  return criterion([documentNeed(options)], { aspect: 'design', ...spec });
}

/** A criterion for a person. */
export function judged(spec: Spec = {}): CriterionSpec {
  return criterion([judgementNeed()], { aspect: 'design', targets: ['service'], ...spec });
}

/** An item that no need of the criterion reads: what a decision or a judgement may rest on. */
export function grounds(): DeliveredSpec {
  return item(8, 'good', { kind: 'inventory' });
}

/** One measurement of the portal; a date is enough. */
export function portal(shows: MeasuredSpec['shows'], day = '2026-10-20'): MeasuredSpec {
  return { target: 'portal', collector: 'http', at: `${day}T00:00:00Z`, shows };
}

/** The n-th delivered export, fully explained unless its card says otherwise; `without` leaves fields out. */
export function item(
  n: number,
  shows: Content,
  options: Partial<DeliveredSpec> & { readonly without?: readonly (keyof typeof FULL_CARD)[] } = {},
): DeliveredSpec {
  const { without = [], card = {}, ...rest } = options;
  const whole = Object.entries({ ...FULL_CARD, ...card }).filter(
    ([field]) => !without.includes(field as keyof typeof FULL_CARD),
  );
  return delivered({ item: `IV-1-${n}`, shows, ...rest, card: Object.fromEntries(whole) });
}

/** The n-th delivered paper. */
export function paper(n: number, options: Parameters<typeof item>[2] = {}): DeliveredSpec {
  const { card = {}, ...rest } = options;
  return item(n, 'good', {
    kind: 'policy',
    ...rest,
    card: { madeBy: { party: 'supplier', how: 'document' }, ...card },
  });
}

export function itemId(n: number, shows: Content = 'good'): string {
  return idOf(`IV-1-${n}`, shows);
}

export function portalId(shows: string): string {
  return idOf('portal/http', shows);
}

/** Items that answer the one request. */
export function given(spec: CriterionSpec, items: readonly DeliveredSpec[], more: Partial<World> = {}): World {
  return single(spec, { delivered: items, requests: [REQUEST], ...more });
}

/** Measurements of the portal. */
export function seen(spec: CriterionSpec, measured: readonly MeasuredSpec[], more: Partial<World> = {}): World {
  return single(spec, { measured, ...more });
}

export function says(
  verdict: 'met' | 'fail',
  items: readonly string[],
  more: Partial<JudgementSpec> = {},
): JudgementSpec {
  return { criterion: CRITERION, verdict, items, ...more };
}

export function answered(
  status: NonNullable<Audit['requests'][number]['answer']>['status'],
  more: Partial<NonNullable<Audit['requests'][number]['answer']>> = {},
): World['requests'][number] {
  return { ...REQUEST, answer: { status, by: DESK, at: '2026-10-20', ...more } };
}

export function findingOf(world: World, index = 0): Finding {
  const finding = assessWorld(world).findings[index];
  if (finding === undefined) throw new Error(`no finding ${index}`);
  return finding;
}

export function criterionOf(world: World, index = 0): CriterionResult {
  const found = findingOf(world).criteria[index];
  if (found === undefined) throw new Error(`no criterion ${index}`);
  return found;
}

/** The observations of the first criterion that count: branches of an anyOf are left out. */
export function observationsOf(world: World): readonly Observation[] {
  return criterionOf(world).observations.filter((observation) => observation.branchOf === undefined);
}

/** The one observation of a world with one need on one target. */
export function observed(world: World): Observation {
  const [first, second] = observationsOf(world);
  if (first === undefined || second !== undefined) throw new Error('not exactly one observation');
  return first;
}

/** `not-established blocked withheld`: the outcome, the rule and the causes of the one observation. */
export function outcomeOf(world: World): string {
  const { outcome, rule, causes } = observed(world);
  return [outcome, rule, ...causes.map(({ cause }) => cause)].join(' ');
}

/** How each item bears on the one need, as `item stance` with what takes the edge off it. */
export function stancesOf(world: World): readonly string[] {
  return observed(world).items.map(({ item: id, stance, supersededBy, refutedBy, superfluousBy, allowedBy }) => {
    const off = [
      ...(supersededBy === undefined ? [] : ['superseded']),
      ...(refutedBy === undefined ? [] : ['refuted']),
      ...(superfluousBy === undefined ? [] : ['superfluous']),
      ...(allowedBy === undefined ? [] : ['allowed']),
    ];
    return [id.replace(/@.*/, ''), stance, ...off].join(' ');
  });
}

/** The state of an item, for a decision that it is superfluous. */
export function stateOf(world: World, id: string): string {
  const { audit, plan, dossier } = inputOf(world);
  const row = buildLedger(audit, plan, dossier).find((each) => each.id === id);
  if (row === undefined) throw new Error(`no item ${id}`);
  return row.state;
}

/** Two people recorded that other evidence makes an item superfluous, looking at it as it is in this world. */
export function superfluous(world: World, id: string, by: string): World {
  const decision = {
    kind: 'superfluous' as const,
    criterion: CRITERION,
    item: id,
    itemState: stateOf(world, id),
    items: [by],
  };
  return { ...world, decisions: [...world.decisions, decision] };
}
