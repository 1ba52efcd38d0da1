import type { Sample } from '../../audit/types.ts';
import type { SampleDraw } from '../types.ts';
import { drawRows } from './draw.ts';
import { isLargeEnough, type SamplingTables } from './size.ts';

/** Every drawn sample drawn again, for who has to say whether it was drawn as it was fixed. */
export function redrawAll(samples: readonly Sample[], tables: SamplingTables): readonly SampleDraw[] {
  return samples.flatMap((sample) => redraw(sample, tables) ?? []);
}

// Work is bounded by the rows that are written down: a size of any height may stand in a file.
function redraw(sample: Sample, tables: SamplingTables): SampleDraw | undefined {
  const { id, population, seed, n, k, method, drawn } = sample;
  if (drawn?.length !== n) return undefined;
  const { sha256, size } = population;
  return {
    sample: id,
    rows: n > size ? [] : drawRows({ seed, population: sha256, size, n }),
    enough: isLargeEnough(n, { method, size, k }, tables),
  };
}
