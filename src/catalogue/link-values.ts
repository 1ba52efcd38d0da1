import { dottedPath } from './fact-path.ts';
import { unknown } from './link-predicate.ts';
import { partsOf } from './predicate-parts.ts';
import type { Path, Report } from './problem.ts';
import type { Check, Predicate } from './schema.generated.ts';

interface ReadValue {
  readonly column: string;
  readonly value: string;
}

// `columns.mfa.values.off`; the value may hold dots, written as `\\.`.
const VALUE_PATH = /^columns\.([^.]+)\.values\.(.+)$/;

/** Notes every counted value of a column that the check gives no vocabulary, or that stands outside it. */
export function linkValues(check: Check, path: Path, report: Report): void {
  for (const { column, value } of valuesIn(check)) {
    const words = Object.hasOwn(check.values ?? {}, column) ? check.values?.[column] : undefined;
    if (words === undefined) {
      report(check.values === undefined ? path : [...path, 'values'], {
        code: 'dangling',
        message: `this check counts values of the column "${column}", so "values" must list every value it may have`,
        found: column,
        allowed: [`values: { ${column}: [${value}, …] }`],
      });
    } else if (!words.includes(value)) {
      report([...path, 'values', column], unknown('dangling', `value of the column "${column}" called`, value, words));
    }
  }
}

function valuesIn(check: Check): readonly ReadValue[] {
  const { empty } = check;
  const paths = new Set([...pathsOf(check), ...(empty === undefined ? [] : pathsIn(empty.assert))]);
  const read = [...paths].map((path) => VALUE_PATH.exec(path));
  return read.flatMap((match) => {
    const [, column, value] = match ?? [];
    return column === undefined || value === undefined || value === 'undeclared'
      ? []
      : [{ column, value: value.replaceAll('\\.', '.') }];
  });
}

/** Every path of a fact that a check reads in its own evidence. */
export function pathsOf({ assert, when, advice, deviations }: Check): ReadonlySet<string> {
  const own = [assert, ...(when === undefined ? [] : [when]), ...(advice ?? []).map((each) => each.assert)];
  return new Set([...own.flatMap(pathsIn), ...(deviations === undefined ? [] : [deviations])]);
}

function pathsIn(node: Predicate): readonly string[] {
  if ('use' in node) return Object.values(node.with).filter((each) => typeof each === 'string');
  if ('at' in node) return [dottedPath(node.at, 'one')];
  return partsOf(node).flatMap(({ part }) => pathsIn(part));
}
