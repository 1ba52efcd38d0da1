import { unknown } from './link-predicate.ts';
import type { Names } from './link-predicate.ts';
import { pathsOf } from './link-values.ts';
import type { Path, Report } from './problem.ts';
import type { Check } from './schema.generated.ts';
import type { Derivation } from './types.ts';

type Keys<T> = T extends unknown ? Exclude<keyof T, 'name'> : never;
type Kind = Keys<Derivation>;

/** What each kind of derivation says of the rows, under its name. The reading side is facts/records/derive. */
export const DERIVED: Readonly<Record<Kind, readonly string[]>> = {
  span: ['rows', 'over', 'max', 'open', 'oldestOpen', 'youngestOpen', 'excused', 'negative', 'unread'],
  same: ['rows', 'equal', 'unread'],
  sequence: ['rows', 'gaps', 'doubles', 'first', 'last', 'unread'],
  chain: ['rows', 'broken', 'start', 'end', 'unread'],
  backlog: ['rows', 'max', 'openAtEnd', 'oldestOpen', 'p95', 'unread'],
  sensitive: ['rows', 'secrets', 'personal', 'numbers', 'addresses', 'unread'],
  cases: ['rows', 'of', 'missing', 'twice', 'wrong', 'wrongCases', 'unknownCases', 'unread'],
  join: ['rows', 'matches', 'canaries', 'canariesFound', 'listed', 'unjoinable', 'saltsDiffer'],
};

// Of each column by itself, and of all that no legend names.
const PER_COLUMN = /^(?:columns\..+|others)\.(?:secrets|personal)$/;

interface Link {
  readonly names: Names;
  readonly report: Report;
}

/** Notes every name of a derivation or of a second export that nothing answers to, or that is taken. */
export function linkDerive(check: Check, path: Path, { names, report }: Link): void {
  const beside = new Map((check.beside ?? []).map((each) => [each.name, each]));
  linkNames(check.beside ?? [], [...path, 'beside'], report);
  linkNames(check.derive ?? [], [...path, 'derive'], report);
  if (check.derive !== undefined && (check.family !== 'records' || check.from === undefined))
    report([...path, 'derive'], {
      code: 'dangling',
      message: 'only a delivered export (family records, with "from") has rows to derive from',
    });
  if (check.beside !== undefined && check.from === undefined)
    report([...path, 'beside'], {
      code: 'dangling',
      message: 'only delivered evidence ("from") can have another export beside it',
    });
  check.derive?.forEach((derivation, index) => {
    if ('cases' in derivation && !names.cases.has(derivation.cases.set))
      report(
        [...path, 'derive', index, 'cases', 'set'],
        unknown('unknown-name', 'regression set', derivation.cases.set, names.cases),
      );
    if (!('join' in derivation)) return;
    const { list } = derivation.join;
    const at = [...path, 'derive', index, 'join', 'list'];
    const found = beside.get(list);
    if (found === undefined) report(at, unknown('dangling', 'export beside this one called', list, beside.keys()));
    else if (found.family !== 'records' || !found.card.includes('columns'))
      report(at, {
        code: 'dangling',
        message: `"${list}" is no list to hold rows against: that takes family records and a card with columns`,
        found: list,
      });
  });
  linkPaths(check, path, report);
}

function linkNames(named: readonly { readonly name: string }[], path: Path, report: Report): void {
  const taken = new Set<string>();
  named.forEach(({ name }, index) => {
    if (taken.has(name))
      report([...path, index, 'name'], { code: 'duplicate', message: `the name "${name}" is taken`, found: name });
    taken.add(name);
  });
}

/** Notes every path of the check into a derivation or an export beside it that leads nowhere. */
function linkPaths(check: Check, path: Path, report: Report): void {
  const kinds = new Map((check.derive ?? []).map((each) => [each.name, kindOf(each)]));
  const beside = new Set((check.beside ?? []).map(({ name }) => name));
  for (const each of pathsOf(check)) {
    const [root, name = '', ...rest] = each.split('.');
    if (root === 'beside' && !beside.has(name))
      report(path, unknown('dangling', 'export beside this one called', name, beside));
    if (root !== 'derived') continue;
    const kind = kinds.get(name);
    const said = rest.join('.');
    if (kind === undefined) report(path, unknown('dangling', 'derivation called', name, kinds.keys()));
    else if (!DERIVED[kind].includes(said) && !(kind === 'sensitive' && PER_COLUMN.test(said)))
      report(path, unknown('dangling', `fact of "${name}" called`, said, DERIVED[kind]));
  }
}

function kindOf(derivation: NonNullable<Check['derive']>[number]): Kind {
  const [kind = 'same'] = Object.keys(derivation).filter((key) => key !== 'name');
  return kind as Kind;
}
