import type {
  Access,
  AssuranceShown,
  Attribution,
  Cause,
  Conclusion,
  ConclusionWord,
  Integrity,
  ItemShown,
  ResponseShown,
  Rule,
  Stance,
  Status,
  Verdict,
} from '../assess/types.ts';
import type { AnswerStatus, DecisionKind, Identity, MadeHow, PartyRole } from '../audit/types.ts';
import type { Addressee, Aspect, CardField, Catalogue, Strength, TargetKind } from '../catalogue/types.ts';
import type { Advice, SettlementCode, SettlementPart, SettlementState } from '../decide/types.ts';
import type { DossierProblemCode, TroubleCode } from '../dossier/types.ts';
import type { UiLabel } from '../report/types.ts';

export type Lang = 'nl' | 'en';

/** What is stored instead of a sentence: a code, and what fills its holes. */
export interface Message {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The words of one language: one table per closed list, so that a missing word does not compile. */
export interface Words {
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly conclusion: Readonly<Record<ConclusionWord, string>>;
  readonly cause: Readonly<Record<Cause, string>>;
  /** What the cause means, as one sentence. */
  readonly causeMeaning: Readonly<Record<Cause, string>>;
  readonly attribution: Readonly<Record<Attribution, string>>;
  readonly aspect: Readonly<Record<Aspect, string>>;
  readonly rule: Readonly<Record<Rule, string>>;
  readonly access: Readonly<Record<Access, string>>;
  readonly strength: Readonly<Record<Strength, string>>;
  readonly stance: Readonly<Record<Stance, string>>;
  readonly integrity: Readonly<Record<Integrity, string>>;
  readonly decisionKind: Readonly<Record<DecisionKind, string>>;
  readonly targetKind: Readonly<Record<TargetKind, string>>;
  readonly partyRole: Readonly<Record<PartyRole, string>>;
  readonly madeHow: Readonly<Record<MadeHow, string>>;
  readonly addressee: Readonly<Record<Addressee | 'both', string>>;
  /** What a card leaves out, and what else it does not tell where it is attached. */
  readonly cardField: Readonly<Record<CardField | 'onSite.by' | 'redaction' | 'kind' | 'request' | 'supports', string>>;
  readonly trouble: Readonly<Record<TroubleCode, string>>;
  readonly dossierProblem: Readonly<Record<DossierProblemCode, string>>;
  readonly itemKind: Readonly<Record<ItemShown['kind'], string>>;
  readonly basis: Readonly<Record<Conclusion['basis'], string>>;
  readonly catalogueKind: Readonly<Record<Catalogue['kind'], string>>;
  /** `open`: not answered yet. */
  readonly answer: Readonly<Record<AnswerStatus | 'open' | 'not-sent', string>>;
  /** How a name is known. */
  readonly identity: Readonly<Record<Identity, string>>;
  readonly position: Readonly<Record<NonNullable<ResponseShown['reaction']>['position'], string>>;
  readonly commitment: Readonly<Record<NonNullable<ItemShown['commitment']>, string>>;
  readonly assuranceSays: Readonly<Record<AssuranceShown['coverage'][number]['says'], string>>;
  readonly advice: Readonly<Record<Advice, string>>;
  readonly settlementState: Readonly<Record<SettlementState, string>>;
  readonly settlementPart: Readonly<Record<SettlementPart, string>>;
  readonly phase: Readonly<Record<'tender' | 'contract' | 'operation', string>>;
  readonly ui: Readonly<Record<UiLabel, string>>;
}

/** Reads one hole of a message as text; a hole that was not filled reads as an ellipsis. */
export type Param = (name: string) => string;

/** Everything assess may say about why an outcome is what it is. */
export type BecauseCode =
  | 'because.supported'
  | 'because.against'
  | 'because.blocked'
  | 'because.nothing'
  | 'because.unknown'
  | 'because.precondition'
  | 'because.decided'
  | 'because.empty'
  | 'because.no-target'
  | 'because.scope-dropped'
  | 'because.period-narrowed'
  | 'because.unlisted-target'
  | 'because.judged-met'
  | 'because.judged-fail'
  | 'because.sampled-met'
  | 'because.sampled-fail'
  | 'because.not-judged'
  | 'because.acknowledged-absent'
  | 'because.no-document'
  | 'because.best-of'
  | 'because.worst-of'
  | 'because.advisory'
  | 'because.established-earlier'
  | 'because.assurance-exception'
  | 'because.assurance-effective'
  | 'because.coverage';

/** Why a decision or a judgement has no effect. */
export type InertCode =
  | 'inert.expired'
  | 'inert.no-approver'
  | 'inert.self-approved'
  | 'inert.no-expiry'
  | 'inert.malformed-expiry'
  | 'inert.government-measure'
  | 'inert.adverse-item'
  | 'inert.target-in-scope'
  | 'inert.state-changed'
  | 'inert.no-evidence'
  | 'inert.unreviewed'
  | 'inert.own-judgement'
  | 'inert.after-as-of'
  | 'inert.self-reviewed'
  | 'inert.items-unusable'
  | 'inert.stale-judgement'
  | 'inert.rule-after-draw'
  | 'inert.sample-not-fixed'
  | 'inert.sample-changed'
  | 'inert.sample-tolerance'
  | 'inert.sample-not-drawn'
  | 'inert.sample-redrawn'
  | 'inert.sample-too-small'
  | 'inert.sample-unfinished'
  | 'inert.population-changed'
  | 'inert.second-draw'
  | 'inert.unknown-item'
  | 'inert.weak-counter-evidence'
  | 'inert.established'
  | 'inert.established-earlier'
  | 'inert.no-fact'
  | 'inert.no-owner'
  | 'inert.no-risk-analysis'
  | 'inert.too-strong'
  | 'inert.signature-broken';

/** Why a favourable result of a third party's report says nothing of a criterion. */
export type AssuranceCode =
  'assurance.out-of-scope' | 'assurance.aspect' | 'assurance.opinion' | 'assurance.carve-out' | 'assurance.period';

export type LimitationCode =
  | 'limitation.no-owner'
  | 'limitation.owner-not-accepted'
  | 'limitation.request-open'
  | 'limitation.withheld'
  | 'limitation.redirect-not-followed'
  | 'limitation.loose-file'
  | 'limitation.judgement-inert'
  | 'limitation.sample-inert'
  | 'limitation.sample-lost'
  | 'limitation.decision-inert'
  | 'limitation.target-dropped'
  | 'limitation.target-unlisted'
  | 'limitation.period-narrowed'
  | 'limitation.depth'
  | 'limitation.none-declared'
  | 'limitation.integrity'
  | 'limitation.index-broken'
  | 'limitation.seal'
  | 'limitation.predecessor'
  | 'limitation.not-heard'
  | 'limitation.reaction-outstanding'
  | 'limitation.plan-overdue'
  | 'limitation.predecessor-omitted'
  | 'limitation.predecessor-dropped'
  | 'limitation.earlier-fail-unseen'
  | 'limitation.commitment'
  | 'limitation.certificate'
  | 'limitation.carve-out'
  | 'limitation.bridge'
  | 'limitation.user-control'
  | 'limitation.on-site'
  | 'limitation.repository-environment';

/** How it will be seen that what failed was put right. */
export type RetestCode = 'retest.measured' | 'retest.delivered';

export type MessageCode =
  | BecauseCode
  | InertCode
  | LimitationCode
  | AssuranceCode
  | RetestCode
  | SettlementCode
  | `next.${Cause}`
  | 'next.unreadable';

export type Messages = Readonly<Record<MessageCode, (p: Param) => string>>;
