// Generated from controls/schema by the tests (vitest -u): do not edit.

/**
 * Letters, digits, dots, dashes and underscores.
 */
export type Name = string;
/**
 * NOREA: opzet, bestaan, werking.
 */
export type Aspect = 'design' | 'existence' | 'operation';
/**
 * An ISO 8601 duration, such as P3M or PT4H.
 */
export type Duration = string;
/**
 * Small letters, digits and single dashes, such as tls-versions.
 */
export type Slug = string;
/**
 * Who must have it in order.
 */
export type Addressee = 'supplier' | 'client';
/**
 * What can be examined; service and client stand for the organisations.
 */
export type TargetKind = 'web' | 'tls' | 'nginx' | 'config' | 'service' | 'client';
/**
 * Strength of evidence, R1 strongest.
 */
export type Strength = 'R1' | 'R2' | 'R3' | 'R4' | 'R5';
/**
 * What satisfies the criterion; all needs are required.
 */
export type Need = CheckNeed | DocumentNeed | JudgementNeed | AnyOfNeed;
/**
 * A family of facts.
 */
export type FactFamily =
  'tls' | 'http' | 'certificate' | 'nginx' | 'config' | 'tree' | 'records' | 'register' | 'document' | 'assurance';
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
 * A field of an evidence card.
 */
export type CardField =
  | 'what'
  | 'madeBy'
  | 'period'
  | 'observedAt'
  | 'columns'
  | 'complete'
  | 'adopted'
  | 'signed'
  | 'scope'
  | 'limitations'
  | 'confirmed'
  | 'onSite';
/**
 * The check vocabulary, three-valued; exactly one form per node.
 */
export type Predicate =
  AllForm | AnyForm | NotForm | EachForm | SomeForm | NoneForm | ExactlyOneForm | CountForm | IfForm | UseForm | Leaf;
/**
 * Path of a fact: names and numbers joined by dots, such as hsts.maxAge, or a JSONPath of names, numbers and wildcards.
 */
export type FactPath = string;
/**
 * What it means that there is neither a value nor a default; unknown unless said otherwise.
 */
export type Absent = 'pass' | 'fail' | 'unknown';
/**
 * A number, or a parameter the audit sets.
 */
export type Count = number | ParamOperand;
/**
 * A name such as tls.versions.sufficient.
 */
export type DottedName = string;
/**
 * A value, a list of values, or a named list, parameter or moment.
 */
export type Operand = Scalar | Scalars | ListOperand | ParamOperand | TimeOperand;
/**
 * A string, number, true, false or null.
 */
export type Scalar = string | number | boolean | null;
/**
 * A list of values.
 */
export type Scalars = Scalar[];
/**
 * Something to work out over the rows of an export; facts under derived.<name>. Columns go by the name their legend gives them.
 */
export type DerivationSource =
  | SpanDerivation
  | SameDerivation
  | SequenceDerivation
  | ChainDerivation
  | BacklogDerivation
  | SensitiveDerivation
  | JoinDerivation
  | CasesDerivation;
/**
 * A check, a document or a judgement.
 */
export type SingleNeed = CheckNeed | DocumentNeed | JudgementNeed;
/**
 * A control, such as bio2@1.3/8.24.04.
 */
export type ControlRef = string;
/**
 * A catalogue and its version, such as bio2@1.3.
 */
export type CatalogueRef = string;
/**
 * A norm profile.
 */
export type ProfileName = 'bio2' | 'strict';
/**
 * An ISO 8601 date (2026-03-31), or a moment with its zone (2026-03-31T12:00:00Z).
 */
export type Moment = string;

/**
 * Every document that is read here.
 */
export interface Sources {
  control: ControlSource;
  catalogue: CatalogueSource;
  ruleset: RulesetSource;
  profile: ProfileSource;
  sampling: SamplingSource;
  mapping: MappingSource;
  cases: CasesSource;
  index: IndexSource;
}
/**
 * A control.
 */
export interface ControlSource {
  /**
   * Due where the control has a file of its own.
   */
  schema?: 'control@1';
  id: Name;
  title: Text;
  topic: Text;
  matters?: Text;
  /**
   * Theme of the norm.
   */
  theme: string;
  /**
   * Who must have it in order.
   */
  addressee: 'supplier' | 'client' | 'both';
  /**
   * Whether the conclusion hangs on it.
   */
  mandatory: boolean;
  /**
   * Whether no gate holds without it.
   */
  knockout: boolean;
  /**
   * A measure of the government: it cannot be risk-accepted.
   */
  measure: boolean;
  /**
   * The aspects it can be shown on.
   */
  depth: Aspect[];
  /**
   * How far a machine gets.
   */
  provability: 'measurable' | 'partly' | 'human';
  /**
   * What the norm itself says of time: how often (every), within which time, or how long to keep.
   */
  term?: {
    every?: Duration;
    within?: Duration;
    keep?: Duration;
  };
  /**
   * What to ask for, in which form, and which explanation is expected.
   */
  request: {
    ask: Text;
    form: Text;
    explain: Text[];
  };
  /**
   * Evidence that looks good and proves little.
   */
  weak: Text[];
  remedy: Text;
  /**
   * Items: A related control or norm.
   */
  relations: string[];
  criteria: Criterion[];
}
/**
 * A text in Dutch and in English.
 */
