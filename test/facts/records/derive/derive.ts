import type { ColumnLegend } from '../../../../src/audit/types.ts';
import type { Derivation } from '../../../../src/catalogue/types.ts';
import type { ReaderParams } from '../../../../src/facts/types.ts';
import { factsOf, read, said, sourceOf } from '../../sources.ts';

export interface Export {
  readonly header: string;
  readonly rows: readonly string[];
  readonly columns: readonly ColumnLegend[];
}

type Spec = Derivation extends infer D ? (D extends unknown ? Omit<D, 'name'> : never) : never;

/** What a derivation named `x` says of an export, without its prefix. */
export async function derived(
  { header, rows, columns }: Export,
  spec: Spec,
  lists: ReaderParams['lists'] = {},
): Promise<Readonly<Record<string, unknown>>> {
  const text = [header, ...rows, ''].join('\n');
  const derive = [{ name: 'x', ...spec } as Derivation];
  return ofX(await read('csv', [sourceOf('export.csv', text)], { columns, derive, lists }));
}

/** Facts under `derived.x`, in one word each. */
export function ofX(reading: Awaited<ReturnType<typeof read>>): Readonly<Record<string, unknown>> {
  const found = Object.entries(factsOf(reading)).filter(([path]) => path.startsWith('derived.x.'));
  return Object.fromEntries(found.map(([path, fact]) => [path.slice('derived.x.'.length), said(fact)]));
}

export const UNPARSED = '<unparsed>';
export const ABSENT = '<absent>';
