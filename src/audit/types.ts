import type { SourcePosition } from '../errors.ts';
import type {
  Addressee,
  Aspect,
  CardField,
  ControlRef,
  CriterionRef,
  JsonScalar,
  ProfileName,
  TargetKind,
  Topic,
} from '../catalogue/types.ts';
import type { Target } from './target.ts';

export type { Provenance, Target } from './target.ts';

/** A party by its role, never by a person's name. */
export type PartyRole = 'supplier' | 'client' | 'auditor' | 'third-party';

export interface Person {
  readonly party: PartyRole;
  readonly role: string;
}

export interface Period {
  /** ISO 8601 date or moment, inclusive. */
  readonly from: string;
  readonly to: string;
}

export interface Owner {
  readonly control: ControlRef;
  readonly party: Addressee;
  readonly role: string;
  readonly acceptedAt?: string;
  readonly at?: SourcePosition;
}

export type AnswerStatus = 'received' | 'partial' | 'on-site' | 'redacted' | 'withheld' | 'none';

/** An information request (informatieverzoek). `none`: the addressee states in writing that it does not exist. */
export interface InformationRequest {
  readonly id: string;
  readonly criteria: readonly CriterionRef[];
  readonly ask: string;
  /** Why it is asked: what cannot be established without it. */
  readonly why?: string;
  /** The form it is wanted in. */
  readonly form?: string;
  /** The explanation that must come with it. */
  readonly explain: readonly string[];
  readonly to: Addressee;
  /** Absent: written down and not sent yet. A request that was not sent asks nothing of anybody. */
  readonly askedAt?: string;
  readonly due?: string;
  readonly reminders: readonly { readonly at: string; readonly note?: string }[];
  readonly answer?: {
    readonly status: AnswerStatus;
    readonly by?: Person;
    readonly at?: string;
    readonly ground?: string;
    readonly offered?: string;
    /** What the auditor makes of a refusal. */
    readonly auditorView?: string;
    /** For `redacted`: does the redaction hide what the criterion tests? Unknown counts as yes. */
    readonly hidesTested?: boolean;
    /** For `on-site`: who saw it. */
    readonly seenBy?: readonly Person[];
    /** File names, as the addressee gives them. */
    readonly files?: readonly string[];
    /** What the addressee has to say about it. */
    readonly remarks?: string;
  };
  readonly at: SourcePosition;
}

/** How the thing was made decides its strength: it is derived, never declared. */
export type MadeHow = 'system-export' | 'observation' | 'third-party-report' | 'document' | 'interview' | 'statement';

/** Seen where it stands, without a copy. Two people who are not of the party whose thing it is. */
export interface OnSite {
  readonly by: readonly Person[];
  readonly where: string;
  readonly at: string;
  readonly title: string;
  readonly version?: string;
  readonly pages?: number;
  /** SHA-256 read on site, or another mark by which the same document can be known again. */
  readonly fingerprint?: string;
  /** The document in a commitment list that was delivered before: list by its SHA-256, document by its id. */
  readonly commitment?: { readonly list: string; readonly document: string };
}

/** A legend for one column or path of an export: without it there are no facts in it. */
export interface ColumnLegend {
  readonly column: string;
  readonly as: string;
  readonly type?: 'string' | 'enum' | 'int' | 'number' | 'bool' | 'timestamp' | 'duration' | 'hash';
  /** For enum and bool: what each raw value means. */
  readonly values?: Readonly<Record<string, JsonScalar>>;
  readonly unit?: string;
  /** For a timestamp without a zone of its own: `UTC`, `+01:00` or an IANA name. */
  readonly zone?: string;
  /** For a hash: which salt it was made with, as a label both files share. */
  readonly salt?: string;
}

