import ipaddr from 'ipaddr.js';
import { RE2JS } from 're2js';
import { isImpossibleDate, parseDuration } from './duration.ts';
import type { Path, Report } from './problem.ts';
import type { Leaf, Operand } from './schema.generated.ts';
import { ORIGINS, type OperandForm } from './vocabulary.ts';

/** A longer pattern is a program, and nobody reads it. */
const MAX_PATTERN = 500;

type Scalar = string | number | boolean | null;
type Literal = Scalar | readonly Scalar[];

export function isReference(
  operand: Operand,
): operand is Exclude<Operand, string | number | boolean | null | unknown[]> {
  return typeof operand === 'object' && operand !== null && !Array.isArray(operand);
}

/** What is wrong with a literal in each form, or nothing. */
const LITERALS: Readonly<Record<OperandForm, (operand: Literal) => string | undefined>> = {
  flag: (operand) => (typeof operand === 'boolean' ? undefined : 'is true or false'),
  any: () => undefined,
  list: (operand) => (Array.isArray(operand) ? undefined : 'is compared with a list'),
  scalar: (operand) => (Array.isArray(operand) ? 'is compared with one value, not a list' : undefined),
  ordered: (operand) =>
    typeof operand === 'number' || typeof operand === 'string'
      ? undefined
      : 'is compared with a number, a duration or a moment',
  pair: (operand) =>
    Array.isArray(operand) && operand.length === 2 ? undefined : 'is told two values, in their order',
  moment: (operand) =>
    isMoment(String(operand)) ? undefined : 'is compared with an ISO 8601 date or moment with its zone',
  duration: (operand) => (isDuration(operand) ? undefined : 'is told an ISO 8601 duration, such as P7D'),
  version: (operand) =>
    typeof operand === 'string' && /^\S*\d/.test(operand) ? undefined : 'is compared with a version in quotes',
  pattern: wrongPattern,
  networks: (operand) => {
    const wrong = [operand].flat().find((each) => !isNetwork(String(each)));
    return wrong === undefined ? undefined : `is compared with networks, and "${String(wrong)}" is none`;
  },
  origins: (operand) =>
    Array.isArray(operand) && operand.every((each) => ORIGINS.includes(String(each)))
      ? undefined
      : `is told a list of ${ORIGINS.join(', ')}`,
  bounds: () => undefined,
};

/** Forms a list of a ruleset may stand for. */
const LISTED: readonly OperandForm[] = ['list', 'any', 'networks'];
/** Forms that are part of what a check says, and never somebody's choice. */
const FIXED: readonly OperandForm[] = ['flag', 'pattern', 'origins', 'pair'];

export function wrongForm(operand: Operand, form: OperandForm): string | undefined {
  if (!isReference(operand)) return LITERALS[form](operand);
  if ('$list' in operand) return LISTED.includes(form) ? undefined : 'a list is not compared this way';
  return FIXED.includes(form) ? (LITERALS[form]('') ?? 'is written out') : undefined;
}

function wrongPattern(operand: Literal): string | undefined {
  if (typeof operand !== 'string') return 'is told a regular expression';
  if (operand.length > MAX_PATTERN) return `is told a regular expression of at most ${MAX_PATTERN} characters`;
  try {
    RE2JS.compile(operand);
    return undefined;
  } catch (error) {
    return `is told a regular expression of RE2: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text) || ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(text) && !isImpossibleDate(text);
}

/** What a literal of each type looks like; of a type that is not here any literal will do. */
const TYPED: Readonly<Partial<Record<NonNullable<Leaf['as']>, (literal: Scalar) => string | undefined>>> = {
  duration: (literal) => (isDuration(literal) ? undefined : 'an ISO 8601 duration, such as P3M'),
  timestamp: (literal) => (isMoment(String(literal)) ? undefined : 'an ISO 8601 date or moment with its zone'),
  bytes: (literal) => (SIZE.test(String(literal)) ? undefined : 'a size, such as 10 MiB'),
  int: wrongNumber,
  number: wrongNumber,
  days: wrongNumber,
};

const SIZE = /^\d+(\.\d+)?( ?([kMGT]?B|[KMGT]iB))?$/;

function isDuration(literal: Literal): boolean {
  return parseDuration(String(literal)) !== undefined;
}

function wrongNumber(literal: Scalar): string | undefined {
  return typeof literal === 'number' ? undefined : 'a number';
}

/** Notes a literal that its type can never be: a threshold nobody could reach or miss. */
export function linkTyped(as: NonNullable<Leaf['as']>, operand: Operand, path: Path, report: Report): void {
  if (isReference(operand) || isList(operand)) return;
  const due = TYPED[as]?.(operand);
  if (due === undefined) return;
  report(path, { code: 'schema', message: `${JSON.stringify(operand)} is not ${due}`, found: String(operand) });
}

function isList(literal: Literal): literal is readonly Scalar[] {
  return Array.isArray(literal);
}
