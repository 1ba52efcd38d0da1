// Generated from controls/schema by the tests (vitest -u): do not edit.

/**
 * Letters, digits, dots, dashes and underscores.
 */
export type Name = string;
/**
 * A party by its role.
 */
export type PartyRole = 'supplier' | 'client' | 'auditor' | 'third-party';
/**
 * Who must have it in order.
 */
export type Addressee = 'supplier' | 'client';
/**
 * NOREA: opzet, bestaan, werking.
 */
export type Aspect = 'design' | 'existence' | 'operation';
/**
 * An ISO 8601 date (2026-03-31), or a moment with its zone (2026-03-31T12:00:00Z).
 */
export type Moment = string;
/**
 * A norm profile.
 */
export type ProfileName = 'bio2' | 'strict';
/**
 * What can be examined; service and client stand for the organisations.
 */
export type TargetKind = 'web' | 'tls' | 'nginx' | 'service' | 'client';
/**
 * A TCP port, 1 to 65535.
 */
export type Port = number;
/**
 * A control, such as bio2@1.3/8.24.04.
 */
export type ControlRef = string;
/**
 * A string, number, true, false or null.
 */
export type Scalar = string | number | boolean | null;
/**
 * A criterion, such as bio2@1.3/8.24.04#a.
 */
export type CriterionRef = string;
/**
 * Small letters, digits and single dashes, such as tls-versions.
 */
export type Slug = string;
/**
 * A name such as tls.versions.sufficient.
 */
export type DottedName = string;
/**
 * An item, such as IV-012-1 or portal/tls, with or without its hash.
 */
export type ItemRef = string;
/**
 * An item with its hash, such as IV-012-1@ab12cd34.
 */
export type HashedItemRef = string;

/**
 * Every document that is read here.
 */
export interface Sources {
  audit: AuditSource;
  request: RequestSource;
  requests: RequestsSource;
  card: CardSource;
  cards: CardsSource;
  judgements: JudgementsSource;
}
/**
 * What is examined, for whom, by whom, over which period: audit.yaml.
 */
export interface AuditSource {
  schema: 'audit@1';
  id: Name;
  /**
   * Name of the customer.
   */
  client: string;
  /**
   * Name of the supplier.
   */
  supplier: string;
  /**
   * Who runs the tool.
   */
  operator: {
    party: PartyRole;
    /**
     * Name of the organisation or team.
     */
    name: string;
  };
  /**
   * What to judge against.
   *
   * Items: A shipped catalogue such as "bio2@1.3", or a path inside the audit folder such as ./own.
   */
  catalogues: string[];
  subject?: Addressee;
  /**
   * Aspects to examine; all three unless said otherwise.
   */
  depth?: Aspect[];
  period: Period;
  asOf?: Moment;
  /**
   * Phase of the contract.
   */
  phase: 'tender' | 'contract' | 'operation';
  profile?: ProfileName;
  /**
   * What is examined.
   */
  targets: TargetSource[];
  /**
   * Kinds of target that do not exist here.
   *
   * Items: Why there is no target of a kind, and who says so: the reports print it under that party.
   */
  none?: {
    kind: TargetKind;
    /**
     * The reason.
     */
    why: string;
    by: Person;
  }[];
  /**
   * Owners of controls.
   *
   * Items: Who owns a control.
   */
  owners?: {
    control: ControlRef;
    party: Addressee;
    /**
     * Role, not a name.
     */
    role: string;
    acceptedAt?: Moment;
  }[];
  /**
   * Values for the parameters the catalogues name.
   */
  parameters?: {
    [k: string]: Parameter;
  };
  /**
   * The audit before this one.
   */
  predecessor?: {
    /**
     * SHA-256 in hexadecimal.
     */
    sha256: string;
  };
}
/**
 * A period, both ends included.
 */
export interface Period {
  from: Moment;
  to: Moment;
}
/**
 * One thing that is examined.
 */
export interface TargetSource {
  id: Name;
  kind: TargetKind;
  party?: Addressee;
  /**
   * Host name or address, without https:// or a port.
   */
  host?: string;
  /**
   * IP address to connect to instead of resolving the host.
   */
  address?: string;
  port?: Port;
  httpPort?: Port;
  /**
   * PEM file inside the audit folder with a private trust anchor.
   */
  trust?: string;
  /**
   * Version of the product, in quotes.
   */
  version?: string;
  /**
   * File or folder inside the audit folder.
   */
  path?: string;
  /**
   * production unless said otherwise.
   */
  environment?: 'production' | 'acceptance' | 'test' | 'repository';
  /**
   * Whether it may stand on a private address; false unless said otherwise.
   */
  private?: boolean;
  /**
   * Whether load on it must be avoided; false unless said otherwise.
   */
  sensitive?: boolean;
  /**
   * Who allowed the measurement, and when.
   */
  consent?: {
    by: Person;
    at: Moment;
    /**
     * What was allowed.
     */
    scope?: string;
  };
  profile?: ProfileName;
}
/**
 * A person by party and role, never by name.
 */
export interface Person {
  party: PartyRole;
  /**
   * Role.
   */
  role: string;
}
/**
 * A value, when it was fixed and by whom.
 */
export interface Parameter {
  value: Scalar;
  setAt: Moment;
  /**
   * Who fixed it.
   */
  by: string;
}
/**
 * One request.
 */
