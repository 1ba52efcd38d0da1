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
export type TargetKind = 'web' | 'tls' | 'nginx' | 'config' | 'service' | 'client';
/**
 * A TCP port, 1 to 65535.
 */
export type Port = number;
/**
 * A product whose configuration is read.
 */
export type Product =
  | 'alertmanager'
  | 'apache'
  | 'auditd'
  | 'borgmatic'
  | 'chrony'
  | 'clamav'
  | 'compose'
  | 'dovecot'
  | 'ejabberd'
  | 'fail2ban'
  | 'generic'
  | 'haproxy'
  | 'journald'
  | 'keycloak'
  | 'kubernetes'
  | 'logrotate'
  | 'mattermost'
  | 'mysql'
  | 'nftables'
  | 'nginx'
  | 'openssh'
  | 'pgbackrest'
  | 'postfix'
  | 'postgresql'
  | 'prometheus'
  | 'prosody'
  | 'rabbitmq'
  | 'redis'
  | 'restic'
  | 'rocketchat'
  | 'rspamd'
  | 'rsyslog'
  | 'synapse'
  | 'terraform'
  | 'timesyncd'
  | 'ufw'
  | 'unattended-upgrades'
  | 'velero';
/**
 * What configuration speaks about, whatever the product.
 */
export type Topic =
  | 'tls'
  | 'auth'
  | 'session'
  | 'log'
  | 'retention'
  | 'backup'
  | 'malware'
  | 'patch'
  | 'time'
  | 'listener'
  | 'firewall'
  | 'alert'
  | 'account'
  | 'component'
  | 'limit'
  | 'isolation'
  | 'federation'
  | 'debug'
  | 'secret'
  | 'run';
/**
 * A control, such as bio2@1.3/8.24.04.
 */
export type ControlRef = string;
/**
 * An item, such as IV-012-1 or portal/tls, with or without its hash.
 */
export type ItemRef = string;
/**
 * A string, number, true, false or null.
 */
export type Scalar = string | number | boolean | null;
/**
 * The audit before this one, by its assessment; or why it is left out.
 */
export type PredecessorSource = PinnedPredecessor | OmittedPredecessor;
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
 * An item with its hash, such as IV-012-1@ab12cd34.
 */
export type HashedItemRef = string;
/**
 * How the size was found.
 */
export type SampleMethodSource = Frequency | Hypergeometric;
/**
 * A catalogue and its version, such as bio2@1.3.
 */
