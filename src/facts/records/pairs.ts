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
  readonly seen: Set<string>;
}

/** Which declared values of two columns stand together on a row: `columns.<as>.with.<as>.distinct`, for either order. */
export function pairFold(folds: readonly ColumnFold[]): PairFold {
  const pairs = pairsOf(folds);
  return {
    addRow() {
      for (const { one, other, seen } of pairs) {
        if (one.last !== undefined && other.last !== undefined) seen.add(JSON.stringify([one.last, other.last]));
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
  const declared = folds.filter(({ legend }) => legend.values !== undefined);
  if (declared.length > MAX_PAIRED) return [];
  return declared.flatMap((one, index) =>
    declared.slice(index + 1).map((other) => ({ one, other, seen: new Set<string>() })),
  );
}

function pairFact({ one, other, seen }: Pair, source: Source): Fact {
  const path = `columns.${one.legend.as}.with.${other.legend.as}.distinct`;
  if (!one.found || !other.found) return { path, origin: 'absent', at: place(source, 1) };
  const unread = one.invalidLine ?? other.invalidLine;
  if (unread !== undefined) return { path, origin: 'unparsed', at: place(source, unread) };
  return { path, value: seen.size, origin: 'derived', at: place(source) };
}
