import type { Fact } from '../types.ts';

/** More differences than anybody reads one by one. */
const LIMIT = 200;

/**
 * Where the files say one thing and the running program another: `drift.0.path`, `.file` and `.running`, with the
 * place in the file. What either of them does not know is no difference.
 */
export function drift(files: readonly Fact[], running: readonly Fact[]): readonly Fact[] {
  const now = new Map(running.map((fact) => [fact.path, fact]));
  const differing = files.flatMap((fact) => {
    const other = now.get(fact.path);
    if (other === undefined || !('value' in fact) || !('value' in other)) return [];
    return JSON.stringify(fact.value) === JSON.stringify(other.value) ? [] : [{ fact, other }];
  });
  return differing.slice(0, LIMIT).flatMap(({ fact, other }, index): readonly Fact[] => [
    { path: `drift.${index}.path`, value: fact.path, origin: 'derived', at: fact.at },
    { ...fact, path: `drift.${index}.file` },
    { ...other, path: `drift.${index}.running` },
  ]);
}