export interface Text {
  /**
   * Dutch.
   */
  nl: string;
  /**
   * English.
   */
  en: string;
}
/**
 * One thing that must be true, on one aspect, of one addressee.
 */
export interface Criterion {
  id: Slug;
  aspect: Aspect;
  addressee?: Addressee;
  text: Text;
  targets: TargetKind[];
  window?: Duration;
  strength?: Strength;
  /**
   * One deviation is one too many: no sample may allow any.
   */
  zeroTolerance?: boolean;
  needs: Need[];
}
/**
 * A check.
 */
export interface CheckNeed {
  check: Check;
}
/**
 * Something a predicate can judge from facts.
 */
export interface Check {
  id: Slug;
  text?: Text;
  family: FactFamily;
  about?: Topic;
  /**
   * For the family config: the products it is asked of; without it, of all that speak about the topic.
   */
  product?: Product[];
  from?: Slug;
  /**
   * Fields of the evidence card without which a delivered item is not explained.
   */
  card?: CardField[];
  when?: Predicate;
  assert: Predicate;
  beside?: BesideSource[];
  derive?: DerivationSource[];
  advice?: Advice[];
  deviations?: FactPath;
  /**
   * Per column of which it counts values, every value that column may have: a value outside these leaves the answer open.
   */
  values?: {
    [k: string]: string[];
  };
  /**
   * A complete source, other than the register itself, that can show that the population is empty.
   */
  empty?: {
    from: Slug;
    family: FactFamily;
    assert: Predicate;
  };
}
/**
 * All of these hold.
 */
export interface AllForm {
  all: Predicate[];
}
/**
 * At least one of these holds.
 */
export interface AnyForm {
  any: Predicate[];
}
/**
 * This does not hold.
 */
export interface NotForm {
  not: Predicate;
}
/**
 * It holds for each element of the list at this path.
 */
export interface EachForm {
  each: FactPath;
  where?: Predicate;
  assert: Predicate;
  onEmpty?: Absent;
}
/**
 * It holds for at least one element of the list at this path.
 */
export interface SomeForm {
  some: FactPath;
  where?: Predicate;
  assert: Predicate;
  onEmpty?: Absent;
}
/**
 * It holds for no element of the list at this path.
 */
export interface NoneForm {
  none: FactPath;
  where?: Predicate;
  assert: Predicate;
  onEmpty?: Absent;
}
/**
 * It holds for exactly one element of the list at this path.
 */
export interface ExactlyOneForm {
  exactlyOne: FactPath;
  where?: Predicate;
  assert: Predicate;
  onEmpty?: Absent;
}
/**
 * How many elements the list at this path has.
 */
export interface CountForm {
  count: FactPath;
  where?: Predicate;
  is: Bounds;
}
/**
 * How many; all that are given hold.
 */
export interface Bounds {
  gte?: Count;
  lte?: Count;
  equals?: Count;
}
/**
 * A parameter the audit sets.
 */
export interface ParamOperand {
  $param: DottedName;
}
/**
 * Where one thing holds, another is due.
 */
export interface IfForm {
  if: Predicate;
  then: Predicate;
  else?: Predicate;
}
/**
 * A named check, for statistics, joins and order.
 */
export interface UseForm {
  use: Slug;
  /**
   * What the named check needs.
   */
  with: {
    [k: string]: Operand;
  };
}
/**
 * A list of the ruleset of the norm profile.
 */
export interface ListOperand {
  $list: DottedName;
}
/**
 * A moment of the audit or of the observation, moved by a duration.
 */
export interface TimeOperand {
  $time: 'observedAt' | 'asOf' | 'periodFrom' | 'periodTo';
  plus?: Duration;
  minus?: Duration;
}
/**
 * One fact and exactly one operator.
 */