export interface RequestSource {
  /**
   * Due where the request has a file of its own.
   */
  schema?: 'request@1';
  id: Name;
  /**
   * The criteria it serves.
   */
  criteria: CriterionRef[];
  /**
   * What is asked.
   */
  ask: string;
  to?: Addressee;
  askedAt: Moment;
  due?: Moment;
  /**
   * What came of it.
   */
  answer?: {
    /**
     * none: the addressee states in writing that it does not exist.
     */
    status: 'received' | 'partial' | 'on-site' | 'redacted' | 'withheld' | 'none';
    by?: Person;
    at?: Moment;
    /**
     * Ground for a refusal.
     */
    ground?: string;
    /**
     * What is offered instead.
     */
    offered?: string;
    /**
     * Whether a redaction hides what is tested; unknown counts as yes.
     */
    hidesTested?: boolean;
    /**
     * Who saw it on site.
     */
    seenBy?: Person[];
  };
}
/**
 * Several requests in one file.
 */
export interface RequestsSource {
  schema: 'requests@1';
  requests: RequestSource[];
}
/**
 * One card.
 */
export interface CardSource {
  /**
   * Due where the card has a file of its own.
   */
  schema?: 'card@1';
  item: Name;
  /**
   * The file, relative to the folder of this card. It has to be there, unless access was withheld or given on site.
   */
  file?: string;
  request: Name;
  kind: Slug;
  /**
   * Ids of the targets it is about.
   */
  targets: Name[];
  /**
   * What it is and what it shows.
   */
  what?: string | null;
  /**
   * Who made it, and how.
   */
  madeBy?: {
    party?: PartyRole;
    /**
     * Role.
     */
    role?: string;
    /**
     * How it was made; its strength follows from this.
     */
    how?: 'system-export' | 'observation' | 'third-party-report' | 'document' | 'statement';
    /**
     * Who observed it.
     */
    observers?: Person[];
  } | null;
  /**
   * The period it covers.
   */
  period?: {
    /**
     * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
     */
    from?: string | null;
    /**
     * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
     */
    to?: string | null;
  } | null;
  /**
   * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
   */
  observedAt?: string | null;
  /**
   * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
   */
  receivedAt?: string | null;
  /**
   * What each column means.
   */
  columns?: Column[] | null;
  /**
   * Whether it is the whole population, and how that is known.
   */
  complete?: {
    /**
     * How many there are, or which population.
     */
    population?: number | string | null;
    /**
     * How completeness was established.
     */
    how?: string | null;
  } | null;
  /**
   * Who adopted it, and when.
   */
  adopted?: {
    by?: Person;
    /**
     * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
     */
    at?: string | null;
  } | null;
  /**
   * Who signed it.
   */
  signed?: Person[] | null;
  /**
   * Whether the report of a third party covers the audited service.
   */
  scope?: {
    /**
     * Whether it does.
     */
    covers?: boolean;
    /**
     * What it covers.
     */
    description?: string | null;
  } | null;
  /**
   * Access to this item, where it differs from the answer to its request.
   */
  access?: 'received' | 'partial' | 'on-site' | 'redacted' | 'withheld';
  /**
   * Whether a redaction hides what is tested; unknown counts as yes.
   */
  hidesTested?: boolean;
  /**
   * The addressee confirms in writing what the item shows.
   */
  acknowledged?: {
    by: Person;
    at: Moment;
  } | null;
}
/**
 * A legend for one column or path.
 */
export interface Column {
  /**
   * Name of the column, or path, in the file.
   */
  column: string;
  as: DottedName;
  /**
   * Type of its values; string unless said otherwise.
   */
  type?: 'string' | 'enum' | 'int' | 'number' | 'bool' | 'timestamp' | 'duration' | 'hash';
  /**
   * What each raw value means.
   */
  values?: {
    [k: string]: Scalar;
  };
  /**
   * Unit of its values.
   */
  unit?: string;
}
/**
 * Several cards in one file.
 */
export interface CardsSource {
  schema: 'cards@1';
  cards: CardSource[];
}
/**
 * Judgements and decisions on one control: a file in judgements/.
 */
export interface JudgementsSource {
  schema: 'judgements@1';
  control: ControlRef;
  judgements?: JudgementSource[];
  decisions?: DecisionSource[];
}
/**
 * The judgement of a person.
 */
export interface JudgementSource {
  criterion: CriterionRef;
  need?: Slug;
  /**
   * What was judged.
   */
  verdict: 'met' | 'fail';
  /**
   * Items it rests on.
   */
  items: ItemRef[];
  /**
   * Items it refutes, each with its hash.
   */
  refutes?: HashedItemRef[];
  /**
   * The reasoning.
   */
  why: string;
  by: Signer;
  /**
   * The second pair of eyes.
   */
  review?: {
    by: Signer;
    at: Moment;
  };
}
/**
 * A person with an id, so that two can be told apart.
 */
export interface Signer {
  party: PartyRole;
  /**
   * Role.
   */
  role: string;
  id: Name;
}
/**
 * A decision; it stands beside the verdict.
 */
export interface DecisionSource {
  id: Name;
  /**
   * not-applicable: the control cannot apply. superfluous: other evidence makes a blocking item superfluous. explained-advisory: a reason for an advisory. sample-rule: deviations allowed, fixed before the draw. waiver: a deviation accepted for a while.
   */
  kind: 'not-applicable' | 'superfluous' | 'explained-advisory' | 'sample-rule' | 'waiver';
  control?: ControlRef;
  criterion?: CriterionRef;
  need?: Slug;
  item?: ItemRef;
  /**
   * State of the item that was looked at.
   */
  itemState?: string;
  advice?: Slug;
  /**
   * The fact that makes the control impossible.
   */
  fact?: string;
  items?: ItemRef[];
  /**
   * Reference of the risk analysis.
   */
  riskAnalysis?: string;
  /**
   * Deviations allowed.
   */
  k?: number;
  fixedAt?: Moment;
  drawnAt?: Moment;
  /**
   * Who owns it, by role.
   */
  owner?: string;
  /**
   * The reasoning.
   */
  why: string;
  by: Signer;
  approver?: Signer;
  expires?: Moment;
}
