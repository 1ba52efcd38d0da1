import { isImpossibleDate, parseDuration } from './duration.ts';
import { nearestName } from './nearest.ts';
import type { Fault, Path, Report } from './problem.ts';
import type { Leaf, Operand, Predicate, UseForm } from './schema.generated.ts';
import { NAMED_CHECKS, OPERAND_OF, OPERATORS } from './vocabulary.ts';

/** Names outside a control that its predicates may use. */
export interface Names {
  /** Lists that the rulesets of every profile hold. */
  readonly lists: ReadonlySet<string>;
  /** Regression sets that are shipped. */
  readonly cases: ReadonlySet<string>;
}

interface Link {
  readonly names: Names;
  readonly report: Report;
}

/** A name that is not among the known ones, as a fault with the nearest. */
export function unknown(code: Fault['code'], what: string, found: string, allowed: Iterable<string>): Fault {
  const choices = [...allowed].sort();
  const nearest = nearestName(found, choices);
  return {
    code,
    message: `there is no ${what} "${found}"`,
    found,
    allowed: choices,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function isReference(operand: Operand): operand is Exclude<Operand, string | number | boolean | null | unknown[]> {
  return typeof operand === 'object' && operand !== null && !Array.isArray(operand);
}

function linkList(operand: Operand, path: Path, { names, report }: Link): void {
  if (!isReference(operand) || !('$list' in operand) || names.lists.has(operand.$list)) return;
  report([...path, '$list'], unknown('unknown-name', 'list', operand.$list, names.lists));
}

function wrongForm(operand: Operand, form: string): string | undefined {
  if (isReference(operand)) {
    if ('$list' in operand) return form === 'list' || form === 'any' ? undefined : 'a list is not compared this way';
    return form === 'flag' ? 'is true or false' : undefined;
  }
  const list = Array.isArray(operand);
  if (form === 'flag') return typeof operand === 'boolean' ? undefined : 'is true or false';
  if (form === 'list') return list ? undefined : 'is compared with a list';
  if (form === 'scalar') return list ? 'is compared with one value, not a list' : undefined;
  if (form === 'ordered')
    return typeof operand === 'number' || typeof operand === 'string'
      ? undefined
      : 'is compared with a number, a duration or a moment';
  return undefined;
}

function linkTyped(as: Leaf['as'], operand: Operand, path: Path, { report }: Link): void {
  if (isReference(operand) || Array.isArray(operand)) return;
  const text = String(operand);
  if (as === 'duration' && parseDuration(text) === undefined) {
    report(path, { code: 'schema', message: `"${text}" is not an ISO 8601 duration, such as P3M`, found: text });
  }
  if (as === 'timestamp' && (!/^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(text) || isImpossibleDate(text))) {
    report(path, { code: 'schema', message: `"${text}" is not an ISO 8601 date or moment with its zone`, found: text });
  }
  if ((as === 'int' || as === 'number' || as === 'days') && typeof operand !== 'number') {
    report(path, { code: 'schema', message: `${JSON.stringify(operand)} is not a number`, found: text });
  }
}

function linkLeaf(leaf: Leaf, path: Path, link: Link): void {
  for (const operator of OPERATORS) {
    const operand = leaf[operator];
    if (operand === undefined) continue;
    const at = [...path, operator];
    const wrong = wrongForm(operand, OPERAND_OF[operator]);
    if (wrong !== undefined) link.report(at, { code: 'schema', message: `"${operator}" ${wrong}` });
    linkList(operand, at, link);
    if (operator !== 'exists') linkTyped(leaf.as, operand, at, link);
  }
}

function linkArgument(form: string, operand: Operand, path: Path, link: Link): void {
  if (form === 'path' && typeof operand !== 'string') {
    link.report(path, { code: 'schema', message: 'the path of a fact is due here' });
  }
  if (form === 'duration') linkTyped('duration', operand, path, link);
  if (form === 'moment') linkTyped('timestamp', operand, path, link);
  if (form === 'number') linkTyped('number', operand, path, link);
  linkList(operand, path, link);
}

function linkUse(node: UseForm, path: Path, link: Link): void {
  const check = Object.hasOwn(NAMED_CHECKS, node.use) ? NAMED_CHECKS[node.use] : undefined;
  if (check === undefined) {
    link.report([...path, 'use'], unknown('unknown-name', 'named check', node.use, Object.keys(NAMED_CHECKS)));
    return;
  }
  const takes = new Map(Object.entries({ ...check.must, ...check.may }));
  for (const name of Object.keys(check.must).filter((each) => !Object.hasOwn(node.with, each))) {
    link.report([...path, 'with'], {
      code: 'schema',
      message: `"${node.use}" needs "${name}"`,
      allowed: [...takes.keys()],
    });
  }
  const [first, second] = (check.either ?? []).filter((name) => Object.hasOwn(node.with, name));
  if (first === undefined && check.eitherDue === true)
    link.report([...path, 'with'], {
      code: 'schema',
      message: `"${node.use}" needs one of ${(check.either ?? []).join(', ')}`,
    });
  if (second !== undefined)
    link.report([...path, 'with', second], {
      code: 'schema',
      message: `"${node.use}" is told one of ${(check.either ?? []).join(', ')}`,
    });
  for (const [name, operand] of Object.entries(node.with)) {
    const at = [...path, 'with', name];
    const form = takes.get(name);
    if (form === undefined)
      link.report(at, unknown('unknown-key', `argument of "${node.use}" called`, name, takes.keys()));
    else linkArgument(form, operand, at, link);
  }
}

/** Notes every name in a predicate that nothing answers to, and every value of the wrong form. Depth is bounded by the reader. */
export function linkPredicate(node: Predicate, path: Path, link: Link): void {
  if ('all' in node) node.all.forEach((part, index) => linkPredicate(part, [...path, 'all', index], link));
  else if ('any' in node) node.any.forEach((part, index) => linkPredicate(part, [...path, 'any', index], link));
  else if ('not' in node) linkPredicate(node.not, [...path, 'not'], link);
  else if ('use' in node) linkUse(node, path, link);
  else if ('at' in node) linkLeaf(node, path, link);
  else {
    if (node.where !== undefined) linkPredicate(node.where, [...path, 'where'], link);
    linkPredicate(node.assert, [...path, 'assert'], link);
  }
}
