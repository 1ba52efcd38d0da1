import type { Aspect, ProfileName } from '../catalogue/types.ts';
import { showAssurance } from './assurance.ts';
import { concludeFor, headline, totalsOf } from './conclude.ts';
import type { Context } from './context.ts';
import { assessControl } from './control.ts';
import { weighDecision } from './decisions.ts';
import { hearingLimits, showHearing, showResponses } from './hearing.ts';
import { buildLedger } from './ledger.ts';
import { limitationsOf } from './limitations.ts';
import { endOf, startOf } from './moment.ts';
import { earlierFrom } from './sticky.ts';
import { rowsByCriterion } from './readings.ts';
import {
  showDecisions,
  showInputs,
  showItems,
  showJudgements,
  showRequests,
  showSamples,
  showSettlement,
} from './shown.ts';
import type { AssessInput, Assessment, Conclusion, Finding } from './types.ts';
import { weighJudgements } from './weigh-judgement.ts';
import { lostSamples, weighSamples } from './weigh-sample.ts';

/** Everything given to one Assessment: pure, deterministic, the same for any order of what goes in. */
export function assess(input: AssessInput): Assessment {
  const context = contextOf(input);
  const chosen = context.controls.filter(({ control }) => isSelected(control, input.options.only));
  const findings = chosen.map(({ control, catalogue }) => assessControl(control, catalogue, context));
  const selected = input.options.only.length > 0;
  const conclusions = selected ? [] : concludeAll(input, findings);
  const { audit } = input;
  const { hearing } = showHearing(audit, findings, context.asOf);
  const responses = showResponses(audit, findings, context.asOf);
  return {
    schemaVersion: 1,
    tool: { name: 'biotoets', version: input.tool.version },
    audit: shownAudit(context),
    inputs: showInputs(input, context.ledger),
    selection: { only: [...input.options.only].sort(), n: chosen.length, of: context.controls.length },
    conclusion: selected ? null : headline(conclusions, audit.subject),
    integrity: isBroken(input, context) ? 'broken' : 'intact',
    conclusions,
    totals: totalsOf(findings, (finding) => finding.verdict),
    findings,
    items: showItems(context),
    requests: showRequests(context),
    judgements: showJudgements(context),
    decisions: showDecisions(context),
    samples: showSamples(context),
    assurance: showAssurance(context),
    responses,
    ...(hearing === undefined ? {} : { hearing }),
    ...showSettlement(audit),
    ...predecessorShown(input),
    limitations: [...limitationsOf(context, findings, input), ...hearingLimits(findings, { hearing, responses })],
  };
}

// Another document than the one committed to breaks the item as surely as other bytes do.
function isBroken({ dossier }: AssessInput, { ledger }: Context): boolean {
  return dossier.problems.length > 0 || ledger.some(({ integrity }) => integrity === 'broken');
}

function predecessorShown({ audit, predecessor }: AssessInput): Pick<Assessment, 'predecessor'> {
  if (predecessor === undefined || audit.predecessor?.sha256 === undefined) return {};
  const { id, asOf } = predecessor.audit;
  return { predecessor: { sha256: audit.predecessor.sha256, id, asOf } };
}

/** `8.24.04`, `bio2@1.3/8.24.04` or a prefix ending in `*`. */
export function isSelected(control: { readonly id: string; readonly ref: string }, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  return only.some((pattern) => {
    if (pattern.endsWith('*'))
      return control.id.startsWith(pattern.slice(0, -1)) || control.ref.startsWith(pattern.slice(0, -1));
    return control.id === pattern || control.ref === pattern;
  });
}

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

