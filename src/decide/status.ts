import type { Assessment, DecisionShown, JudgementShown, RequestShown, SampleShown } from '../assess/types.ts';
import { missingByItem, type Party, type PartyDuties } from './duties.ts';

type Message = NonNullable<JudgementShown['because']>;

/** What is open in an audit: nothing in it is a verdict. */
export interface Status {
  readonly asOf: string;
  readonly integrity: Assessment['integrity'];
  readonly requests: Readonly<Record<RequestState, readonly RequestLine[]>>;
  readonly unexplained: readonly { readonly item: string; readonly missing: readonly string[] }[];
  readonly judgements: readonly {
    readonly criterion: string;
    readonly verdict: JudgementShown['verdict'];
    readonly by: string;
    readonly because: Message;
  }[];
  readonly evidence: readonly {
    readonly item: string;
    readonly until: string;
    readonly stale: boolean;
    readonly criteria: readonly string[];
  }[];
  readonly decisions: readonly DecisionLine[];
  readonly samples: readonly SampleLine[];
  readonly reactions: readonly {
    readonly control: string;
    readonly party: Party;
    readonly due: string;
    readonly over: boolean;
  }[];
  readonly duties: readonly DutyCount[];
}

export type RequestState = 'overdue' | 'open' | 'partial' | 'not-sent';

export interface RequestLine {
  readonly id: string;
  readonly to: Party;
  readonly due?: string;
  readonly reminders: number;
}

export interface DecisionLine {
  readonly id: string;
  readonly about: string;
  readonly state: 'expired' | 'expiring' | 'inert';
  readonly expires?: string;
  readonly because?: Message;
}

export interface SampleLine {
  readonly id: string;
  readonly criterion: string;
  readonly state: 'not-drawn' | 'not-recorded' | 'not-reviewed' | 'inert';
  readonly n: number;
  readonly examined: number;
  readonly because?: Message;
}

export interface DutyCount {
  readonly party: Party;
  readonly controls: number;
  readonly owned: number;
  readonly accepted: number;
  readonly actions: number;
  readonly overdue: number;
}

/** What depends on time or on the catalogue, worked out beside it. */
export interface Aging {
  readonly evidence: Status['evidence'];
  readonly decisions: readonly { readonly decision: DecisionShown; readonly expired: boolean }[];
}

/** Everything that waits for somebody, from an assessment that is not stored. */
export function statusOf(assessment: Assessment, aging: Aging, duties: readonly PartyDuties[]): Status {
  return {
    asOf: assessment.audit.asOf,
    integrity: assessment.integrity,
    requests: requestsOf(assessment),
    unexplained: unexplainedIn(assessment),
    judgements: assessment.judgements.flatMap(({ criterion, verdict, by, because }) =>
      because === undefined ? [] : [{ criterion, verdict, by, because }],
    ),
    evidence: aging.evidence,
    decisions: decisionsOf(assessment, aging),
    samples: assessment.samples.flatMap((sample) => sampleLine(sample) ?? []),
    reactions: reactionsOf(assessment),
    duties: duties.map(countDuties),
  };
}

function requestsOf({ requests }: Assessment): Status['requests'] {
  const those = (wanted: (request: RequestShown) => boolean): readonly RequestLine[] =>
    requests.filter(wanted).map(({ id, to, due, reminders }) => ({
      ...{ id, to, reminders: reminders.length },
      ...(due === undefined ? {} : { due }),
    }));
  return {
    overdue: those(({ overdue }) => overdue),
    open: those(({ status, overdue }) => status === 'open' && !overdue),
    partial: those(({ status, overdue }) => status === 'partial' && !overdue),
    'not-sent': those(({ status }) => status === 'not-sent'),
  };
}

/** Without these nobody can interpret an item; which other fields are asked for depends on the criterion. */
function unexplainedIn({ findings, items }: Assessment): Status['unexplained'] {
  const missing = missingByItem(findings.flatMap(({ criteria }) => criteria));
  const unread = items.filter(({ id, kind, explained }) => kind === 'delivered' && !explained && !missing.has(id));
  return [
    ...[...missing].map(([item, fields]) => ({ item, missing: fields })),
    ...unread.map(({ id, what }) => ({ item: id, missing: what === undefined ? ['what'] : ['madeBy'] })),
  ].sort((a, b) => (a.item < b.item ? -1 : 1));
}

function decisionsOf({ decisions }: Assessment, aging: Aging): readonly DecisionLine[] {
  const timed = new Map(aging.decisions.map(({ decision, expired }) => [decision.id, expired]));
  return decisions.flatMap(({ id, about, expires, active, because }): readonly DecisionLine[] => {
    const base = { id, about, ...(expires === undefined ? {} : { expires }) };
    const expired = timed.get(id);
    if (expired === true) return [{ ...base, state: 'expired' }];
    if (!active) return [{ ...base, state: 'inert', ...(because === undefined ? {} : { because }) }];
    return expired === false ? [{ ...base, state: 'expiring' }] : [];
  });
}

function sampleLine(sample: SampleShown): SampleLine | undefined {
  const { id, criterion, n, examined, because } = sample;
  const state = sampleState(sample);
  if (state === undefined) return undefined;
  return { ...{ id, criterion, state, n, examined }, ...(because === undefined ? {} : { because }) };
}

function sampleState({ drawnAt, n, examined, reviewedBy, standing }: SampleShown): SampleLine['state'] | undefined {
  if (standing) return undefined;
  if (drawnAt === undefined) return 'not-drawn';
  if (examined < n) return 'not-recorded';
  return reviewedBy === undefined ? 'not-reviewed' : 'inert';
}

function reactionsOf({ hearing }: Assessment): Status['reactions'] {
  if (hearing === undefined) return [];
  const { due, over } = hearing;
  return hearing.outstanding.map(({ control, party }) => ({ control, party, due, over }));
}

function countDuties({ party, owned, accepted, duties }: PartyDuties): DutyCount {
  const actions = distinct(duties.flatMap((duty) => duty.actions));
  const overdue = actions.filter((action) => action.overdue).length;
  return { party, controls: duties.length, owned, accepted, actions: actions.length, overdue };
}

// One request may serve several controls: it is answered once.
function distinct<T>(actions: readonly T[]): readonly T[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}
