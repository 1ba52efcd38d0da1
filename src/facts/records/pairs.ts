import type { ColumnLegend } from '../../audit/types.ts';
import type { JsonScalar } from '../../catalogue/types.ts';
import type { Fact, Source } from '../types.ts';
import { place } from '../text.ts';
import type { ColumnFold } from './fold.ts';

/** More columns with declared values than this are not paired: their pairs would outnumber everything else. */
const MAX_PAIRED = 8;

export interface PairFold {
  /** Looks at the row that all columns were just given. */
  addRow(): void;
  facts(source: Source): readonly Fact[];
}

interface Pair {
  readonly one: ColumnFold;
  readonly other: ColumnFold;
  /** For each value of the one, the values of the other that stood beside it. */
  readonly seen: Map<JsonScalar, Set<JsonScalar>>;
}

/** Which declared values of two columns stand together on a row: `columns.<as>.with.<as>.distinct`, for either order. */
export function pairFold(folds: readonly ColumnFold[]): PairFold {
  const pairs = pairsOf(folds);
  return {
    addRow() {
      for (const { one, other, seen } of pairs) {
        const [first, second] = [one.cell.value, other.cell.value];
        if (first === undefined || second === undefined) continue;
        const beside = seen.get(first);
        if (beside === undefined) seen.set(first, new Set([second]));
        else beside.add(second);
      }
    },
    facts: (source) =>
      pairs.flatMap((pair) => [
        pairFact(pair, source),
        pairFact({ ...pair, one: pair.other, other: pair.one }, source),
      ]),
  };
}

function pairsOf(folds: readonly ColumnFold[]): readonly Pair[] {
  const declared = folds.filter(({ legend }) => hasFewValues(legend));
  if (declared.length > MAX_PAIRED) return [];
  return declared.flatMap((one, index) =>
    declared.slice(index + 1).map((other) => ({ one, other, seen: new Map<JsonScalar, Set<JsonScalar>>() })),
  );
}

// Only these types read a cell as one of the declared values; of any other the pairs could fill the memory.
function hasFewValues({ type, values }: ColumnLegend): boolean {
  return values !== undefined && (type === undefined || type === 'enum' || type === 'bool');
}

function pairFact({ one, other, seen }: Pair, source: Source): Fact {
  const path = `columns.${one.legend.as}.with.${other.legend.as}.distinct`;
  if (!one.found || !other.found) return { path, origin: 'absent', at: place(source, 1) };
  const unread = one.invalidLine ?? other.invalidLine;
  if (unread !== undefined) return { path, origin: 'unparsed', at: place(source, unread) };
  const value = [...seen.values()].reduce((sum, beside) => sum + beside.size, 0);
  return { path, value, origin: 'derived', at: place(source) };
}
