import { addTo, atLeast, exactly, plainly, tally } from './said.ts';
import { numberSet } from './number-set.ts';
import type { Columns, SpecOf, Working } from './working.ts';

/** Gaps and doubles in a running number, in whatever order its rows stand. */
export function sequence(column: SpecOf<'sequence'>, columns: Columns): Working {
  const { cell } = columns.take(column, 'int');
  const [rows, doubles, unread] = [tally(), tally(), tally()];
  const numbers = numberSet();
  let first = Infinity;
  let last = -Infinity;
  return {
    addRow({ line }) {
      const number = cell.order;
      if (number === undefined) {
        addTo(unread, line);
        return;
      }
      addTo(rows, line);
      first = Math.min(first, number);
      last = Math.max(last, number);
      const outcome = numbers.add(number);
      if (outcome === 'known') addTo(doubles, line);
      // Spread too wide to be kept: nothing more can be said of this one.
      if (outcome === 'full') addTo(unread, line);
    },
    says: () => [
      plainly('rows', rows),
      exactly('gaps', { value: missing(last - first + 1, numbers.size()) }, unread),
      atLeast('doubles', doubles, unread),
      exactly('first', { value: rows.count === 0 ? undefined : first }, unread),
      exactly('last', { value: rows.count === 0 ? undefined : last }, unread),
      plainly('unread', unread),
    ],
  };
}

// A distance that a double cannot hold would be another distance.
function missing(distance: number, known: number): number | undefined {
  return Number.isSafeInteger(distance) ? distance - known : undefined;
}