export interface Leaf {
  at: FactPath;
  /**
   * How to read the value before comparing.
   */
  as?:
    | 'string'
    | 'lower'
    | 'int'
    | 'number'
    | 'bool'
    | 'set'
    | 'bytes'
    | 'duration'
    | 'days'
    | 'timestamp'
    | 'version'
    | 'cidr';
  /**
   * What stands between the parts of a text that is a list.
   */
  split?: string;
  absent?: Absent;
  exists?: Operand;
  equals?: Operand;
  notEquals?: Operand;
  in?: Operand;
  notIn?: Operand;
  contains?: Operand;
  subsetOf?: Operand;
  disjointFrom?: Operand;
  gte?: Operand;
  lte?: Operand;
  explicit?: Operand;
  origin?: Operand;
  notContains?: Operand;
  containsAll?: Operand;
  containsAny?: Operand;
  unique?: Operand;
  orderedBefore?: Operand;
  gt?: Operand;
  lt?: Operand;
  before?: Operand;
  after?: Operand;
  withinLast?: Operand;
  versionGte?: Operand;
  versionLt?: Operand;
  matches?: Operand;
  notMatches?: Operand;
  cidrWithin?: Operand;
  isLoopback?: Operand;
  isPrivate?: Operand;
  isPublic?: Operand;
  length?: Bounds;
}
/**
 * A second export that is read beside the first: a list it is held against, a count it must agree with.
 */
export interface BesideSource {
  name: Slug;
  from: Slug;
  family: FactFamily;
  addressee?: Addressee;
  /**
   * Fields of its card without which it is not explained.
   */
  card: CardField[];
}
/**
 * Time between two moments of a row, held against a limit.
 */
export interface SpanDerivation {
  name: Slug;
  /**
   * How long it took from one moment to another.
   */
  span: {
    from: DottedName;
    to: DottedName;
    /**
     * A duration of the norm, or a parameter where the limit is ours.
     */
    limit: Duration | ParamOperand;
    unless?: DottedName;
  };
}
/**
 * Rows on which two columns hold the same.
 */
export interface SameDerivation {
  name: Slug;
  /**
   * Two columns.
   *
   * @maxItems 2
   */
  same: [] | [DottedName] | [DottedName, DottedName];
}
/**
 * Gaps and doubles in a running number.
 */
export interface SequenceDerivation {
  name: Slug;
  sequence: DottedName;
}
/**
 * A chain of hashes over the rows.
 */
export interface ChainDerivation {
  name: Slug;
  /**
   * Which columns are hashed, and where the hashes are.
   */
  chain: {
    /**
     * Columns under the hash, in this order.
     */
    over: DottedName[];
    previous: DottedName;
    hash: DottedName;
  };
}
/**
 * How much lay waiting, at most and at the end.
 */
export interface BacklogDerivation {
  name: Slug;
  /**
   * When a thing came in, and when it was done.
   */
  backlog: {
    opened: DottedName;
    closed: DottedName;
  };
}
/**
 * Cells that hold a secret or a personal number.
 */
export interface SensitiveDerivation {
  name: Slug;
  /**
   * Over all columns.
   */
  sensitive: 'any';
}
/**
 * Rows that hold an entry of a list.
 */
export interface JoinDerivation {
  name: Slug;
  /**
   * Which column is held against which list.
   */
  join: {
    column: DottedName;
    list: Slug;
    key: DottedName;
    canary?: DottedName;
  };
}
/**
 * Rows that give the result of a case of a shipped set of cases.
 */
export interface CasesDerivation {
  name: Slug;
  /**
   * Which column names the case, which gives the result, and which set says what it should be.
   */
  cases: {
    set: Slug;
    case: DottedName;
    result: DottedName;
  };
}
/**
 * A recommended setting; without it a reason, an owner and an end date are due.
 */
export interface Advice {
  id: Slug;
  text: Text;
  assert: Predicate;
}
/**
 * A document.
 */
export interface DocumentNeed {
  document: Document;
}
/**
 * A document, adopted and dated.
 */
export interface Document {
  id: Slug;
  from: Slug;
  text?: Text;
  /**
   * Fields of the evidence card without which a delivered item is not explained.
   */
  card: CardField[];
}
/**
 * A judgement.
 */
export interface JudgementNeed {
  judgement: Judgement;
}
/**
 * Something a person must judge, with a second pair of eyes.
 */
export interface Judgement {
  id: Slug;
  text?: Text;
  /**
   * What the judge answers.
   */
  questions: Text[];
}
/**
 * Alternatives.
 */
export interface AnyOfNeed {
  anyOf: Alternatives;
}
/**
 * Any one of these suffices.
 */
export interface Alternatives {
  id: Slug;
  text?: Text;
  branches: SingleNeed[];
}
/**
 * A catalogue of controls: catalogue.yaml of a folder, or one file.
 */