/** The supplier's explanation of one delivered item. */
export interface Card {
  readonly item: string;
  readonly file?: string;
  readonly request: string;
  readonly kind: string;
  readonly targets: readonly string[];
  readonly what?: string;
  readonly madeBy?: {
    readonly party: PartyRole;
    readonly role?: string;
    readonly how: MadeHow;
    readonly observers?: readonly Person[];
  };
  readonly period?: Period;
  readonly observedAt?: string;
  readonly receivedAt?: string;
  readonly columns?: readonly ColumnLegend[];
  readonly complete?: { readonly population: number | string; readonly how: string };
  readonly adopted?: { readonly by: Person; readonly at: string };
  readonly signed?: readonly Person[];
  /** For a third party's report: does its scope cover the audited service? */
  readonly scope?: { readonly covers: boolean; readonly description: string };
  /** What the item does not show, or shows less well. */
  readonly limitations?: string;
  /** The criterion it is meant for, where its request serves several. */
  readonly supports?: readonly CriterionRef[];
  /** For an interview: who was interviewed confirms the record. */
  readonly confirmed?: { readonly by: Person; readonly at: string };
  readonly onSite?: OnSite;
  readonly redaction?: { readonly what: string; readonly by: Person; readonly ground: string };
  /** Destroyed on purpose: the file may be gone, the card stays. */
  readonly purged?: { readonly by: Person; readonly at: string; readonly why: string };
  /** Access of this one item, where it differs from the answer to its request. */
  readonly access?: Exclude<AnswerStatus, 'none'>;
  readonly hidesTested?: boolean;
  /** The addressee confirms in writing what the item shows. */
  readonly acknowledged?: { readonly by: Person; readonly at: string };
  /** The fields that are filled in. */
  readonly filled: readonly CardField[];
  readonly at: SourcePosition;
}

/** Who signs. A name is asserted unless it signed with a key that the audit lists. */
export type Identity = 'asserted' | 'signed' | 'signature-broken';

export type Signer = Person & {
  readonly id: string;
  readonly identity?: Identity;
};

/** A public key of a person or a party, by which judgements, commitments and seals are known to be theirs. */
export interface KnownKey {
  readonly id: string;
  readonly party: PartyRole;
  readonly role: string;
  /** PEM. */
  readonly publicKey: string;
  /** SHA-256 of the key's SubjectPublicKeyInfo, hex. */
  readonly fingerprint: string;
  readonly at: SourcePosition;
}

export interface Judgement {
  readonly criterion: CriterionRef;
  readonly need?: string;
  readonly verdict: 'met' | 'fail';
  readonly items: readonly string[];
  /** Item id with hash (`slot@ab12cd34`): the refutation follows the bytes. */
  readonly refutes: readonly string[];
  readonly why: string;
  readonly by: Signer;
  /** When it was judged. */
  readonly judgedAt?: string;
  readonly review?: { readonly by: Signer; readonly at: string };
  readonly at: SourcePosition;
}

/**
 * A sample of a population that is examined by people, row by row. Method, size and k are fixed before the draw; the
 * draw follows from seed, population and size alone, so that anybody can draw it again.
 */
export interface Sample {
  readonly id: string;
  readonly criterion: CriterionRef;
  /** The judgement need it answers, where the criterion has several. */
  readonly need?: string;
  /** Item id with hash, and how many rows it has. */
  readonly population: { readonly item: string; readonly sha256: string; readonly size: number };
  readonly method: SampleMethod;
  readonly n: number;
  /** Deviations allowed; 0 where the criterion has no tolerance. */
  readonly k: number;
  readonly seed: string;
  readonly fixedAt: string;
  readonly by: Signer;
  readonly drawnAt?: string;
  /** Row numbers from 1, ascending. */
  readonly drawn?: readonly number[];
  readonly results: readonly {
    readonly row: number;
    readonly outcome: 'conforms' | 'deviates';
    readonly note?: string;
  }[];
  readonly review?: { readonly by: Signer; readonly at: string };
  readonly at: SourcePosition;
}

export type SampleMethod =
  | { readonly kind: 'frequency'; readonly frequency: string; readonly risk: 'low' | 'moderate' | 'high' }
  | { readonly kind: 'hypergeometric'; readonly confidence: number; readonly tolerable: number };

/** What the audited party says to one finding, what the auditor answers, and what will be done about it. */
export interface Response {
  readonly control: ControlRef;
  readonly reaction?: {
    readonly by: Person;
    readonly at: string;
    readonly position: 'agrees' | 'partly' | 'disagrees';
    readonly text: string;
  };
  readonly rejoinder?: { readonly by: Person; readonly at: string; readonly text: string };
  readonly plan?: {
    readonly action: string;
    readonly party: Addressee;
    readonly owner: string;
    readonly due: string;
    readonly retest?: string;
  };
  readonly at: SourcePosition;
}

/** Hearing the other side: when the findings were sent, which ones, and until when a reaction may come. */
export interface Hearing {
  readonly sentAt: string;
  readonly due: string;
  /** SHA-256 over what was sent: findings, conclusions and what they rest on. Reactions do not change it. */
  readonly assessment: string;
}

