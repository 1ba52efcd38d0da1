import type { Catalogue, Need } from './types.ts';

/** Every `$param` below a value, whatever its form. */
function* namedBelow(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$param' && typeof part === 'string') yield part;
    else yield* namedBelow(part);
  }
}

/** Parameters the predicates of a catalogue name, sorted, each once. */
export function parametersOf(catalogue: Catalogue): readonly string[] {
  const needs: readonly Need[] = catalogue.controls.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => criterion.needs),
  );
  return [...new Set(namedBelow(needs))].sort();
}