export interface CatalogueSource {
  schema: 'catalogue@1';
  id: Slug;
  /**
   * Version of the norm, in quotes, such as "1.3".
   */
  version: string;
  title: Text;
  /**
   * norm: a published norm. own: norms of our own or of the user.
   */
  kind: 'norm' | 'own';
  /**
   * Where the norm comes from.
   */
  source?: {
    /**
     * Who publishes it.
     */
    publisher: string;
    /**
     * Where it can be read.
     */
    url?: string;
  };
  /**
   * Ids of the norm that are no control here: where they went.
   *
   * Items: An id that moved, was dropped, or only refers to another.
   */
  elsewhere?: {
    id: Name;
    kind: 'moved' | 'dropped' | 'reference';
    /**
     * Controls of this catalogue that took its place.
     */
    to?: Name[];
    note?: Text;
  }[];
  /**
   * What is amiss in the published text of the norm.
   *
   * Items: One slip of the published text, in our words.
   */
  errata?: {
    id: Name;
    text: Text;
  }[];
  /**
   * Thresholds that are ours: the client sets and dates them before anything is measured.
   *
   * Items: One threshold.
   */
  parameters?: {
    name: DottedName;
    means: Text;
    /**
     * A value of the right form; no recommendation.
     */
    example: string | number;
  }[];
  /**
   * Controls written here rather than in a file of their own.
   */
  controls?: ControlSource[];
  /**
   * Additions to other catalogues.
   *
   * Items: Criteria added to a control of another catalogue; nothing is taken away.
   */
  extend?: {
    control: ControlRef;
    why: Text;
    criteria: Criterion[];
  }[];
  /**
   * A selection of the controls of another catalogue.
   */
  select?: {
    from: CatalogueRef;
    controls: Name[];
    why: Text;
  };
}
/**
 * Named lists that predicates use, dated.
 */
export interface RulesetSource {
  schema: 'ruleset@1';
  id: Slug;
  title: Text;
  /**
   * When it was published: 2025, 2025-05 or 2025-05-01.
   */
  published: string;
  source: Source;
  /**
   * Lists by name.
   */
  lists: {
    [k: string]: Scalar[];
  };
}
/**
 * Where it comes from.
 */
export interface Source {
  /**
   * Who publishes it.
   */
  publisher: string;
  /**
   * Title of the publication.
   */
  title?: string;
  /**
   * Where it can be read.
   */
  url?: string;
}
/**
 * A norm profile: its rulesets, the later one winning, and whether an advisory is a deviation.
 */
export interface ProfileSource {
  schema: 'profile@1';
  name: ProfileName;
  rulesets: Slug[];
  /**
   * Whether each advisory is a fail.
   */
  advisoriesFail: boolean;
}
/**
 * Sample sizes by convention.
 */
export interface SamplingSource {
  schema: 'sampling@1';
  id: Slug;
  title: Text;
  source: Text;
  /**
   * By how often the control operates.
   */
  sizes: {
    /**
     * By risk.
     */
    [k: string]: {
      low: number;
      moderate: number;
      high: number;
      /**
       * Only for populations of fewer than this.
       */
      upTo?: number;
    };
  };
}
/**
 * Which ids of one norm or version answer to which of another.
 */
export interface MappingSource {
  schema: 'mapping@1';
  id: Slug;
  title: Text;
  /**
   * Catalogue and version, such as bio2@1.3.
   */
  from: string;
  /**
   * Catalogue and version, such as bio2@1.3.
   */
  to: string;
  source: Text;
  /**
   * Items: One id and what became of it.
   */
  entries: {
    /**
     * Ids before: none where it is new.
     */
    from?: Name[];
    /**
     * Ids after: none where it was dropped.
     */
    to?: Name[];
    /**
     * same and moved: nothing of substance changed. changed: the demand did. merged, split, new, dropped: as they say. related: the same subject, no more.
     */
    relation: 'same' | 'moved' | 'changed' | 'merged' | 'split' | 'new' | 'dropped' | 'related';
    /**
     * Seen in a published source; without it the entry never reaches a report.
     */
    verified?: boolean;
    note?: Text;
  }[];
}
/**
 * A regression set: inputs with the result that is due, and a register they are held against.
 */
export interface CasesSource {
  schema: 'cases@1';
  id: Slug;
  title: Text;
  /**
   * Every result that a row may give.
   */
  results: Slug[];
  /**
   * Invented entries to load before the run.
   *
   * Items: One entry.
   */
  register: {
    id: Slug;
    /**
     * What kind of person or body.
     */
    body: string;
    mail: string[];
    phone: string[];
    from?: Moment;
    until?: Moment;
  }[];
  /**
   * Items: One input and the result that is due.
   */
  cases: {
    id: string;
    kind: Slug;
    /**
     * The fields of a message or a call, as they come in.
     */
    input: {
      [k: string]: string;
    };
    /**
     * Every result that is right.
     */
    due: Slug[];
    why: Text;
  }[];
}
/**
 * The ids of a norm that is here for mapping only.
 */
export interface IndexSource {
  schema: 'index@1';
  id: Slug;
  version: string;
  title: Text;
  source: Text;
  /**
   * Items: One id.
   */
  entries: {
    id: Name;
    topic: Text;
    /**
     * Seen in a published source; without it the id never reaches a report.
     */
    verified: boolean;
  }[];
}
