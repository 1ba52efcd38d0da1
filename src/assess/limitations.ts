import type { Context } from './context.ts';
import { periodNarrowed } from './criterion.ts';
import type { DossierState } from '../dossier/types.ts';
import type { AssessInput, Attribution, Finding, Limitation } from './types.ts';

type Params = Readonly<Record<string, string | number>>;

function limitation(code: string, party: Attribution, params?: Params): Limitation {
  return { code: `limitation.${code}`, party, ...(params === undefined ? {} : { params }) };
}

/** Everything that limits what this assessment could look at, for the chapter that must name it. */
export function limitationsOf(
  context: Context,
  findings: readonly Finding[],
  { dossier, loose = [] }: Pick<AssessInput, 'dossier' | 'loose'>,
): readonly Limitation[] {
  return [
    ...integrityLimits(dossier),
    ...[...loose].sort().map((file) => limitation('loose-file', 'supplier', { file })),
    ...scopeLimits(context),
    ...requestLimits(context),
    ...inertLimits(context),
    ...ownerLimits(findings),
  ];
}

function integrityLimits(dossier: DossierState): readonly Limitation[] {
  const broken =
    dossier.brokenBlobs.size > 0 ? [limitation('integrity', 'auditor', { n: dossier.brokenBlobs.size })] : [];
  return dossier.indexBroken ? [limitation('index-broken', 'auditor'), ...broken] : broken;
}

function scopeLimits(context: Context): readonly Limitation[] {
  const { audit, pin, ledger } = context;
  const kept = new Map(audit.targets.map((target) => [target.id, target.kind]));
  const dropped = (pin?.targets ?? []).filter((target) => kept.get(target.id) !== target.kind).map(({ id }) => id);
  const unlisted = [
    ...new Set(ledger.flatMap((row) => row.targets).filter((target) => !kept.has(target) && !dropped.includes(target))),
  ].sort();
  return [
    ...dropped.map((target) => limitation('target-dropped', 'auditor', { target })),
    ...unlisted.map((target) => limitation('target-unlisted', 'auditor', { target })),
    ...(periodNarrowed(context) ? [limitation('period-narrowed', 'auditor')] : []),
    ...(['design', 'existence', 'operation'] as const)
      .filter((aspect) => !audit.depth.includes(aspect))
      .map((aspect) => limitation('depth', 'auditor', { aspect })),
    ...audit.none.map(({ kind, why }) => limitation('none-declared', 'auditor', { kind, why })),
    ...audit.targets
      .filter((target) => target.environment !== 'production')
      .map((target) => limitation('repository-environment', target.party, { target: target.id })),
  ];
}

function requestLimits({ audit }: Context): readonly Limitation[] {
  return audit.requests.flatMap((request): readonly Limitation[] => {
    const { answer } = request;
    if (answer === undefined) return [limitation('request-open', request.to, { request: request.id })];
    const params = { request: request.id, ground: answer.ground ?? '' };
    return answer.status === 'withheld' ? [limitation('withheld', request.to, params)] : [];
  });
}

function inertLimits({ judgements, decisions }: Context): readonly Limitation[] {
  return [
    ...judgements
      .filter(({ inert }) => inert !== undefined)
      .map(({ subject }) => limitation('judgement-inert', 'auditor', { criterion: subject.criterion })),
    ...decisions
      .filter(({ inert }) => inert !== undefined)
      .map(({ subject }) => limitation('decision-inert', 'auditor', { decision: subject.id })),
  ];
}

function ownerLimits(findings: readonly Finding[]): readonly Limitation[] {
  return findings.flatMap(({ control, owner }): readonly Limitation[] => {
    if (owner === undefined) return [limitation('no-owner', 'client', { control })];
    return owner.accepted ? [] : [limitation('owner-not-accepted', 'client', { control })];
  });
}
