import { isJsonPath, readJsonPath } from './fact-path.ts';
import { isReference, linkTyped, wrongForm } from './link-operand.ts';
import { nearestName } from './nearest.ts';
import { partsOf } from './predicate-parts.ts';
import type { Fault, Path, Report } from './problem.ts';
import type { Leaf, Operand, Predicate, UseForm } from './schema.generated.ts';
import { NAMED_CHECKS, OPERAND_OF, type OperandForm, OPERATORS } from './vocabulary.ts';

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

function linkList(operand: Operand, path: Path, { names, report }: Link): void {
  if (!isReference(operand) || !('$list' in operand) || names.lists.has(operand.$list)) return;
  report([...path, '$list'], unknown('unknown-name', 'list', operand.$list, names.lists));
}

/** Forms that are read as the type of the fact. */
const TYPED: readonly OperandForm[] = ['any', 'list', 'scalar', 'ordered'];

function linkPath(text: string, names: 'one' | 'members', path: Path, { report }: Link): void {
  if (!isJsonPath(text)) return;
  const read = readJsonPath(text, names);
  if ('fault' in read) report(path, { code: 'schema', message: read.fault, found: text });
}

function linkLeaf(leaf: Leaf, path: Path, link: Link): void {
  linkPath(leaf.at, 'one', [...path, 'at'], link);
  for (const operator of OPERATORS) {
    const operand = operator === 'length' ? undefined : leaf[operator];
    if (operand === undefined) continue;
    const at = [...path, operator];
    const wrong = wrongForm(operand, OPERAND_OF[operator]);
    if (wrong !== undefined) link.report(at, { code: 'schema', message: `"${operator}" ${wrong}` });
    linkList(operand, at, link);
    if (leaf.as !== undefined && TYPED.includes(OPERAND_OF[operator])) linkTyped(leaf.as, operand, at, link.report);
  }
}

function linkArgument(form: string, operand: Operand, path: Path, link: Link): void {
  if (form === 'path' && typeof operand !== 'string') {
    link.report(path, { code: 'schema', message: 'the path of a fact is due here' });
  }
  if (form === 'duration') linkTyped('duration', operand, path, link.report);
  if (form === 'moment') linkTyped('timestamp', operand, path, link.report);
  if (form === 'number') linkTyped('number', operand, path, link.report);
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
  if ('use' in node) linkUse(node, path, link);
  else if ('at' in node) linkLeaf(node, path, link);
  else linkMembers(node, path, link);
  for (const { at, part } of partsOf(node)) linkPredicate(part, [...path, ...at], link);
}

const LIST_FORMS = ['each', 'some', 'none', 'exactlyOne', 'count'] as const;

function linkMembers(node: object, path: Path, link: Link): void {
  const keys = new Map<string, unknown>(Object.entries(node));
  for (const form of LIST_FORMS) {
    const list = keys.get(form);
    if (typeof list === 'string') linkPath(list, 'members', [...path, form], link);
  }
}
