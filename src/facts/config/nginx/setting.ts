import type { Fact, FactAt, FactValue } from '../../types.ts';
import { type Derived, effective, type Level } from './level.ts';
import { isOpen } from './tokenize.ts';

interface Default {
  readonly value: FactValue;
  readonly at: FactAt;
}

/** The fact of a directive whose nearest occurrence counts; `shape` makes its value of the words behind it. */
export function simple(
  level: Level,
  directive: string,
  path: string,
  otherwise: Default,
  shape: (args: readonly string[]) => FactValue | undefined = ([first]) => first,
): readonly Fact[] {
  const found = effective(level, directive);
  if (found.kind === 'unset') return [{ path, ...otherwise, origin: 'default' }];
  if (found.kind === 'unknown') return [{ path, origin: 'unparsed', at: found.at }];
  const { args, at } = found.first;
  if (args.some(isOpen)) return [{ path, origin: 'templated', at }];
  const value = shape(args);
  return [value === undefined ? { path, origin: 'unparsed', at } : { path, value, origin: 'explicit', at }];
}

/** The fact of something worked out from several directives; `at` for what nothing in particular decided. */
export function derived<T extends FactValue>(path: string, result: Derived<T>, at: FactAt): Fact {
  if (!('value' in result)) return { path, origin: result.origin, at: result.at };
  return { path, value: result.value, origin: 'derived', at: result.at ?? at };
}
