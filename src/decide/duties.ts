import type { Assessment, CriterionResult, Finding, RequestShown, Verdict } from '../assess/types.ts';

/** A party that has something to have in order. */
export type Party = RequestShown['to'];

/** Something a party has to do before more can be established. */
export type OpenAction =
  /** Answer a request, or the rest of it. */
  | {
      readonly kind: 'answer';
      readonly request: string;
      readonly status: string;
      readonly due?: string;
      readonly overdue: boolean;
    }
  /** Explain an item: fields of its card that are empty. */
  | { readonly kind: 'explain'; readonly item: string; readonly missing: readonly string[]; readonly overdue: false }
  /** Do what was planned. */
  | {
      readonly kind: 'plan';
      readonly action: string;
      readonly owner: string;
      readonly due: string;
      readonly overdue: boolean;
    }
  /** Mend what fails. */
  | { readonly kind: 'remedy'; readonly criterion: string; readonly overdue: false }
  /** Whatever else would settle some criteria, as the assessment says it. */
  | {
      readonly kind: 'settle';
      readonly criteria: readonly string[];
      readonly next: CriterionResult['causes'][number]['next'];
      readonly overdue: false;
    };

/** What one party has to have in order under one control. */
export interface Duty {
  readonly control: string;
  readonly title: Finding['title'];
  readonly verdict: Verdict;
  readonly owner?: { readonly role: string; readonly accepted: boolean };
  readonly criteria: readonly Pick<CriterionResult, 'id' | 'aspect' | 'text' | 'status'>[];
  readonly actions: readonly OpenAction[];
}

export interface PartyDuties {
  readonly party: Party;
  /** Controls with an owner, and those that the owner accepted. */
  readonly owned: number;
  readonly accepted: number;
  readonly duties: readonly Duty[];
}

/** An owner as the audit names one; accepted at as-of. */
export interface OwnerAt {
  readonly control: string;
  readonly party: Party;
  readonly role: string;
  readonly accepted: boolean;
}

/** The duties of one party, apart from those of the other: every control with a criterion that is its own. */
export function dutiesOf(party: Party, assessment: Assessment, owners: readonly OwnerAt[]): PartyDuties {
  const duties = assessment.findings.flatMap((finding) => {
    const criteria = finding.criteria.filter(({ addressee }) => addressee === party);
    if (criteria.length === 0) return [];
    const owner = owners.find((each) => each.control === finding.control && each.party === party);
    return [dutyOf(finding, criteria, { party, assessment, owner })];
  });
  const owned = duties.flatMap(({ owner }) => owner ?? []);
  return { party, owned: owned.length, accepted: owned.filter(({ accepted }) => accepted).length, duties };
}

interface Place {
  readonly party: Party;
  readonly assessment: Assessment;
  readonly owner: OwnerAt | undefined;
}

function dutyOf(finding: Finding, criteria: readonly CriterionResult[], place: Place): Duty {
  const { party, owner } = place;
  const asked = answers(criteria, place);
  return {
    control: finding.control,
    title: finding.title,
    verdict: finding.parties[party] ?? finding.verdict,
    ...(owner === undefined ? {} : { owner: { role: owner.role, accepted: owner.accepted } }),
    criteria: criteria.map(({ id, aspect, text, status }) => ({ id, aspect, text, status })),
    actions: [
      ...asked,
      ...explanations(criteria, place),
      ...plans(finding, place),
      ...criteria
        .filter(({ status }) => status === 'fail')
        .map(({ ref }): OpenAction => ({ kind: 'remedy', criterion: ref, overdue: false })),
      ...settlements(criteria, place, asked),
    ],
  };
}

// A refusal that stands is no open question: what would settle it is said with the criterion.
const WAITING: readonly string[] = ['open', 'partial'];

function answers(criteria: readonly CriterionResult[], { party, assessment }: Place): readonly OpenAction[] {
  const refs = criteria.map(({ ref }) => ref);
  return assessment.requests
    .filter(
      ({ to, status, criteria: about }) =>
        to === party && WAITING.includes(status) && about.some((ref) => refs.includes(ref)),
    )
    .map(({ id, status, due, overdue }) => ({
      ...{ kind: 'answer', request: id, status, overdue },
      ...(due === undefined ? {} : { due }),
    }));
}

function explanations(criteria: readonly CriterionResult[], { party }: Place): readonly OpenAction[] {
  return [...missingByItem(criteria, party)].map(([item, missing]) => ({
    kind: 'explain',
    item,
    missing,
    overdue: false,
  }));
}

/** The empty card fields of each item, as far as a criterion asks for them; of one party, or of whoever it is. */
export function missingByItem(
  criteria: readonly CriterionResult[],
  party?: Party,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const bearings = criteria.flatMap(({ observations }) => observations.flatMap(({ items }) => items));
  for (const { item, missing = [], attributableTo } of bearings) {
    if (missing.length === 0 || (party !== undefined && attributableTo !== party)) continue;
    found.set(item, [...new Set([...(found.get(item) ?? []), ...missing])].sort());
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// A plan for what passes by now has been carried out.
function plans({ control, verdict }: Finding, { party, assessment }: Place): readonly OpenAction[] {
  if (verdict === 'pass' || verdict === 'not-applicable') return [];
  return assessment.responses.flatMap((response): readonly OpenAction[] => {
    const { plan } = response;
    if (response.control !== control || plan?.party !== party) return [];
    const { action, owner, due, overdue } = plan;
    return [{ kind: 'plan', action, owner, due, overdue }];
  });
}

/** Said once for all criteria that it would settle; what is said by a request or a card already is not said again. */
function settlements(
  criteria: readonly CriterionResult[],
  { party }: Place,
  asked: readonly OpenAction[],
): readonly OpenAction[] {
  const requests = asked.flatMap((action) => (action.kind === 'answer' ? [action.request] : []));
  const found = new Map<string, { next: CriterionResult['causes'][number]['next']; criteria: string[] }>();
  for (const { ref, causes } of criteria) {
    for (const { cause, attributableTo, items, next } of causes) {
      const said = cause === 'not-explained' || (items.length > 0 && items.every((item) => requests.includes(item)));
      if (said || attributableTo !== party) continue;
      const key = JSON.stringify(next);
      const known = found.get(key);
      if (known === undefined) found.set(key, { next, criteria: [ref] });
      else known.criteria.push(ref);
    }
  }
  return [...found.values()].map((each) => ({ kind: 'settle', ...each, overdue: false }));
}
