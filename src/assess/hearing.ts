import { createHash } from 'node:crypto';
import type { Audit, PartyRole, Response } from '../audit/types.ts';
import type { Addressee } from '../catalogue/types.ts';
import { endOf, startOf } from './moment.ts';
import type { Assessment, Attribution, Finding, Limitation, ResponseShown } from './types.ts';

/** Who has to be heard about a finding: each party against which it is, or for which it could not be established. */
export function partiesToHear({ verdict, parties, addressee }: Finding): readonly Addressee[] {
  if (!isOpen(verdict)) return [];
  const own = (['supplier', 'client'] as const).filter((party) => isOpen(parties[party]));
  if (own.length > 0) return own;
  return addressee === 'both' ? ['supplier', 'client'] : [addressee];
}

function isOpen(verdict: Finding['verdict'] | undefined): boolean {
  return verdict === 'fail' || verdict === 'not-established';
}

/** Whose reaction it is. A third party speaks for the supplier that engaged it; an auditor is not the other side. */
export function reactionParty(by: PartyRole): Addressee | undefined {
  if (by === 'auditor') return undefined;
  return by === 'client' ? 'client' : 'supplier';
}

/** Reactions, rejoinders and plans in order of control and party; what a plan promised for before `asOf` is overdue until it passes. */
export function showResponses(
  { responses }: Audit,
  findings: readonly Finding[],
  asOf: number,
): readonly ResponseShown[] {
  const verdicts = new Map(findings.map(({ control, verdict }) => [control, verdict]));
  const shown = responses.map(({ control, reaction, rejoinder, plan }): ResponseShown => ({
    control,
    ...(reaction === undefined ? {} : { reaction }),
    ...(rejoinder === undefined ? {} : { rejoinder }),
    ...(plan === undefined
      ? {}
      : { plan: { ...plan, overdue: isOpen(verdicts.get(control)) && (endOf(plan.due) ?? asOf) < asOf } }),
  }));
  return shown
    .filter(({ control }) => verdicts.has(control))
    .map((each) => ({ each, key: `${each.control} ${JSON.stringify(each)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ each }) => each);
}

/** How far the other side was heard; absent while the findings were not sent. */
export function showHearing(
  { hearing, responses }: Audit,
  findings: readonly Finding[],
  asOf: number,
): Pick<Assessment, 'hearing'> {
  if (hearing === undefined) return {};
  const { sentAt, due } = hearing;
  const heard = responses.filter((response) => isReaction(response, sentAt));
  const outstanding = findings.flatMap((finding) =>
    partiesToHear(finding)
      .filter((party) => !heard.some(({ control, reaction }) => control === finding.control && isBy(reaction, party)))
      .map((party) => ({ control: finding.control, party })),
  );
  return { hearing: { sentAt, due, over: (endOf(due) ?? asOf) < asOf, outstanding } };
}

// What was said of an earlier version is no reaction to this one; on the same day it may be.
function isReaction({ reaction }: Response, sentAt: string): boolean {
  return reaction !== undefined && (endOf(reaction.at) ?? 0) >= (startOf(sentAt) ?? 0);
}

function isBy(reaction: Response['reaction'], party: Addressee): boolean {
  return reaction !== undefined && reactionParty(reaction.by.party) === party;
}

type Hearing = Assessment['hearing'] | undefined;

/** What hearing the other side has not yet come to, and what was promised for a day that has passed. */
export function hearingLimits(
  findings: readonly Finding[],
  { hearing, responses }: { readonly hearing: Hearing } & Pick<Assessment, 'responses'>,
): readonly Limitation[] {
  return [...notHeard(findings, hearing), ...outstandingLimits(hearing), ...overdueLimits(responses)];
}

function notHeard(findings: readonly Finding[], hearing: Hearing): readonly Limitation[] {
  const open = findings.some((finding) => partiesToHear(finding).length > 0);
  return hearing === undefined && open ? [{ code: 'limitation.not-heard', party: 'auditor' }] : [];
}

function outstandingLimits(hearing: Hearing): readonly Limitation[] {
  if (hearing === undefined) return [];
  return (['supplier', 'client'] as const satisfies readonly Attribution[]).flatMap((party) => {
    const own = hearing.outstanding.filter((each) => each.party === party).map(({ control }) => control);
    const params = { control: own.join(', '), due: hearing.due };
    return own.length === 0 ? [] : [{ code: 'limitation.reaction-outstanding', party, params }];
  });
}

function overdueLimits(responses: readonly ResponseShown[]): readonly Limitation[] {
  return responses.flatMap(({ control, plan }) => {
    if (plan?.overdue !== true) return [];
    return [
      { code: 'limitation.plan-overdue', party: plan.party, params: { control, due: plan.due, owner: plan.owner } },
    ];
  });
}

/**
 * SHA-256 over what the other side is heard about: findings and conclusions, and the evidence, people and decisions they
 * rest on. What the hearing itself adds, and which version of the tool said it, is left out: reactions do not change it.
 */
export function heardHash(assessment: Assessment): string {
  const { audit, selection, conclusion, integrity, conclusions, totals, findings, items } = assessment;
  const { judgements, decisions, samples, assurance, predecessor } = assessment;
  const hash = createHash('sha256');
  const parts = [
    audit,
    selection,
    conclusion,
    integrity,
    conclusions,
    totals,
    judgements,
    decisions,
    samples,
    assurance,
  ];
  for (const part of [...parts, predecessor ?? null, ...findings, ...items]) hash.update(`${sortedJson(part)}\n`);
  return hash.digest('hex');
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
