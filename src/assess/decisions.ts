import type { Decision } from '../audit/types.ts';
import type { Control, Criterion } from '../catalogue/types.ts';
import type { Weighed } from './context.ts';
import { isUsable, rowNamed } from './judgements.ts';
import type { LedgerRow } from './ledger.ts';
import { endOf, startOf } from './moment.ts';
import { isSamePerson } from './same-person.ts';

interface Place {
  readonly ledger: readonly LedgerRow[];
  readonly controls: ReadonlyMap<string, Control>;
  readonly asOf: number;
}

type Objection = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

/** A decision is in force when it is motivated, approved by somebody else, dated, and says what its kind asks for. */
export function weighDecision(decision: Decision, place: Place): Weighed<Decision> {
  const inert =
    formObjection(decision, place.asOf) ?? ownObjection(decision, place) ?? OBJECTIONS[decision.kind](decision, place);
  return inert === undefined ? { subject: decision } : { subject: decision, inert };
}

function formObjection(decision: Decision, asOf: number): Objection | undefined {
  if (decision.approver === undefined) return { code: 'inert.no-approver' };
  if ([decision.by, decision.approver].some(({ identity }) => identity === 'signature-broken'))
    return { code: 'inert.signature-broken' };
  if (isSamePerson(decision.approver, decision.by)) return { code: 'inert.self-approved' };
  if (decision.expires === undefined) return { code: 'inert.no-expiry' };
  const end = endOf(decision.expires);
  if (end === undefined) return { code: 'inert.malformed-expiry', params: { expires: decision.expires } };
  return end < asOf ? { code: 'inert.expired', params: { expires: decision.expires } } : undefined;
}

const OBJECTIONS: Readonly<Record<Decision['kind'], (decision: Decision, place: Place) => Objection | undefined>> = {
  waiver: (decision, { controls }) =>
    controlOf(decision, controls)?.measure === false ? undefined : { code: 'inert.government-measure' },
  'not-applicable': notApplicableObjection,
  superfluous: superfluousObjection,
  'sample-rule': sampleObjection,
  'explained-advisory': (decision) => (decision.owner === undefined ? { code: 'inert.no-owner' } : undefined),
};

/** What these decide takes away a fail or a gap; the others only stand beside it. */
const LIFTING: readonly Decision['kind'][] = ['not-applicable', 'superfluous', 'sample-rule'];

// Two people of the party that is examined are one party: nobody lifts what stands against himself.
function ownObjection(decision: Decision, { controls }: Place): Objection | undefined {
  const { kind, by, approver } = decision;
  if (!LIFTING.includes(kind) || by.party !== approver?.party) return undefined;
  const own = criteriaOf(decision, controls).some(({ addressee }) => addressee === by.party);
  return own ? { code: 'inert.own-judgement' } : undefined;
}

/** The criteria it is about: those of a whole control, or one. */
function criteriaOf(decision: Decision, controls: Place['controls']): readonly Criterion[] {
  const criteria = controlOf(decision, controls)?.criteria ?? [];
  return criteria.filter(({ ref }) => decision.criterion === undefined || decision.criterion === ref);
}

function controlOf(decision: Decision, controls: ReadonlyMap<string, Control>): Control | undefined {
  return controls.get(decision.control ?? decision.criterion?.split('#')[0] ?? '');
}

function notApplicableObjection(decision: Decision, { ledger, controls }: Place): Objection | undefined {
  if (decision.fact === undefined) return { code: 'inert.no-fact' };
  if (controlOf(decision, controls)?.measure === false && decision.riskAnalysis === undefined)
    return { code: 'inert.no-risk-analysis' };
  return evidenceObjection(decision, ledger);
}

function superfluousObjection(decision: Decision, { ledger }: Place): Objection | undefined {
  const row = rowNamed(decision.item ?? '', ledger);
  if (row === undefined) return { code: 'inert.unknown-item', params: { item: decision.item ?? '' } };
  if (decision.itemState !== row.state) return { code: 'inert.state-changed', params: { item: row.id } };
  if (decision.items.includes(row.id)) return { code: 'inert.no-evidence' };
  return evidenceObjection(decision, ledger);
}

function sampleObjection(decision: Decision, { controls }: Place): Objection | undefined {
  const fixedAt = startOf(decision.fixedAt ?? '');
  const drawnAt = startOf(decision.drawnAt ?? '');
  if (decision.k === undefined || fixedAt === undefined || drawnAt === undefined || fixedAt >= drawnAt)
    return { code: 'inert.rule-after-draw' };
  const zero = criteriaOf(decision, controls).some(({ zeroTolerance }) => zeroTolerance);
  return zero && decision.k > 0 ? { code: 'inert.sample-tolerance', params: { k: decision.k } } : undefined;
}

function evidenceObjection(decision: Decision, ledger: readonly LedgerRow[]): Objection | undefined {
  const rows = decision.items.map((item) => rowNamed(item, ledger));
  const unknown = decision.items.find((_, index) => rows[index] === undefined);
  if (unknown !== undefined) return { code: 'inert.unknown-item', params: { item: unknown } };
  return rows.some((row) => row !== undefined && isUsable(row)) ? undefined : { code: 'inert.no-evidence' };
}
