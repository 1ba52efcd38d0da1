import type { FactFamily, Operator, TargetKind } from './types.ts';

/** What a named check is told: a fact path, a moment, a duration or a number. */
type Argument = 'path' | 'moment' | 'duration' | 'number';

interface NamedCheck {
  readonly must: Readonly<Record<string, Argument>>;
  readonly may: Readonly<Record<string, Argument>>;
  /** Of these it is told one at most. */
  readonly either?: readonly string[];
  /** And one of them at least. */
  readonly eitherDue?: true;
}

/** The leaves `use: <name>` and what each is told. The judging side is the registry of assess/checks. */
export const NAMED_CHECKS: Readonly<Record<string, NamedCheck>> = {
  // Without its ends the gaps before the first and since the last moment go unseen.
  'max-gap': { must: { series: 'path', atMost: 'duration', from: 'moment', to: 'moment' }, may: {} },
  ratio: { must: { part: 'path', whole: 'path', atLeast: 'number' }, may: {} },
  // Without a share or a count the two must be equal.
  reconcile: { must: { a: 'path', b: 'path' }, may: { share: 'number', count: 'number' }, either: ['share', 'count'] },
  // A share that was counted in a sample: the bound of its interval is held to the norm, never the point.
  wilson: {
    must: { part: 'path', whole: 'path' },
    may: { atLeast: 'number', atMost: 'number' },
    either: ['atLeast', 'atMost'],
    eitherDue: true,
  },
  utilisation: {
    must: { volume: 'path', minutes: 'path', share: 'path', hours: 'path', atMost: 'number' },
    may: {},
  },
};

/** What an operator is told. */
export type OperandForm =
  | 'flag'
  | 'any'
  | 'list'
  | 'scalar'
  | 'ordered'
  | 'pair'
  | 'moment'
  | 'duration'
  | 'version'
  | 'pattern'
  | 'networks'
  | 'origins'
  | 'bounds';

export const OPERAND_OF: Readonly<Record<Operator, OperandForm>> = {
  exists: 'flag',
  explicit: 'flag',
  origin: 'origins',
  equals: 'any',
  notEquals: 'any',
  in: 'list',
  notIn: 'list',
  contains: 'scalar',
  notContains: 'scalar',
  containsAll: 'list',
  containsAny: 'list',
  subsetOf: 'list',
  disjointFrom: 'list',
  unique: 'flag',
  orderedBefore: 'pair',
  gte: 'ordered',
  lte: 'ordered',
  gt: 'ordered',
  lt: 'ordered',
  before: 'moment',
  after: 'moment',
  withinLast: 'duration',
  versionGte: 'version',
  versionLt: 'version',
  matches: 'pattern',
  notMatches: 'pattern',
  cidrWithin: 'networks',
  isLoopback: 'flag',
  isPrivate: 'flag',
  isPublic: 'flag',
  length: 'bounds',
};

/** Origins a value can have. */
export const ORIGINS: readonly string[] = ['explicit', 'default', 'derived', 'declared', 'observed'];

export const OPERATORS = Object.keys(OPERAND_OF) as readonly Operator[];

/** Kinds of target on which the tool itself can measure a family; a family that is not here fits any kind. */
export const MEASURED_ON: Readonly<Partial<Record<FactFamily, readonly TargetKind[]>>> = {
  tls: ['web', 'tls'],
  http: ['web', 'tls'],
  certificate: ['web', 'tls'],
  nginx: ['nginx', 'config'],
  config: ['nginx', 'config'],
};