/** Unwinding the service: what came back, what was destroyed, what is closed, what is still open. */
export interface Settlement {
  readonly returned: readonly {
    readonly what: string;
    readonly count: number;
    /** Checksum of what was sent and of what arrived. */
    readonly sent?: string;
    readonly received?: string;
    readonly item?: string;
  }[];
  readonly destroyed: readonly {
    readonly store: string;
    readonly party: string;
    /** The destruction certificate, as an item of this audit. */
    readonly certificate?: string;
    readonly at?: string;
  }[];
  readonly closed: readonly { readonly target: string; readonly item?: string }[];
  readonly open: readonly {
    readonly text: string;
    readonly owner: string;
    readonly due?: string;
    readonly agreed: readonly Addressee[];
  }[];
  readonly at: SourcePosition;
}

/** The user's own copy of the official text of a norm, by number: printed beside our own words, and judged by nobody. */
export interface NormText {
  /** `bio2@1.3` */
  readonly catalogue: string;
  /** Name of the file it was taken from, and its SHA-256. */
  readonly file: string;
  readonly sha256: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly at: SourcePosition;
}

/** The audit before this one: its assessment by the SHA-256 of its file, or why it is left out. */
export type Predecessor =
  | { readonly sha256: string; readonly file: string }
  | { readonly sha256?: string; readonly omitted: string; readonly by: Person };

export type DecisionKind =
  /** The control cannot apply: the fact that makes it impossible. */
  | 'not-applicable'
  /** Which other evidence makes a blocking item superfluous. */
  | 'superfluous'
  /** A reason, owner and end date for an advisory. */
  | 'explained-advisory'
  /** k deviations allowed in a sample, fixed before the draw. */
  | 'sample-rule'
  /** Accepts a deviation for a while; stands beside the verdict and changes nothing in it. */
  | 'waiver';

export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly control?: ControlRef;
  readonly criterion?: CriterionRef;
  readonly need?: string;
  readonly item?: string;
  /** For `superfluous`: the state of the item the two people looked at; void when it changes. */
  readonly itemState?: string;
  readonly advice?: string;
  readonly fact?: string;
  readonly items: readonly string[];
  readonly riskAnalysis?: string;
  readonly k?: number;
  readonly fixedAt?: string;
  readonly drawnAt?: string;
  readonly owner?: string;
  readonly why: string;
  readonly by: Signer;
  readonly approver?: Signer;
  /** ISO 8601 date; a decision expires hard at its end. */
  readonly expires?: string;
  readonly at: SourcePosition;
}

/** Whether a control applies, for the statement of applicability (VvT). That it does not is a decision as well. */
export interface Applicability {
  readonly control: ControlRef;
  readonly applies: boolean;
  readonly why: string;
  readonly by: Signer;
  /** Id of the decision of kind `not-applicable` that it comes to; absent where the control applies. */
  readonly decision?: string;
  readonly at: SourcePosition;
}

export interface Audit {
  readonly id: string;
  readonly client: string;
  readonly supplier: string;
  readonly operator: { readonly party: PartyRole; readonly name: string };
  readonly catalogues: readonly string[];
  readonly subject: Addressee;
  readonly depth: readonly Aspect[];
  readonly period: Period;
  readonly asOf?: string;
  readonly phase: 'tender' | 'contract' | 'operation';
  readonly profile: ProfileName;
  readonly targets: readonly Target[];
  readonly none: readonly {
    readonly kind: TargetKind;
    /** For the kind config: no configuration about this; absent: none at all. */
    readonly about?: Topic;
    readonly why: string;
    readonly by: Person;
  }[];
  readonly owners: readonly Owner[];
  readonly parameters: Readonly<
    Record<
      string,
      { readonly value: JsonScalar; readonly setAt: string; readonly by: string; readonly at?: SourcePosition }
    >
  >;
  readonly predecessor?: Predecessor;
  readonly keys: readonly KnownKey[];
  readonly hearing?: Hearing;
  readonly requests: readonly InformationRequest[];
  readonly cards: readonly Card[];
  readonly judgements: readonly Judgement[];
  /** Those of `judgements/`, and what `applicability` says does not apply. */
  readonly decisions: readonly Decision[];
  readonly applicability: readonly Applicability[];
  readonly samples: readonly Sample[];
  readonly responses: readonly Response[];
  readonly settlement?: Settlement;
  readonly normTexts: readonly NormText[];
  /** SHA-256 over the sorted source files of the audit folder (dossier, reports and key left out). */
  readonly sha256: string;
}