export type CatalogueRef = string;

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
  sample: SampleSource;
  response: ResponseSource;
  findings: FindingsSource;
  settlement: SettlementSource;
  normtext: NormTextSource;
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
    about?: Topic;
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
   * Which controls apply and which do not, and why: what the statement of applicability (VvT) is made of.
   */
  applicability?: ApplicabilitySource[];
  /**
   * Values for the parameters the catalogues name.
   */
  parameters?: {
    [k: string]: Parameter;
  };
  predecessor?: PredecessorSource;
  /**
   * Public keys by which judgements, commitments and seals are known to be somebody's.
   */
  keys?: KeySource[];
  /**
   * Hearing the other side: which findings were sent, when, and until when a reaction may come.
   */
  hearing?: {
    sentAt: Moment;
    due: Moment;
    /**
     * SHA-256 in hexadecimal over what was sent: findings, conclusions and what they rest on.
     */
    assessment: string;
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
  product?: Product;
  /**
   * Where the files come from: repository, template and plan show a design; host and dump what exists; state what happened.
   */
  provenance?: 'repository' | 'template' | 'plan' | 'host' | 'dump' | 'state';
  observedAt?: Moment;
  period?: Period;
  /**
   * File inside the audit folder with what the running program says its settings are; held against the files.
   */
  dump?: string;
  /**
   * For the product generic: file inside the audit folder that says which value is which fact.
   */
  mapping?: string;
  /**
   * For the product generic: the topics its mapping speaks about.
   */
  about?: Topic[];
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
 * Whether one control applies. That it does not is a decision: the fact that makes it impossible, evidence of that, somebody else's approval and an end.
 */
export interface ApplicabilitySource {
  control: ControlRef;
  /**
   * false: it cannot apply.
   */
  applies: boolean;
  /**
   * The reasoning.
   */
  why: string;
  by: Signer;
  /**
   * Not applicable: the fact that makes the control impossible.
   */
  fact?: string;
  /**
   * Not applicable: the items that show it.
   */
  items?: ItemRef[];
  /**
   * Not applicable, of a control without a government measure: reference of the risk analysis.
   */
  riskAnalysis?: string;
  approver?: Signer;
  expires?: Moment;
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
  /**
   * Base64 signature with a key that the audit lists under this id; without it the name is asserted.
   */
  signature?: string;
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
 * Its assessment, pinned by hash.
 */
export interface PinnedPredecessor {
  /**
   * Its assessment.json, inside this audit folder.
   */
  file: string;
  /**
   * SHA-256 in hexadecimal.
   */
  sha256: string;
}
/**
 * There was one, and it is left out.
 */
export interface OmittedPredecessor {
  /**
   * Why.
   */
  omitted: string;
  by: Person;
  /**
   * SHA-256 in hexadecimal.
   */
  sha256?: string;
}
/**
 * A public key (Ed25519) of a person or a party.
 */
export interface KeySource {
  id: Name;
  party: PartyRole;
  /**
   * Role.
   */
  role: string;
  /**
   * PEM, as biotoets seal --make-key writes it.
   */
  publicKey: string;
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
  /**
   * Why it is asked: what cannot be established without it.
   */
  why?: string;
  /**
   * The form it is wanted in.
   */
  form?: string;
  /**
   * The explanation that must come with it.
   *
   * Items: One point.
   */
  explain?: string[];
  to?: Addressee;
  askedAt?: Moment;
  due?: Moment;
  /**
   * Reminders that were sent.
   *
   * Items: One reminder.
   */
  reminders?: {
    at: Moment;
    /**
     * What it said.
     */
    note?: string;
  }[];
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
    /**
     * What the auditor makes of a refusal.
     */
    auditorView?: string;
    /**
     * Names of the files the addressee says are the answer.
     *
     * Items: One file name.
     */
    files?: string[];
    /**
     * What the addressee has to say about it.
     */
    remarks?: string;
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
    how?: 'system-export' | 'observation' | 'third-party-report' | 'document' | 'interview' | 'statement';
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
   * What it does not show, or shows less well; write 'geen' or 'none' where there are none.
   */
  limitations?: string | null;
  /**
   * The criteria it is meant for, where its request serves several.
   */
  supports?: CriterionRef[];
  /**
   * For an interview: who was interviewed confirms the record.
   */
  confirmed?: {
    by: Person;
    at: Moment;
  } | null;
  /**
   * Seen where it stands, without a copy, by two people who are not of the party whose thing it is.
   */
  onSite?: {
    /**
     * Who saw it.
     */
    by?: Person[];
    /**
     * Where.
     */
    where?: string | null;
    /**
     * An ISO 8601 date (2026-03-31), or a moment with its zone; empty until it is known.
     */
    at?: string | null;
    /**
     * The title on the thing itself.
     */
    title?: string | null;
    /**
     * Its version.
     */
    version?: string | null;
    /**
     * How many pages.
     */
    pages?: number | null;
    /**
     * SHA-256 read on site, or another mark to know the same document by.
     */
    fingerprint?: string | null;
    /**
     * The document in a commitment list that was delivered before.
     */
    commitment?: {
      /**
       * SHA-256 in hexadecimal.
       */
      list: string;
      document: Name;
    } | null;
  } | null;
  /**
   * What was blacked out, by whom and on which ground.
   */
  redaction?: {
    /**
     * What was blacked out.
     */
    what: string;
    by: Person;
    /**
     * On which ground.
     */
    ground: string;
  } | null;
  /**
   * Destroyed on purpose; the file may be gone, the card stays.
   */
  purged?: {
    by: Person;
    at: Moment;
    /**
     * Why.
     */
    why: string;
  };
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
  /**
   * Zone of moments that name none: UTC, an offset such as +01:00, or an IANA name such as Europe/Amsterdam.
   */
  zone?: string;
  salt?: Slug;
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
  judgedAt?: Moment;
  /**
   * The second pair of eyes.
   */
  review?: {
    by: Signer;
    at: Moment;
  };
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
/**
 * A sample of a population: what was fixed before the draw, the draw, and what was found. A file in samples/.
 */
export interface SampleSource {
  schema: 'sample@1';
  id: Name;
  criterion: CriterionRef;
  need?: Slug;
  /**
   * What is drawn from.
   */
  population: {
    item: HashedItemRef;
    /**
     * SHA-256 in hexadecimal.
     */
    sha256: string;
    /**
     * Rows.
     */
    size: number;
  };
  method: SampleMethodSource;
  /**
   * How many rows are examined.
   */
  n: number;
  /**
   * Deviations allowed.
   */
  k: number;
  /**
   * Published seed of the draw.
   */
  seed: string;
  fixedAt: Moment;
  by: Signer;
  drawnAt?: Moment;
  /**
   * Row numbers from 1.
   */
  drawn?: number[];
  /**
   * What was found, row by row.
   *
   * Items: One row.
   */
  results?: {
    /**
     * Row number from 1.
     */
    row: number;
    /**
     * What was found.
     */
    outcome: 'conforms' | 'deviates';
    /**
     * What was seen.
     */
    note?: string;
  }[];
  /**
   * The second pair of eyes.
   */
  review?: {
    by: Signer;
    at: Moment;
  };
}
/**
 * From a table of sizes by convention.
 */
export interface Frequency {
  kind: 'frequency';
  frequency: Slug;
  /**
   * A column of the table.
   */
  risk: 'low' | 'moderate' | 'high';
}
/**
 * Calculated: so many that, were the share of deviations tolerable or more, this few would be found with less than the complement of the confidence.
 */
export interface Hypergeometric {
  kind: 'hypergeometric';
  /**
   * 0.95 for 95 %.
   */
  confidence: number;
  /**
   * Share of deviations that would still be acceptable, such as 0.05.
   */
  tolerable: number;
}
/**
 * What the audited party says to the finding on a control, what the auditor answers, and what will be done. A file in responses/.
 */
export interface ResponseSource {
  schema: 'response@1';
  control: ControlRef;
  reaction?: Reaction;
  rejoinder?: Rejoinder;
  plan?: RemediationPlan;
  /**
   * What was said before this took its place, oldest first.
   *
   * Items: One exchange.
   */
  earlier?: {
    reaction?: Reaction;
    rejoinder?: Rejoinder;
    plan?: RemediationPlan;
  }[];
}
/**
 * The audited party's reaction.
 */
export interface Reaction {
  by: Person;
  at: Moment;
  /**
   * Where it stands.
   */
  position: 'agrees' | 'partly' | 'disagrees';
  /**
   * In its own words.
   */
  text: string;
}
/**
 * The auditor's answer.
 */
export interface Rejoinder {
  by: Person;
  at: Moment;
  /**
   * The answer.
   */
  text: string;
}
/**
 * Remediation plan.
 */
export interface RemediationPlan {
  /**
   * What will be done.
   */
  action: string;
  party: Addressee;
  /**
   * Role that owns it.
   */
  owner: string;
  due: Moment;
  /**
   * How it will be seen that it is done.
   */
  retest?: string;
}
/**
 * The findings as they are put to one party, with room for its reaction to each. What is left empty is no reaction.
 */
export interface FindingsSource {
  schema: 'findings@1';
  /**
   * Id of the audit.
   */
  audit: string;
  party: Addressee;
  /**
   * SHA-256 in hexadecimal over what was sent: a reaction to other findings is refused.
   */
  assessment: string;
  /**
   * Until when a reaction may come.
   */
  due?: string | null;
  /**
   * Role that reacts, on behalf of the party.
   */
  by?: string | null;
  /**
   * When it reacted: ISO 8601 date or moment. Empty: the moment it is taken in.
   */
  at?: Moment | ('' | null);
  /**
   * One entry for each finding.
   *
   * Items: One finding.
   */
  findings: {
    control: ControlRef;
    /**
     * Title of the control; changing it changes nothing.
     */
    title?: string | null;
    /**
     * The verdict; changing it changes nothing.
     */
    verdict?: string | null;
    /**
     * What the verdict rests on; changing it changes nothing.
     *
     * Items: One line.
     */
    grounds?: string[];
    /**
     * Where the party stands.
     */
    position?: 'agrees' | 'partly' | 'disagrees' | '' | null;
    /**
     * Its reaction, in its own words.
     */
    text?: string | null;
    /**
     * What will be done about it.
     */
    plan?: {
      /**
       * What will be done.
       */
      action?: string | null;
      /**
       * Role that owns it.
       */
      owner?: string | null;
      /**
       * By when: ISO 8601 date.
       */
      due?: Moment | ('' | null);
      /**
       * How it will be seen that it is done.
       */
      retest?: string | null;
    } | null;
  }[];
}
/**
 * Unwinding the service: what came back, what was destroyed, what is closed, what is open. The file settlement.yaml.
 */
export interface SettlementSource {
  schema: 'settlement@1';
  /**
   * Return inventory.
   *
   * Items: One part of what came back.
   */
  returned?: {
    /**
     * What.
     */
    what: string;
    /**
     * How many.
     */
    count: number;
    /**
     * Checksum of what was sent.
     */
    sent?: string;
    /**
     * Checksum of what arrived.
     */
    received?: string;
    item?: ItemRef;
  }[];
  /**
   * Destruction, per store and per party that held one.
   *
   * Items: One store.
   */
  destroyed?: {
    /**
     * Which store or backup.
     */
    store: string;
    /**
     * Supplier or sub-processor.
     */
    party: string;
    certificate?: ItemRef;
    at?: Moment;
  }[];
  /**
   * Endpoints that have to be closed.
   *
   * Items: One endpoint.
   */
  closed?: {
    /**
     * Host or target.
     */
    target: string;
    item?: ItemRef;
  }[];
  /**
   * Open points that the parties agree on.
   *
   * Items: One point.
   */
  open?: {
    /**
     * What is open.
     */
    text: string;
    /**
     * Who takes it on, by role.
     */
    owner: string;
    due?: Moment;
    /**
     * Which parties agree that this is open.
     */
    agreed: Addressee[];
  }[];
}
/**
 * The user's own copy of the official text of a norm, printed beside ours.
 */
export interface NormTextSource {
  schema: 'normtext@1';
  catalogue: CatalogueRef;
  /**
   * Name of the file it was taken from.
   */
  file: string;
  /**
   * SHA-256 of that file, hexadecimal.
   */
  sha256: string;
  /**
   * The text by number.
   */
  texts: {
    [k: string]: string;
  };
}
