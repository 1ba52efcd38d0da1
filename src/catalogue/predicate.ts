export type JsonScalar = string | number | boolean | null;

/** A value in a predicate: literal, or a named list, parameter or moment, resolved when judged. */
export type Operand =
  | JsonScalar
  | readonly JsonScalar[]
  | { readonly $list: string }
  | { readonly $param: string }
  | {
      readonly $time: 'observedAt' | 'asOf' | 'periodFrom' | 'periodTo';
      readonly plus?: string;
      readonly minus?: string;
    };

export type Operator =
  | 'exists'
  | 'explicit'
  | 'origin'
  | 'equals'
  | 'notEquals'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'containsAll'
  | 'containsAny'
  | 'subsetOf'
  | 'disjointFrom'
  | 'unique'
  | 'orderedBefore'
  | 'gte'
  | 'lte'
  | 'gt'
  | 'lt'
  | 'before'
  | 'after'
  | 'withinLast'
  | 'versionGte'
  | 'versionLt'
  | 'matches'
  | 'notMatches'
  | 'cidrWithin'
  | 'isLoopback'
  | 'isPrivate'
  | 'isPublic'
  | 'length';

export type As =
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

/** How many: a number, or the parameter that holds it. All that are given hold. */
export type Bounds = { readonly [B in 'gte' | 'lte' | 'equals']?: number | { readonly $param: string } };

/** What it means that the reader found neither a value nor a default. Unknown unless the check says otherwise. */
export type Absent = 'pass' | 'fail' | 'unknown';

/** One leaf: a fact, relative to the subject of the enclosing `each`, and exactly one operator. */
export type Leaf = {
  readonly at: string;
  readonly as?: As;
  /** Makes a list of a text, each part without the spaces around it. */
  readonly split?: string;
  readonly absent?: Absent;
  readonly length?: Bounds;
} & {
  readonly [O in Exclude<Operator, 'length'>]?: Operand;
};

/** The check vocabulary. Three-valued (Kleene) throughout; exactly one form per node. */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly each: string; readonly where?: Predicate; readonly assert: Predicate; readonly onEmpty?: Absent }
  | { readonly some: string; readonly where?: Predicate; readonly assert: Predicate; readonly onEmpty?: Absent }
  | { readonly none: string; readonly where?: Predicate; readonly assert: Predicate; readonly onEmpty?: Absent }
  | { readonly exactlyOne: string; readonly where?: Predicate; readonly assert: Predicate; readonly onEmpty?: Absent }
  | { readonly count: string; readonly where?: Predicate; readonly is: Bounds }
  | { readonly if: Predicate; readonly then: Predicate; readonly else?: Predicate }
  | { readonly use: string; readonly with: Readonly<Record<string, Operand>> }
  | Leaf;