function contextOf(input: AssessInput): Context {
  const { reference, readings, dossier, options } = input;
  const pin = dossier.entries.find((entry) => entry.type === 'plan')?.scope;
  // An aspect that was to be examined when the work began is examined.
  const audit = {
    ...input.audit,
    depth: ASPECTS.filter((aspect) => input.audit.depth.includes(aspect) || pin?.depth?.includes(aspect)),
  };
  const ledger = buildLedger(audit, input.plan, dossier);
  const asOf = asOfFor(input);
  const controls = input.catalogues.flatMap((catalogue) =>
    catalogue.controls.map((control) => ({ control, catalogue: catalogue.ref })),
  );
  const criteria = new Map(
    controls.flatMap(({ control }) => control.criteria.map((criterion) => [criterion.ref, criterion] as const)),
  );
  const byCriterion = rowsByCriterion(ledger);
  const place = { ledger, readings, asOf, criteria };
  const byRef = new Map(controls.map(({ control }) => [control.ref, control]));
  return {
    audit: inOrder(audit),
    reference,
    controls,
    ledger,
    rowsByCriterion: byCriterion,
    measured: ledger.filter((row) => row.origin === 'measured'),
    readings,
    scope: input.plan.scope,
    pin,
    asOf,
    period: { from: startOf(audit.period.from) ?? 0, to: endOf(audit.period.to) ?? asOf },
    profile: stricter(audit.profile, options.profile),
    decisions: inOrder(audit).decisions.map((decision) => weighDecision(decision, { ledger, controls: byRef, asOf })),
    judgements: weighJudgements(inOrder(audit), place),
    samples: weighSamples(inOrder(audit).samples, {
      ...place,
      dossier,
      draws: input.plan.samples,
      reading: { audit, rowsByCriterion: byCriterion },
    }),
    lostSamples: lostSamples(audit.samples, dossier),
    earlier: input.predecessor === undefined ? undefined : earlierFrom(input.predecessor),
  };
}

// Files are read in whatever order a disk gives them; nothing that is printed may depend on it.
function inOrder(audit: AssessInput['audit']): AssessInput['audit'] {
  const by =
    <T>(key: (item: T) => string) =>
    (a: T, b: T) =>
      key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  return {
    ...audit,
    targets: [...audit.targets].sort(by((target) => target.id)),
    requests: [...audit.requests].sort(by((request) => request.id)),
    judgements: [...audit.judgements].sort(by((judgement) => JSON.stringify({ ...judgement, at: null }))),
    decisions: [...audit.decisions].sort(by((decision) => decision.id)),
    samples: [...audit.samples].sort(by((sample) => sample.id)),
  };
}

function stricter(own: ProfileName, asked: ProfileName | undefined): ProfileName {
  return own === 'strict' || asked === 'strict' ? 'strict' : 'bio2';
}

/** DESIGN §5, Time: the flag, the audit, or the newest moment the index ever recorded; never the clock. */
export function asOfFor({ audit, dossier, options }: Pick<AssessInput, 'audit' | 'dossier' | 'options'>): number {
  const given = endOf(options.asOf ?? audit.asOf ?? '');
  if (given !== undefined) return given;
  const collected = dossier.entries.flatMap((entry) =>
    entry.type === 'item' ? (startOf(entry.collectedAt) ?? []) : [],
  );
  // A collection that had nothing to collect took place all the same.
  const begun = dossier.entries.flatMap((entry) => (entry.type === 'plan' ? (startOf(entry.at) ?? []) : []));
  const moments = collected.length > 0 ? collected : begun;
  return moments.reduce((latest, each) => Math.max(latest, each), moments[0] ?? endOf(audit.period.to) ?? 0);
}

function concludeAll({ catalogues }: AssessInput, findings: readonly Finding[]): readonly Conclusion[] {
  return (['supplier', 'client'] as const).flatMap((party) =>
    catalogues.flatMap((catalogue) => concludeFor(party, catalogue, findings) ?? []),
  );
}

function shownAudit({ audit, asOf, profile }: Context): Assessment['audit'] {
  const { id, client, supplier, operator, period, phase, subject, depth } = audit;
  return {
    ...{ id, client, supplier, operator },
    asOf: new Date(asOf).toISOString(),
    ...{ period, phase, profile, subject, depth },
    targets: audit.targets.map((target) => {
      const where = target.host === undefined ? target.path : `${target.host}:${target.port ?? 443}`;
      return { id: target.id, kind: target.kind, party: target.party, ...(where === undefined ? {} : { where }) };
    }),
  };
}
