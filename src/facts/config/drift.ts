import type { Fact } from '../types.ts';

/** More differences than anybody reads one by one. */
const LIMIT = 200;

/**
 * How many facts were held against each other (`drift.compared`), in how many of them the files say one thing and the
 * running program another (`drift.count`), and which: `drift.0.path`, `.file` and `.running`, with the
 * place in the file. What either of them does not know is no difference.
 */
export function drift(files: readonly Fact[], running: readonly Fact[]): readonly Fact[] {
  const now = new Map(running.map((fact) => [fact.path, fact]));
  const compared = files.flatMap((fact) => {
    const other = now.get(fact.path);
    return other !== undefined && 'value' in fact && 'value' in other ? [{ fact, other }] : [];
  });
  const differing = compared.filter(({ fact, other }) => JSON.stringify(fact.value) !== JSON.stringify(other.value));
  const [first] = files;
  if (first === undefined) return [];
  const count = (path: string, value: number): Fact => ({ path, value, origin: 'derived', at: first.at });
  const totals = [count('drift.compared', compared.length), count('drift.count', differing.length)];
  const shown = differing.slice(0, LIMIT).flatMap(({ fact, other }, index): readonly Fact[] => [
    { path: `drift.${index}.path`, value: fact.path, origin: 'derived', at: fact.at },
    { ...fact, path: `drift.${index}.file` },
    { ...other, path: `drift.${index}.running` },
  ]);
  return [...totals, ...shown];
}
