import type { Judgement, PartyRole } from '../audit/types.ts';
import { showAssurance } from './assurance.ts';
import { type Context, droppedTargets, type Weighed } from './context.ts';
import { periodNarrowed } from './criterion.ts';
import { knownIn } from './judgements.ts';
import type { LedgerRow } from './ledger.ts';
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
    ...[...loose].sort().map((file) => limitation('loose-file', 'auditor', { file })),
    ...scopeLimits(context),
    ...predecessorLimits(context, findings),
    ...siteLimits(context),
    ...assuranceLimits(context),
    ...strayedLimits(context),
    ...requestLimits(context),
    ...inertLimits(context),
    ...sampleLimits(context),
    ...ownerLimits(findings),
  ];
}

// A third party speaks for the supplier that engaged it.
function attributed(party: PartyRole): Attribution {
  return party === 'third-party' ? 'supplier' : party;
}

function integrityLimits(dossier: DossierState): readonly Limitation[] {
  const broken =
    dossier.brokenBlobs.size > 0 ? [limitation('integrity', 'auditor', { n: dossier.brokenBlobs.size })] : [];
  const seals = dossier.problems.filter(({ code }) => code.startsWith('seal')).length;
  return [
    ...(dossier.indexBroken ? [limitation('index-broken', 'auditor')] : []),
    ...broken,
    ...(seals > 0 ? [limitation('seal', 'auditor', { n: seals })] : []),
  ];
}

function scopeLimits(context: Context): readonly Limitation[] {
  const { audit, ledger } = context;
  const kept = new Map(audit.targets.map((target) => [target.id, target.kind]));
  const dropped = droppedTargets(context).map(({ id }) => id);
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
    ...audit.none.map(({ kind, why, by }) =>
      limitation('none-declared', attributed(by.party), { kind, why, declaredBy: by.party, role: by.role }),
    ),
    ...audit.targets
      .filter((target) => target.environment !== 'production')
      .map((target) => limitation('repository-environment', target.party, { target: target.id })),
  ];
}

/** What is known of an audit before this one, and what of it nobody looked at again. */
function predecessorLimits({ audit, pin, earlier }: Context, findings: readonly Finding[]): readonly Limitation[] {
  const { predecessor } = audit;
  const omitted =
    predecessor !== undefined && 'omitted' in predecessor
      ? [limitation('predecessor-omitted', 'auditor', { why: predecessor.omitted, role: predecessor.by.role })]
      : [];
  const dropped =
    pin?.predecessor !== undefined && pin.predecessor !== predecessor?.sha256
      ? [limitation('predecessor-dropped', 'auditor', { sha256: pin.predecessor.slice(0, 12) })]
      : [];
  if (earlier === undefined) return [...omitted, ...dropped];
  const examined = new Set(
    findings.flatMap(({ criteria }) =>
      criteria.filter(({ status }) => status !== 'not-examined').map(({ ref }) => ref),
    ),
  );
  const unseen = [...earlier.criteria.values()].filter(({ ref, status }) => status === 'fail' && !examined.has(ref));
  return [
    limitation('predecessor', 'auditor', { audit: earlier.assessment.audit.id }),
    ...dropped,
    ...unseen.map(({ ref }) => limitation('earlier-fail-unseen', 'auditor', { criterion: ref })),
  ];
}

/** What was only seen where it stands, and whether the document shown was the one committed to. */
function siteLimits({ ledger }: Context): readonly Limitation[] {
  return ledger.flatMap((row): readonly Limitation[] => {
    const title = row.card?.onSite?.title ?? '';
    const seen = row.access === 'on-site' ? [limitation('on-site', 'auditor', { item: row.id, title })] : [];
    if (row.commitment === undefined || row.commitment === 'proved') return seen;
    return [...seen, limitation('commitment', 'auditor', { item: row.id, title, state: row.commitment })];
  });
}

/** What a third party's report does not cover, and what it leaves to the client. */
function assuranceLimits(context: Context): readonly Limitation[] {
  return showAssurance(context).flatMap(({ item, type, carveOuts, bridgeDays, userControls }) => [
    ...(type === 'iso27001' ? [limitation('certificate', 'auditor', { item })] : []),
    ...(carveOuts.length > 0 ? [limitation('carve-out', 'supplier', { item, parts: carveOuts.join(', ') })] : []),
    ...(bridgeDays === undefined ? [] : [limitation('bridge', 'supplier', { item, days: bridgeDays })]),
    ...userControls.map(({ id, text, control }) =>
      limitation('user-control', 'client', { item, id, text, ...(control === undefined ? {} : { control }) }),
    ),
  ]);
}

/** Hosts an endpoint sent us to that nobody listed. The same host may be the audited one under another name. */
function strayedLimits({ readings, audit }: Context): readonly Limitation[] {
  const known = new Set(audit.targets.map((target) => target.host));
  const facts = [...readings.values()].flatMap((reading) =>
    reading.status === 'read' && reading.facts.family === 'http'
      ? reading.facts.variants.flatMap((variant) => variant.facts)
      : [],
  );
  const hosts = facts.flatMap((fact) =>
    fact.path.startsWith('strayed.') && 'value' in fact ? String(fact.value) : [],
  );
  return [...new Set(hosts)]
    .filter((host) => !known.has(host))
    .sort()
    .map((host) => limitation('redirect-not-followed', 'auditor', { host }));
}

function requestLimits({ audit }: Context): readonly Limitation[] {
  return audit.requests.flatMap((request): readonly Limitation[] => {
    const { answer } = request;
    if (answer === undefined) return [limitation('request-open', request.to, { request: request.id })];
    const { ground = '', offered } = answer;
    const params = { request: request.id, ground, ...(offered === undefined ? {} : { offered }) };
    return answer.status === 'withheld' ? [limitation('withheld', request.to, params)] : [];
  });
}

function inertLimits({ judgements, decisions, ledger }: Context): readonly Limitation[] {
  return [
    ...judgements
      .filter(({ inert }) => inert !== undefined)
      .map((each) => limitation('judgement-inert', 'auditor', inertParams(each, ledger))),
    ...decisions
      .filter(({ inert }) => inert !== undefined)
      .map(({ subject }) => limitation('decision-inert', 'auditor', { decision: subject.id })),
  ];
}

function sampleLimits({ samples, lostSamples }: Context): readonly Limitation[] {
  const lost = lostSamples.map(({ sample, criterion }) => limitation('sample-lost', 'auditor', { sample, criterion }));
  const inert = samples.flatMap(({ subject: { id, criterion }, inert }) =>
    inert === undefined ? [] : limitation('sample-inert', 'auditor', { sample: id, criterion }),
  );
  return [...inert, ...lost];
}

// An id that nothing answers to is a slip of whoever wrote it: beside it, what it may have been meant for.
function inertParams({ subject, inert }: Weighed<Judgement>, ledger: readonly LedgerRow[]): Params {
  const { criterion } = subject;
  if (inert?.code !== 'inert.unknown-item') return { criterion };
  const item = String(inert.params?.['item']);
  return { criterion, item, known: knownIn(item, ledger).join(', ') };
}

// One line each: twenty times the same sentence hides the next one.
function ownerLimits(findings: readonly Finding[]): readonly Limitation[] {
  const none = findings.filter(({ owner }) => owner === undefined);
  const silent = findings.filter(({ owner }) => owner?.accepted === false);
  const about = (code: string, which: readonly Finding[]): readonly Limitation[] =>
    which.length === 0 ? [] : [limitation(code, 'client', { control: which.map(({ control }) => control).join(', ') })];
  return [...about('no-owner', none), ...about('owner-not-accepted', silent)];
}
